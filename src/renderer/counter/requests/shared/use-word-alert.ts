import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useCore } from '../../../app/core.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { type FoundWord, newWords, stillThere } from './found-words.ts';

/** Once the keys rest this long, the text is looked at. */
const AFTER_MS = 350;

export type WordAlert = {
  /** Words of the list, where they stand in the text as it is now. */
  readonly found: readonly FoundWord[];
  /** What to do instead, in the words of the rule. */
  readonly sentence: string | null;
  /** Looks at the text now; true when it holds a word that nobody has answered for. */
  settle(): Promise<boolean>;
  /** The clerk keeps the text with the words it holds now. */
  keep(): void;
};

/**
 * Looks for words that have no place in a tenant's file, a moment after the last key. Nothing of what is found is kept.
 * @param kept whether the clerk has kept the text; undone when a word is found that was not there
 */
export function useWordAlert(text: string, kept: boolean, onKept: (kept: boolean) => void): WordAlert {
  const { ask, client } = useCore();
  const cache = useQueryClient();
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const options = ask.requests.alert.queryOptions({ input: { text: rested } });
  const { data } = useQuery({ ...options, enabled: rested.trim() !== '', gcTime: 0 });
  const last = useRef<{ text: string; found: readonly FoundWord[]; sentence: string | null }>(NOTHING);
  if (rested.trim() === '') last.current = NOTHING;
  else if (data !== undefined) last.current = { text: rested, ...data };
  const found = stillThere(last.current.text, last.current.found, text);
  const { sentence } = last.current;

  const answered = useRef<readonly FoundWord[] | null>(kept ? null : []);
  const tell = useRef(onKept);
  tell.current = onKept;
  const settled = rested === text && (data !== undefined || text.trim() === '');
  useEffect(() => {
    if (!settled || !kept) return;
    // A draft that was kept is taken at its word: its words were seen then.
    answered.current ??= last.current.found;
    if (newWords(last.current.found, answered.current).length > 0 || last.current.found.length === 0)
      tell.current(false);
  }, [settled, kept]);

  const told = useRef(false);
  const some = found.length > 0;
  useEffect(() => {
    if (some && !told.current && sentence !== null) announce(sentence);
    told.current = some;
  }, [some, sentence]);

  return {
    found,
    sentence: some ? sentence : null,
    async settle() {
      if (text.trim() === '') return false;
      const now = await client.requests.alert({ text }).catch(() => null);
      if (now === null) return false;
      cache.setQueryData(ask.requests.alert.queryKey({ input: { text } }), now);
      setRested(text);
      return kept ? newWords(now.found, answered.current ?? now.found).length > 0 : now.found.length > 0;
    },
    keep() {
      answered.current = found;
      onKept(true);
    },
  };
}

const NOTHING = { text: '', found: [], sentence: null } as const;
