import type { Mandate } from '../../../contract/direct-debit.ts';
import { mandateStateWords } from '../../../rules/direct-debit/words.ts';
import { useText } from '../../i18n/i18n.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { MANDATE_LOOK } from './debit-words.ts';

/** The mandate of now beside the form that changes it. */
export function MandateNow({ mandate }: { readonly mandate: Mandate | null }) {
  const t = useText();
  return (
    <div className="debit-now">
      <p className="debit-now-title">{t('directDebit.now.title')}</p>
      {mandate === null ? (
        <p className="font-label">{t('directDebit.now.none')}</p>
      ) : (
        <>
          <p className="font-label figures-tabular">{mandate.maskedIban}</p>
          <p className="debit-now-facts">
            <StatusChip {...MANDATE_LOOK[mandate.state]}>{mandateStateWords[mandate.state]}</StatusChip>
            {mandate.day !== null && (
              <span className="text-second text-ink-2">
                {t('directDebit.fact.dayOf', { day: String(mandate.day) })}
              </span>
            )}
          </p>
        </>
      )}
    </div>
  );
}
