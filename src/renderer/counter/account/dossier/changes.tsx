import type { DossierChange } from '../../../../contract/dossier.ts';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { ChangeCard } from './change-card.tsx';
import { isUnderWay } from './under-way.ts';

type Props = {
  readonly account: string;
  readonly changes: readonly DossierChange[];
  readonly onCompare: (refused: string) => void;
  readonly onPaper: (number: string) => void;
};

/** Changes that wait for somebody: values at odds first. */
export function PendingChanges({ changes, ...card }: Props) {
  const t = useText();
  const pending = changes.filter(isUnderWay);
  if (pending.length === 0) return null;
  const first = pending.toSorted((a, b) => Number(b.conflict !== null) - Number(a.conflict !== null));
  return (
    <section aria-labelledby="dossier-pending">
      <SectionHeading id="dossier-pending">{t('dossier.changes.title')}</SectionHeading>
      <div className="dossier-changes">
        {first.map((change) => (
          <ChangeCard key={change.id} change={change} {...card} />
        ))}
      </div>
    </section>
  );
}

/** Changes that are done with. */
export function SettledChanges({ changes, ...card }: Props) {
  const t = useText();
  const settled = changes.filter((change) => !isUnderWay(change));
  if (settled.length === 0) return null;
  return (
    <section aria-labelledby="dossier-settled">
      <SectionHeading id="dossier-settled">{t('dossier.changes.history')}</SectionHeading>
      <div className="dossier-changes">
        {settled.map((change) => (
          <ChangeCard key={change.id} change={change} {...card} />
        ))}
      </div>
    </section>
  );
}
