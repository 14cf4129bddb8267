import type { Situation } from '../../../../contract/accounts.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconInfo } from '../../../ui/icons.ts';
import { HistorySection } from '../chart/history-section.tsx';
import { DueMonths } from './due-months.tsx';
import { LastBilled } from './last-billed.tsx';
import { LastPayments } from './last-payments.tsx';

export type SituationTabProps = { readonly situation: Situation; readonly onLedger: () => void };

/** What is owed, how it came about, what was last asked and last paid. */
export function SituationTab({ situation, onLedger }: SituationTabProps) {
  const t = useText();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 large:gap-8">
      {situation.creditSentence !== null && (
        <AlertLine icon={IconInfo} tone="accent" fact={t('account.situation.credit')}>
          {situation.creditSentence}
        </AlertLine>
      )}
      <DueMonths situation={situation} />
      <HistorySection months={situation.chart} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 wide:grid-cols-2 large:mt-0">
        <LastPayments payments={situation.lastPayments} onAll={onLedger} />
        <LastBilled billed={situation.lastBilled} />
      </div>
    </div>
  );
}
