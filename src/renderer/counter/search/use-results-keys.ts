import { type KeyboardEvent, useEffect, useState } from 'react';
import type { SearchRow } from '../../../contract/accounts.ts';
import type { SearchState } from './use-search.ts';

export type ResultsKeys = {
  /** Whether the results are shown under the field. */
  readonly open: boolean;
  readonly highlighted: number | null;
  /** The row whose actions are shown. */
  readonly actionsOf: number | null;
  show(): void;
  hide(): void;
  highlight(index: number): void;
  showActions(index: number): void;
  hideActions(): void;
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
};

type Options = {
  readonly text: string;
  readonly search: SearchState;
  /** The text came from a scanner, which pressed Enter itself. */
  readonly scanned: boolean;
  /** Enter has had its effect. */
  readonly onEntered: () => void;
  readonly onOpen: (account: string) => void;
  /** Enter was pressed and nothing is chosen: several accounts answer. */
  readonly onNothingChosen: () => void;
  readonly onEscapeEmpty: () => void;
  readonly onClear: () => void;
};

/**
 * The keys of the field over its results. Nothing is highlighted by the screen itself: the core says which row may be,
 * and among homonyms none is until ↓.
 */
export function useResultsKeys(options: Options): ResultsKeys {
  const { text, search } = options;
  const [open, setOpen] = useState(false);
  const [moved, setMoved] = useState<{ readonly text: string; readonly index: number } | null>(null);
  const [actionsOf, setActionsOf] = useState<number | null>(null);
  const [enterFor, setEnterFor] = useState<string | null>(null);
  const rows: readonly SearchRow[] = search.answer?.rows ?? [];
  const highlighted =
    moved !== null && moved.text === text && moved.index < rows.length
      ? moved.index
      : search.settled
        ? (search.answer?.highlighted ?? null)
        : null;

  // Each change of the text is a new question: its results show again, and a waiting Enter is no longer meant.
  useEffect(() => {
    setOpen(text.trim() !== '');
    setActionsOf(null);
    setEnterFor((waiting) => (waiting === text ? waiting : null));
  }, [text]);

  useEffect(() => {
    if (!(enterFor === text || options.scanned) || !search.settled) return;
    setEnterFor(null);
    options.onEntered();
    const account = rows[highlighted ?? -1]?.account ?? search.answer?.exact;
    if (account !== undefined && account !== null) options.onOpen(account);
    else if (rows.length > 0) options.onNothingChosen();
  });

  function move(step: 1 | -1): void {
    if (rows.length === 0) return;
    const from = highlighted ?? (step === 1 ? -1 : rows.length);
    setMoved({ text, index: Math.min(rows.length - 1, Math.max(0, from + step)) });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (open) move(event.key === 'ArrowDown' ? 1 : -1);
        else setOpen(text.trim() !== '');
        return;
      case 'Enter':
        event.preventDefault();
        if (text.trim() !== '') {
          setOpen(true);
          setEnterFor(text);
        }
        return;
      case 'ArrowRight': {
        const field = event.currentTarget;
        if (!open || highlighted === null || field.selectionStart !== field.value.length) return;
        event.preventDefault();
        setActionsOf(highlighted);
        return;
      }
      case 'Escape':
        if (open && text.trim() !== '') {
          event.preventDefault();
          setOpen(false);
        } else if (text !== '') {
          event.preventDefault();
          options.onClear();
        } else options.onEscapeEmpty();
        return;
      default:
    }
  }

  return {
    open: open && text.trim() !== '',
    highlighted,
    actionsOf,
    show: () => setOpen(text.trim() !== ''),
    hide: () => setOpen(false),
    highlight: (index) => setMoved({ text, index }),
    showActions: setActionsOf,
    hideActions: () => setActionsOf(null),
    onKeyDown,
  };
}
