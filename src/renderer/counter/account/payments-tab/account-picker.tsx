import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { SearchRow } from '../../../../contract/accounts.ts';
import { failureInWords } from '../../../app/failure.ts';
import { formatCount } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconInfo, IconNoResult, IconSearch } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { balanceView } from '../../search/balance.ts';
import { birthWords } from '../../search/person-words.ts';
import { useResultsKeys } from '../../search/use-results-keys.ts';
import { useSearch } from '../../search/use-search.ts';

export type AccountPickerProps = {
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly onPick: (account: string) => void;
};

/** Finds one account from inside a form: the search of the top bar, without leaving what is being done. */
export function AccountPicker({ label, help, error, onPick }: AccountPickerProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const search = useSearch(text);
  const keys = useResultsKeys({
    text,
    search,
    scanned: false,
    onEntered: () => {},
    onOpen: onPick,
    onNothingChosen: () => announce(t('search.noChoiceQuestion')),
    onEscapeEmpty: () => {},
    onClear: () => setText(''),
  });
  const rows = search.answer?.rows ?? [];
  useEffect(() => field.current?.focus(), []);
  const counted = search.settled && search.answer !== null ? rows.length : null;
  useEffect(() => {
    if (counted !== null && counted > 0)
      announce(t('search.count', { count: counted, n: formatCount(counted) }));
  }, [counted, t]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // The first Échap closes the list, not the panel behind it.
    if (event.key === 'Escape' && text !== '') event.stopPropagation();
    if (event.key !== 'ArrowRight') keys.onKeyDown(event);
  }

  const shown = keys.open && (search.answer !== null || search.error !== null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list closes when the focus leaves the field with it
    <div
      className="picker"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keys.hide();
      }}
    >
      <TextField
        ref={field}
        label={label}
        help={help}
        error={error}
        suffix={<IconSearch />}
        role="combobox"
        aria-expanded={shown && rows.length > 0}
        aria-controls={shown && rows.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={shown && keys.highlighted !== null ? `${id}-${keys.highlighted}` : undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        maxLength={200}
        value={text}
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div className="picker-list">
          {search.error !== null && <Note icon="error" words={failureInWords(search.error).title} />}
          {search.answer?.sentence != null && <Note icon="info" words={search.answer.sentence} />}
          {search.error === null && search.settled && rows.length === 0 && (
            <Note icon="error" words={t('paymentsTab.move.none', { text: text.trim() })} />
          )}
          {rows.length > 0 && (
            <div id={`${id}-list`} role="listbox" aria-label={t('paymentsTab.move.found')}>
              {rows.map((row, index) => (
                <PickerRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: one account may answer twice, by two of its people
                  key={`${row.account}-${index}`}
                  id={`${id}-${index}`}
                  row={row}
                  chosen={keys.highlighted === index}
                  onPick={() => onPick(row.account)}
                />
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Note({ icon, words }: { readonly icon: 'info' | 'error'; readonly words: string }) {
  const NoteIcon = icon === 'info' ? IconInfo : IconNoResult;
  return (
    <p className="picker-note">
      <NoteIcon />
      {words}
    </p>
  );
}

const SIDE = {
  late: 'search.balance.debtorLate',
  notDue: 'search.balance.debtor',
  dueOn: 'search.balance.debtor',
  creditor: 'search.balance.creditor',
  settled: 'search.balance.settled',
} as const;

type RowProps = {
  readonly id: string;
  readonly row: SearchRow;
  readonly chosen: boolean;
  readonly onPick: () => void;
};

function PickerRow({ id, row, chosen, onPick }: RowProps) {
  const t = useText();
  const { amount, word } = balanceView(row);
  const birth = birthWords(row.birth, row.civility);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points at the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose the row
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className="picker-row"
      data-chosen={chosen || undefined}
      // The field keeps the focus: leaving it would close the list before the press ends.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <span className="font-label">{row.name}</span>
      <span className="figures-tabular">{amount ?? t('search.balance.settled')}</span>
      <span>
        <span className="reference">{row.reference}</span>
        {birth !== null && ` · ${t(`search.born.${birth.word}`)} ${birth.date}`}
        <br />
        {row.addressMasked ? t('search.maskedAddress') : row.addressLines.join(', ')}
      </span>
      <span>{amount !== null && t(SIDE[word])}</span>
    </div>
  );
}
