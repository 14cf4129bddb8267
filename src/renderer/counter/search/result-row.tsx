import { useEffect, useRef } from 'react';
import type { SearchRow } from '../../../contract/accounts.ts';
import type { AccountAct } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertChips } from './alert-chips.tsx';
import { balanceView } from './balance.ts';
import { birthWords, roleWords } from './person-words.ts';
import { RowActions } from './row-actions.tsx';
import { cutMatches } from './rows.ts';

/** The id a field points at with `aria-activedescendant`. */
export function resultId(listId: string, index: number): string {
  return `${listId}-result-${index}`;
}

type Props = {
  readonly listId: string;
  readonly index: number;
  readonly row: SearchRow;
  /** Last of its homonym group. */
  readonly last: boolean;
  readonly highlighted: boolean;
  readonly actionsOpen: boolean;
  readonly onHighlight: () => void;
  readonly onOpen: (account: string, act?: AccountAct) => void;
  readonly onActionsClosed: () => void;
};

/** One account found: who, reference, where, balance, alerts. */
export function ResultRow({
  listId,
  index,
  row,
  last,
  highlighted,
  actionsOpen,
  onHighlight,
  onOpen,
  onActionsClosed,
}: Props) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (highlighted) place.current?.scrollIntoView({ block: 'nearest' });
  }, [highlighted]);
  const balance = balanceView(row);
  // A plan spreads what was due long ago: "non échu" would not be true of it.
  const onPlan = balance.word === 'notDue' && row.alerts.some(({ kind }) => kind === 'payment-plan');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys; this is the pointer's way.
    <div
      ref={place}
      id={resultId(listId, index)}
      role="option"
      aria-selected={highlighted}
      tabIndex={-1}
      className="result results-grid"
      data-highlighted={highlighted || undefined}
      data-last-homonym={last || undefined}
      onPointerDown={(event) => {
        // The focus stays in the field.
        event.preventDefault();
        onHighlight();
      }}
      onClick={() => onOpen(row.account)}
    >
      <div className="result-person">
        <div className="result-name">
          <Marked text={row.name} ranges={row.nameMatch} />
        </div>
        <PersonLine row={row} />
      </div>
      <div className="result-reference reference">{row.reference}</div>
      <div className="result-address">
        {row.addressMasked
          ? t('search.maskedAddress')
          : row.addressLines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one address are their places.
              <div key={at}>
                <Marked text={unbroken(line)} ranges={row.addressMatch[at] ?? []} />
              </div>
            ))}
      </div>
      <div className="result-balance" data-tone={balance.tone}>
        {balance.amount === null ? (
          <span className="result-amount">{t('search.balance.settled')}</span>
        ) : (
          <>
            <span className="result-amount figures-tabular">{balance.amount}</span>{' '}
            <span className="result-side">{t(SIDE[onPlan ? 'late' : balance.word])}</span>
          </>
        )}
      </div>
      <div className="result-alerts">
        <AlertChips alerts={row.alerts} />
      </div>
      {actionsOpen && <RowActions row={row} anchor={place} onOpen={onOpen} onClose={onActionsClosed} />}
    </div>
  );
}

/** "apt 034" stays on one line; the text keeps its length, so that what matched stays in place. */
function unbroken(line: string): string {
  return line.replace(/(bât\.|esc\.|apt|appt|porte|étage) /g, '$1\u00a0');
}

const SIDE = {
  late: 'search.balance.debtor',
  notDue: 'search.balance.debtorNotDue',
  dueOn: 'search.balance.debtorNotDue',
  creditor: 'search.balance.creditor',
  settled: 'search.balance.settled',
} as const;

function PersonLine({ row }: { readonly row: SearchRow }) {
  const t = useText();
  const birth = birthWords(row.birth, row.civility);
  const homonym = row.homonymGroup !== null;
  const role = homonym || row.role !== 'signataire_principal' ? roleWords(row.role) : null;
  if (birth === null && role === null) return null;
  return (
    <div className="result-birth">
      {birth !== null && (
        <>
          {t(`search.born.${birth.word}`)} <span data-stress={homonym || undefined}>{birth.date}</span>
        </>
      )}
      {birth !== null && role !== null && ' · '}
      {role}
    </div>
  );
}

function Marked({
  text,
  ranges,
}: {
  readonly text: string;
  readonly ranges: ReadonlyArray<readonly [number, number]>;
}) {
  return cutMatches(text, ranges).map(({ text: piece, matched, at }) =>
    matched ? (
      <mark key={at} className="match">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}
