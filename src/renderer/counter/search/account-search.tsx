import './search.css';
import { useEffect, useId, useRef } from 'react';
import { useCommands } from '../../app/commands.ts';
import { formatCount } from '../../app/format.ts';
import type { AccountAct } from '../../app/route.ts';
import { useSearchText } from '../../app/search-text.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconAttestation, IconPayment, IconRegister, IconRequest, IconSearch } from '../../ui/icons.ts';
import { KeyHints } from '../../ui/key-hint.tsx';
import { announce } from '../../ui/live-region.tsx';
import { openAccount, openRegistration } from './open-account.ts';
import { resultId } from './result-row.tsx';
import { ResultsPopup } from './results-popup.tsx';
import { useResultsKeys } from './use-results-keys.ts';
import { type SearchState, useSearch } from './use-search.ts';

/** Results are read out once the typing pauses, not at every key. */
const ANNOUNCE_AFTER_MS = 350;

export type AccountSearchProps = {
  /** `large`: the field of Accueil, under its heading. `bar`: in the top bar, with its label inside. */
  readonly look: 'large' | 'bar';
  /** Échap on an empty field. */
  readonly onLeave?: () => void;
};

/** The one field that finds an account, and its results below. */
export function AccountSearch({ look, onLeave }: AccountSearchProps) {
  const t = useText();
  const id = useId();
  const { text, setText, clear, focusAsked, scanned, entered, actAsked, forgetAct } = useSearchText();
  const open = (account: string, act?: AccountAct) => openAccount(account, act ?? actAsked ?? undefined);
  const search = useSearch(text);
  const place = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const answer = search.answer;
  const keys = useResultsKeys({
    text,
    search,
    scanned,
    onEntered: entered,
    onOpen: open,
    onNothingChosen: () => announce(t('search.noChoiceQuestion')),
    onEscapeEmpty: () => {
      forgetAct();
      onLeave?.();
    },
    onClear: clear,
  });
  const rows = answer?.rows ?? [];
  const chosen = keys.highlighted === null ? undefined : rows[keys.highlighted];

  // The large field takes the focus as it appears; the one of the top bar only when asked.
  const focusSeen = useRef(look === 'large' ? -1 : focusAsked);
  useEffect(() => {
    if (focusSeen.current === focusAsked) return;
    focusSeen.current = focusAsked;
    field.current?.focus();
    field.current?.select();
  }, [focusAsked]);

  useResultsAnnounced(search, keys.open);

  useCommands(
    keys.open && chosen !== undefined
      ? [
          {
            id: 'search-payment',
            label: t('search.payment'),
            group: t('palette.forAccount', { name: chosen.name }),
            icon: IconPayment,
            chord: { key: 'F3' },
            run: () => openAccount(chosen.account, 'payment'),
          },
          {
            id: 'search-request',
            label: t('account.act.request'),
            group: t('palette.forAccount', { name: chosen.name }),
            icon: IconRequest,
            chord: { key: 'F4' },
            run: () => openAccount(chosen.account, 'request'),
          },
          {
            id: 'search-certificate',
            label: t('account.act.certificate'),
            group: t('palette.forAccount', { name: chosen.name }),
            icon: IconAttestation,
            chord: { key: 'F5' },
            run: () => openAccount(chosen.account, 'certificate'),
          },
          {
            id: 'search-register',
            label: t('registrations.act'),
            group: t('palette.forAccount', { name: chosen.name }),
            icon: IconRegister,
            chord: { key: 'F6' },
            run: () => openRegistration(chosen.account),
          },
        ]
      : [],
    'panel',
  );

  return (
    <search
      ref={place}
      className="account-search"
      data-look={look}
      onBlur={(event) => {
        if (place.current?.contains(event.relatedTarget) || keys.actionsOf !== null) return;
        keys.hide();
        // Another window on top of this one takes the focus too, and gives it back.
        if (document.hasFocus()) forgetAct();
      }}
    >
      <div className="search-frame">
        <IconSearch size={look === 'large' ? 24 : 18} className="search-glass" />
        {look === 'bar' && text === '' && (
          <label htmlFor={`${id}-field`} className="search-inside-label">
            {t('search.label')}
          </label>
        )}
        <input
          ref={field}
          id={look === 'large' ? 'account-search-field' : `${id}-field`}
          className="search-input"
          type="text"
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={keys.open && rows.length > 0}
          aria-controls={keys.open ? `${id}-results` : undefined}
          aria-activedescendant={
            keys.open && keys.highlighted !== null ? resultId(id, keys.highlighted) : undefined
          }
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-describedby={look === 'large' ? 'account-search-help' : undefined}
          aria-keyshortcuts="F2"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onFocus={keys.show}
          onKeyDown={keys.onKeyDown}
        />
        {look === 'large' && keys.open && answer !== null && (
          <span className="search-count" aria-hidden="true">
            {countWords(t, answer.rows.length, answer.more)}
          </span>
        )}
        <KeyHints names={['F2']} />
      </div>
      {actAsked !== null && !keys.open && <p className="search-act">{t(`search.actFirst.${actAsked}`)}</p>}
      {keys.open && (answer !== null || search.error !== null) && (
        <ResultsPopup
          id={id}
          text={text}
          search={search}
          keys={keys}
          onOpen={open}
          onActionsClosed={() => {
            keys.hideActions();
            field.current?.focus();
          }}
        />
      )}
    </search>
  );
}

function countWords(t: ReturnType<typeof useText>, count: number, more: boolean): string {
  if (count === 0) return t('search.none');
  return more
    ? t('search.countMore', { n: formatCount(count) })
    : t('search.count', { count, n: formatCount(count) });
}

/** Says how many accounts were found, and that one must be chosen by hand among homonyms. */
function useResultsAnnounced(search: SearchState, open: boolean): void {
  const t = useText();
  const { answer, settled } = search;
  useEffect(() => {
    if (!open || !settled || answer === null) return;
    const words = [countWords(t, answer.rows.length, answer.more), answer.sentence]
      .filter(Boolean)
      .join('. ');
    const timer = setTimeout(() => announce(words), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [answer, settled, open, t]);
}
