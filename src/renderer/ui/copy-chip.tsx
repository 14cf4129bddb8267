import { useEffect, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { IconCopy, IconDone } from './icons.ts';
import { announce } from './live-region.tsx';
import { Tooltip } from './tooltip.tsx';

export type CopyChipProps = {
  /** As printed on the landlord's paper. */
  readonly reference: string;
  /** Before it; default "Compte". */
  readonly label?: string;
  /** Puts the text on the clipboard; default the browser's. */
  readonly copy?: (text: string) => Promise<void>;
};

const copyToClipboard = (text: string) => navigator.clipboard.writeText(text);

/** "Compte 0030020790D" with a button that copies the reference. */
export function CopyChip({ reference, label, copy = copyToClipboard }: CopyChipProps) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const CopyIcon = copied ? IconDone : IconCopy;
  return (
    <span className="copy-chip">
      {label ?? t('ui.account')} <span className="copy-chip-reference reference">{reference}</span>
      <Tooltip text={t(copied ? 'ui.copied' : 'ui.copyReference')}>
        <button
          type="button"
          className="copy-chip-button"
          aria-label={t('ui.copyReference')}
          onClick={() => {
            void copy(reference).then(() => {
              setCopied(true);
              announce(t('ui.copied'));
            });
          }}
        >
          <CopyIcon size={16} />
        </button>
      </Tooltip>
    </span>
  );
}
