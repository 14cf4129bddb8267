import { useQuery } from '@tanstack/react-query';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { ReferencePicture } from '../../home/reference-picture.tsx';
import { usePanelKeys } from '../use-panel-keys.ts';

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly header: AccountHeader;
};

/** "Où est la référence": to be shown to the tenant on the screen, beside his own avis. */
export function ReferencePanel({ open, onClose, header }: Props) {
  const t = useText();
  const { ask } = useCore();
  const picture = useQuery(ask.landlords.referencePicture.queryOptions());
  usePanelKeys(open, null);
  return (
    <SidePanel open={open} onClose={onClose} title={t('spaces.reference.title')}>
      {picture.data === null ? (
        <p className="text-table">{t('spaces.reference.none')}</p>
      ) : (
        <div className="space-reference">
          <ReferencePicture />
        </div>
      )}
      <dl className="space-login mt-6">
        <div>
          <dt>{t('spaces.reference.ours')}</dt>
          <dd className="reference">{header.reference}</dd>
        </div>
      </dl>
    </SidePanel>
  );
}
