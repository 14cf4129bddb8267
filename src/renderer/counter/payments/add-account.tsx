import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SearchRow } from '../../../contract/accounts.ts';
import type { OtherAccount } from '../../../contract/payments.ts';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconSearch } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { birthWords } from '../search/person-words.ts';
import { AccountOption } from './account-option.tsx';
import { focusId } from './field-ids.ts';

const FIELD_ID = 'payment-add-field';
const FIRST_ID = 'payment-add-first';
/** More would be a search of its own: a few words more say which one. */
const MOST_FOUND = 6;

export type AddAccountProps = {
  /** Accounts of the same people that are not in the act yet. */
  readonly suggested: readonly OtherAccount[];
  readonly taken: readonly string[];
  readonly onAdd: (account: OtherAccount) => void;
  readonly onClose: () => void;
};

/** One more account for the same payer: of the same people, or any other by its reference or its holder's name. */
export function AddAccount({ suggested, taken, onAdd, onClose }: AddAccountProps) {
  const t = useText();
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly SearchRow[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const box = useRef<HTMLElement>(null);
  const hasSuggestion = suggested.length > 0;
  useEffect(() => focusId(hasSuggestion ? FIRST_ID : FIELD_ID), [hasSuggestion]);
  // A reference may pass the check of a card's number by chance, but no card begins with a zero.
  const card = holdsCardNumber(text) && !/^\s*0/.test(text);

  const add = async (account: string) => {
    if (taken.includes(account)) {
      setSaid(t('payments.add.taken'));
      return;
    }
    try {
      onAdd(await cache.fetchQuery(ask.payments.other.queryOptions({ input: { account } })));
    } catch (error) {
      const { title, code } = failureInWords(error);
      setSaid(`${title} ${t('payments.code')} ${code}`);
    }
  };
  const search = async () => {
    const asked = text.trim();
    if (asked === '' || card || running) return;
    setRunning(true);
    setSaid(null);
    try {
      const answer = await client.accounts.search({ text: asked });
      setFound([]);
      if (answer.exact !== null) await add(answer.exact);
      else {
        setSaid(
          answer.sentence ?? (answer.rows.length === 0 ? t('payments.add.none', { text: asked }) : null),
        );
        setFound(answer.rows.slice(0, MOST_FOUND));
        // Among homonyms none is taken for the clerk: the hands stay on the field, ↓ goes to them.
        if (answer.highlighted !== null) focusId(`${FIRST_ID}-found`);
        else if (answer.rows.length > 0)
          announce(t('payments.add.choose', { n: String(answer.rows.length) }));
      }
    } catch (error) {
      const { title, next, code } = failureInWords(error);
      setSaid([title, next, t('payments.code'), code].filter(Boolean).join(' '));
    }
    setRunning(false);
  };

  const birthOf = ({ birth, civility }: SearchRow) => {
    const words = birthWords(birth, civility);
    return words === null ? null : t(`search.born.${words.word}`, { date: words.date });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key } = event;
    if (key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (key === 'Enter' && target instanceof HTMLInputElement && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      void search();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const stops = [...(box.current?.querySelectorAll<HTMLElement>('.payment-option, input') ?? [])];
      const at = stops.findIndex((stop) => stop.matches(':focus'));
      const next = stops[at + (key === 'ArrowDown' ? 1 : -1)];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    }
  };

  return (
    <section ref={box} className="payment-add" aria-labelledby="payment-add-title" onKeyDown={onKeyDown}>
      <div className="flex items-baseline justify-between gap-3">
        <h3 id="payment-add-title" className="text-table font-label">
          {t('payments.add.title')}
        </h3>
        <Button
          variant="quiet"
          size="small"
          className="-me-2.5"
          keys={[t('payments.escapeKey')]}
          onClick={onClose}
        >
          {t('payments.add.close')}
        </Button>
      </div>
      {hasSuggestion && (
        <ul className="payment-options" aria-label={t('payments.add.suggested')}>
          {suggested.map((one, index) => (
            <AccountOption
              key={one.account}
              {...(index === 0 && { id: FIRST_ID })}
              name={one.holderName}
              reference={one.reference}
              detail={one.label}
              balanceCents={one.balanceCents}
              onChoose={() => onAdd(one)}
            />
          ))}
        </ul>
      )}
      <div className="payment-till-row">
        <TextField
          id={FIELD_ID}
          size="dense"
          label={t('payments.add.field')}
          figures="reference"
          value={text}
          maxLength={200}
          onChange={(next) => {
            setText(next);
            setSaid(null);
          }}
          error={card ? t('payments.fault.cardNumber') : undefined}
        />
        <Button icon={IconSearch} className="payment-add-search" onClick={() => void search()}>
          {t('payments.add.search')}
        </Button>
      </div>
      <p role="status" className="text-second text-ink-2 empty:hidden">
        {said}
      </p>
      {found.length > 0 && (
        <ul className="payment-options" aria-label={t('payments.add.found')}>
          {found.map((row, index) => (
            <AccountOption
              key={row.account}
              {...(index === 0 && { id: `${FIRST_ID}-found` })}
              name={row.name}
              reference={row.reference}
              detail={[birthOf(row), row.addressLines.join(', ')].filter(Boolean).join(' · ')}
              balanceCents={row.balanceCents}
              onChoose={() => void add(row.account)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
