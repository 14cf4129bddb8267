import { useQuery } from '@tanstack/react-query';
import type { RecentAccount } from '../../../contract/accounts.ts';
import { formatDate, formatDayMonth, isoDate } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { balanceView } from '../search/balance.ts';
import { openAccount } from '../search/open-account.ts';
import { ReadFailure } from './read-failure.tsx';

/** The last accounts this agent opened, newest first. */
export function RecentAccounts() {
  const t = useText();
  const { ask } = useCore();
  const { data, error, refetch, isPending } = useQuery(ask.accounts.recent.queryOptions());
  return (
    <section aria-labelledby="recent-accounts">
      <SectionHeading id="recent-accounts">{t('home.recent')}</SectionHeading>
      {error !== null && <ReadFailure error={error} retry={() => void refetch()} />}
      {error === null && (
        <Skeleton loading={isPending} shape={<RecentShape />}>
          {data?.length === 0 ? (
            <div className="home-none">
              <p className="font-medium">{t('home.noRecent')}</p>
              <p className="text-second text-ink-2">{t('home.noRecentText')}</p>
            </div>
          ) : (
            <ul className="recents">
              {data?.map((account) => (
                <li key={account.account}>
                  <RecentRow account={account} />
                </li>
              ))}
            </ul>
          )}
        </Skeleton>
      )}
    </section>
  );
}

function RecentRow({ account }: { readonly account: RecentAccount }) {
  const t = useText();
  const balance = balanceView(account);
  const where =
    account.exitedOn === null
      ? account.address
      : t('search.alert.exited', { day: formatDate(isoDate(account.exitedOn)) });
  return (
    <button type="button" className="recent" onClick={() => openAccount(account.account)}>
      <span className="recent-who">
        <span className="recent-name">{account.name}</span>{' '}
        <span className="recent-reference reference">{account.reference}</span>
      </span>{' '}
      <span className="recent-where">{where}</span>{' '}
      <span className="recent-balance" data-tone={balance.tone}>
        {balance.amount === null ? (
          <span className="recent-amount">{t('search.balance.settled')}</span>
        ) : (
          <>
            <span className="recent-amount figures-tabular">{balance.amount}</span>{' '}
            <span className="recent-side">
              {t(WORDS[balance.word], {
                day: account.nextDueOn === null ? '' : formatDayMonth(isoDate(account.nextDueOn)),
              })}
            </span>
          </>
        )}
      </span>
    </button>
  );
}

const WORDS = {
  late: 'search.balance.debtorLate',
  dueOn: 'search.balance.debtorDueOn',
  notDue: 'search.balance.debtorNotDue',
  creditor: 'search.balance.creditor',
  settled: 'search.balance.settled',
} as const;

function RecentShape() {
  return (
    <div className="grid gap-5 pt-4">
      {['w-64', 'w-52', 'w-72', 'w-56', 'w-60'].map((width) => (
        <SkeletonBar key={width} className={width} />
      ))}
    </div>
  );
}
