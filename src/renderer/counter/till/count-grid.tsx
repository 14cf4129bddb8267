import type { KeyboardEvent, ReactNode } from 'react';
import { formatAmount, formatEuros } from '../../../rules/money.ts';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  COINS,
  type CountTexts,
  type Denomination,
  denominationName,
  lineAfter,
  NOTES,
  piecesAmong,
  piecesOf,
  totalOf,
  typedCount,
} from './counts.ts';

export type CountGridProps = {
  readonly texts: CountTexts;
  /** "Espèces comptées", "Fond compté". */
  readonly total: string;
  /** Given once: the lines are read, no longer written. */
  readonly frozen?: boolean;
  readonly onEdit: (cents: Denomination, text: string) => void;
  /** Entrée on the last line. */
  readonly onLast: () => void;
};

const lineId = (cents: number) => `till-count-${cents}`;

/** Takes the hands to the first line. */
export function focusFirstLine(): void {
  const [first] = NOTES;
  if (first !== undefined) document.getElementById(lineId(first))?.focus();
}

/** Notes and coins, how many of each, what each comes to, and all of it: counted in the order of a drawer. */
export function CountGrid({ texts, total, frozen = false, onEdit, onLast }: CountGridProps) {
  const t = useText();
  const column = (name: string, denominations: readonly Denomination[], sum: string) => (
    <CountColumn name={name} sum={sum} cents={totalOf(texts, denominations)}>
      {denominations.map((cents) => (
        <CountLine
          key={cents}
          cents={cents}
          text={texts[cents] ?? ''}
          pieces={piecesOf(texts, cents)}
          frozen={frozen}
          onEdit={(text) => onEdit(cents, text)}
          onLast={onLast}
        />
      ))}
    </CountColumn>
  );
  return (
    <>
      <div className="count-columns">
        {column(
          t('till.count.notes'),
          NOTES,
          t('till.count.notesTotal', { n: formatCount(piecesAmong(texts, NOTES)) }),
        )}
        {column(
          t('till.count.coins'),
          COINS,
          t('till.count.coinsTotal', { n: formatCount(piecesAmong(texts, COINS)) }),
        )}
      </div>
      <p className="count-total">
        <span className="text-section">{total}</span>{' '}
        <output className="figures-tabular text-amount">{formatEuros(totalOf(texts))}</output>
      </p>
    </>
  );
}

type ColumnProps = {
  readonly name: string;
  readonly sum: string;
  readonly cents: number;
  readonly children: ReactNode;
};

function CountColumn({ name, sum, cents, children }: ColumnProps) {
  return (
    <fieldset className="count-column">
      <legend className="count-head">{name}</legend>
      {children}
      <p className="count-sum">
        <span>{sum}</span> <span className="figures-tabular">{formatEuros(cents)}</span>
      </p>
    </fieldset>
  );
}

type LineProps = {
  readonly cents: Denomination;
  readonly text: string;
  readonly pieces: number;
  readonly frozen: boolean;
  readonly onEdit: (text: string) => void;
  readonly onLast: () => void;
};

function CountLine({ cents, text, pieces, frozen, onEdit, onLast }: LineProps) {
  const t = useText();
  const name = denominationName(cents);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    const next = lineAfter(cents, step);
    if (next !== null) document.getElementById(lineId(next))?.focus();
    else if (event.key === 'Enter') onLast();
  }

  return (
    <div className="count-line">
      <label
        htmlFor={lineId(cents)}
        className="figures-tabular"
        aria-label={t('till.count.of', { amount: name })}
      >
        {name}
      </label>
      <span aria-hidden="true" className="count-times">
        ×
      </span>
      <input
        id={lineId(cents)}
        className="count-field figures-tabular"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('till.count.of', { amount: name })}
        placeholder="0"
        value={frozen && text === '' ? '0' : text}
        readOnly={frozen}
        data-none={pieces === 0 || undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onEdit(typedCount(event.currentTarget.value))}
        onKeyDown={onKeyDown}
      />
      <span className="figures-tabular count-worth" data-none={pieces === 0 || undefined}>
        {formatAmount(cents * pieces)}
      </span>
    </div>
  );
}
