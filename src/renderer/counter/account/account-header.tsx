import type { AccountHeader as Header } from '../../../contract/accounts.ts';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import { useText } from '../../i18n/i18n.ts';
import { CopyChip } from '../../ui/copy-chip.tsx';
import { IconLeft } from '../../ui/icons.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { birthWords } from '../search/person-words.ts';
import { birthsWord, holderNames, listed } from './header-words.ts';

/** Who, under which reference, and one line of where, what and when born. */
export function AccountHeader({ header }: { readonly header: Header }) {
  const t = useText();
  const births = useBirths(header);
  const names = holderNames(header.holders);
  const line = [
    header.addressLine ?? t('account.protectedAddress'),
    ...(header.dwellingLine === null ? [] : [header.dwellingLine]),
    ...(births === null ? [] : [births]),
  ];
  return (
    <header className="account-head">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-page">
          {names.length === 0 ? t('account.noHolder') : listed(names, t('account.and'))}
        </h1>
        <CopyChip reference={header.reference} />
        {header.exitedOn !== null ? (
          <StatusChip icon={IconLeft}>
            {t('account.alert.exited', { date: formatDate(isoDate(header.exitedOn)) })}
          </StatusChip>
        ) : (
          header.leavingOn !== null && (
            <StatusChip icon={IconLeft}>
              {t('account.alert.leaving', { date: formatDate(isoDate(header.leavingOn)) })}
            </StatusChip>
          )
        )}
      </div>
      <p className="mt-0.5 text-table text-ink-2">{line.join(' · ')}</p>
    </header>
  );
}

function useBirths({ holders }: Header): string | null {
  const t = useText();
  const [only] = holders;
  if (only !== undefined && holders.length === 1) {
    const birth = birthWords(only.birth, only.civility);
    return birth === null ? null : `${t(`search.born.${birth.word}`)} ${birth.date}`;
  }
  const births = birthsWord(holders);
  if (births === null) return null;
  const and = births.word.startsWith('theyYear') ? t('account.bornAndYear') : t('account.bornAnd');
  return t(`account.born.${births.word}`, { dates: listed(births.dates, and) });
}
