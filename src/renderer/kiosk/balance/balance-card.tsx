import type { KioskBalance } from '../../../contract/kiosk/money.ts';
import { useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';

/** So many months are told one by one; the printed detail has them all. */
const ROWS = 3;

/** Grey blocks in the place of the figures. */
export function HiddenCard() {
  return (
    <div className="k-card k-hidden" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}

/** What is owed, since when, and the months it is made of. */
export function BalanceCard({ balance }: { readonly balance: KioskBalance }) {
  const t = useText();
  const { money, month, when, shortDay } = useValues();
  const { balanceCents: cents, due, asOf, sentence, unsentCents } = balance;
  const isLate = due.some(({ lateDays }) => lateDays > 0);
  const at = { when: when(asOf) };
  const more = due.length - ROWS;
  return (
    <div className="k-card k-balance" data-personal>
      <p className="k-balance-kind">
        {t(cents > 0 ? 'balance.debit' : cents < 0 ? 'balance.credit' : 'balance.even')}
      </p>
      <p className="k-balance-amount" data-late={isLate || undefined}>
        {money(Math.abs(cents))}
      </p>
      <p className="k-balance-words">
        {cents < 0 && sentence !== null
          ? sentence
          : t(cents > 0 ? 'balance.owed' : cents < 0 ? 'balance.owing' : 'balance.nothing', at)}
      </p>
      {unsentCents > 0 && (
        <p className="k-balance-words">{t('balance.unsent', { amount: money(unsentCents) })}</p>
      )}
      {due.length > 0 && (
        <ul className="k-months">
          {due.slice(0, ROWS).map(({ month: one, cents: owed, dueOn, lateDays }) => (
            <li key={one}>
              <span>
                <span>{month(one)}</span>
                <span className="k-month-late" data-late={lateDays > 0 || undefined}>
                  {lateDays > 0
                    ? t('balance.late', { count: lateDays })
                    : dueOn === null
                      ? t('balance.dueNow')
                      : t('balance.dueOn', { day: shortDay(dueOn) })}
                </span>
              </span>
              <b>{money(owed)}</b>
            </li>
          ))}
          {more > 0 && <li>{t('balance.more', { count: more })}</li>}
        </ul>
      )}
    </div>
  );
}
