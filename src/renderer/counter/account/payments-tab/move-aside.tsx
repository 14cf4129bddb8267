import { useQuery } from '@tanstack/react-query';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { OtherAccount, PaymentRow } from '../../../../contract/payments.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { IconError, IconQuittance, IconReceipt } from '../../../ui/icons.ts';
import { modeOfRow } from './row-words.ts';
import { Balances } from './taking-back-parts.tsx';
import { WillList } from './will-list.tsx';

type Props = {
  readonly header: AccountHeader;
  readonly row: PaymentRow;
  /** Null until the right account is known. */
  readonly right: OtherAccount | null;
  readonly months: readonly string[];
};

/** Both balances after, what it does, and the paper the right account will get. */
export function MoveAside({ header, row, right, months }: Props) {
  const t = useText();
  return (
    <section aria-label={t('paymentsTab.consequence')}>
      <h3 className="text-table font-strong">{t('paymentsTab.move.after')}</h3>
      <Balances
        caption={t('paymentsTab.move.here', { reference: header.reference })}
        beforeCents={header.balanceCents}
        changeCents={row.cents}
        change={t('paymentsTab.reversalLine')}
      />
      {right !== null && right.account !== header.account && (
        <>
          <Balances
            caption={t('paymentsTab.move.here', { reference: right.reference })}
            beforeCents={right.balanceCents}
            changeCents={-row.cents}
            change={t('payments.payment')}
          />
          <PapersToCome account={right.account} row={row} months={months} />
        </>
      )}
      <h3 className="mt-5 text-table font-strong">{t('paymentsTab.consequences')}</h3>
      <WillList row={row} act="move" />
    </section>
  );
}

type PapersProps = {
  readonly account: string;
  readonly row: PaymentRow;
  readonly months: readonly string[];
};

function PapersToCome({ account, row, months }: PapersProps) {
  const t = useText();
  const { ask } = useCore();
  const mode = modeOfRow(row);
  const { data } = useQuery(
    ask.payments.plan.queryOptions({
      input: { account, amountCents: row.cents, chosenMonths: [...months], mode: mode ?? 'especes' },
      enabled: mode !== null,
      gcTime: 0,
    }),
  );
  if (data === undefined) return null;
  const blocking = data.rules.filter((rule) => rule.blocking);
  return (
    <>
      {(data.papers.length > 0 || blocking.length > 0) && (
        <h3 className="mt-5 text-table font-strong">{t('paymentsTab.move.papers')}</h3>
      )}
      <ul className="will-list">
        {blocking.map(({ text }) => (
          <li key={text} className="text-danger">
            <IconError />
            <span>{text}</span>
          </li>
        ))}
        {data.papers.map(({ kind, month, reason }) => {
          const PaperIcon = kind === 'quittance' ? IconQuittance : IconReceipt;
          return (
            <li key={`${kind}-${month ?? ''}`}>
              <PaperIcon />
              <span>{reason}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
