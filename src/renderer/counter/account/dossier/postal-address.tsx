import { useId } from 'react';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { IconEdit, IconToCheck } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import type { DossierPrepared } from '../../dossier/change-form.ts';
import { NotOffered } from './not-offered.tsx';
import type { DossierAsking } from './open-dossier.ts';

type Props = {
  readonly prepared: DossierPrepared;
  readonly onAsk: (asking: DossierAsking) => void;
};

/** Where letters go. */
export function PostalAddress({ prepared, onAsk }: Props) {
  const t = useText();
  const id = useId();
  const { postal, dwellingLines, rules, changes } = prepared;
  const lines = postal.lines ?? dwellingLines;
  const pending = changes.some(({ part, state }) => part === 'adresse-courrier' && state === 'a_valider');
  return (
    <section aria-labelledby={id}>
      <div className="dossier-head">
        <SectionHeading id={id}>{t('dossier.part.postal')}</SectionHeading>
        {rules['adresse-courrier'].offered && (
          <Button
            size="small"
            icon={IconEdit}
            onClick={() => onAsk({ act: 'adresse-courrier', person: null })}
          >
            {t('dossier.act.adresse-courrier')}
          </Button>
        )}
      </div>
      <NotOffered rules={rules} parts={['adresse-courrier']} />
      <div className="dossier-postal">
        {postal.lines === null && (
          <p className="text-second text-ink-2">
            {t(lines.length === 0 ? 'dossier.part.postalProtected' : 'dossier.part.postalDwelling')}
          </p>
        )}
        {lines.length > 0 && (
          <p className="grid">
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
              <span key={`${at}-${line}`}>{line}</span>
            ))}
          </p>
        )}
        {pending && (
          <StatusChip icon={IconToCheck} tone="warning" className="mt-1 justify-self-start">
            {t('dossier.part.pending')}
          </StatusChip>
        )}
      </div>
    </section>
  );
}
