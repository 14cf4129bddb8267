import type { AccountHeader } from '../../../contract/accounts.ts';
import type { RecordedPayment } from '../../../contract/payments.ts';
import { formatEuros } from '../../../rules/money.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconSavedHere } from '../../ui/icons.ts';
import { DonePanel } from './done-panel.tsx';
import { handedPapers, partsOf } from './handed-paper.ts';
import { RecordedStates } from './recorded-states.tsx';
import type { PartView } from './use-parts.ts';

/** What both successes share with the panel they take the place of. */
export type DoneShell = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly holder: string;
  readonly header: AccountHeader;
};

export type RecordedPanelProps = DoneShell & {
  readonly payment: RecordedPayment;
  /** The accounts as they were before the payment. */
  readonly parts: readonly PartView[];
};

/** "Encaissement enregistré": numbers, what to give back, the papers, where each account stands now. */
export function RecordedPanel({ holder, header, payment, parts, ...shell }: RecordedPanelProps) {
  const t = useText();
  const paid = partsOf(payment);
  const several = paid.length > 1;
  const totalCents = paid.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const viewOf = (account: string) => parts.find((view) => view.part.account === account);
  const nameOf = (account: string) => {
    if (!several) return null;
    const view = viewOf(account);
    return view === undefined ? account : `${view.holderName} · ${view.reference}`;
  };
  const lateOf = (account: string) =>
    account === header.account
      ? header.late
      : (viewOf(account)?.dueMonths.some(({ lateDays }) => lateDays > 0) ?? false);
  const { time } = atDesk(payment.takenAt);
  return (
    <DonePanel
      {...shell}
      title={t('payments.recorded.title')}
      subtitle={
        <>
          <span className="document-number">
            {t('payments.recorded.number', { number: paid.map(({ number }) => number).join(', ') })}
          </span>
          {' · '}
          {t(`payments.recorded.how.${payment.mode}`, { amount: formatEuros(totalCents) })}
          {' · '}
          <span className="font-strong text-ink">{holder}</span>
        </>
      }
      groups={paid.map((part) => ({
        account: part.account,
        name: nameOf(part.account),
        papers: handedPapers(part),
      }))}
      before={
        payment.changeCents !== null && <Change totalCents={totalCents} changeCents={payment.changeCents} />
      }
    >
      {paid.map((part) => (
        <RecordedStates
          key={part.account}
          part={part}
          name={nameOf(part.account)}
          late={lateOf(part.account)}
        />
      ))}
      <AlertLine layout="line" icon={IconSavedHere} fact={t('payments.recorded.savedHere', { time })}>
        {t('payments.recorded.savedDetail')}
      </AlertLine>
    </DonePanel>
  );
}

/** Cash only: the largest thing on the screen, since it is what the hands do next. */
function Change({ totalCents, changeCents }: { readonly totalCents: number; readonly changeCents: number }) {
  const t = useText();
  return (
    <div className="payment-change">
      <p>
        <span className="block text-section">{t('payments.change')}</span>{' '}
        <span className="text-second text-ink-2">
          {t('payments.recorded.received', {
            received: formatEuros(totalCents + changeCents),
            amount: formatEuros(totalCents),
          })}
        </span>
      </p>
      <p className="payment-change-amount figures-tabular text-hero-lg">{formatEuros(changeCents)}</p>
    </div>
  );
}
