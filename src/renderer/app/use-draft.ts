import { useCallback, useEffect, useRef, useState } from 'react';
import { useCore } from './core.tsx';
import type { DraftBody } from './draft-writer.ts';
import { useDrafts } from './drafts.tsx';

export type FoundDraft<T> = { readonly savedAt: string; readonly body: T };

export type Draft<T extends DraftBody> = {
  /** `reading` until the core has said whether there is one; a form waits for it before showing its fields. */
  readonly state: 'reading' | 'ready';
  /** The draft found when the form opened, for "Brouillon de 14 h 05"; null once discarded. */
  readonly found: FoundDraft<T> | null;
  /** When the form was last kept (ISO instant), for the foot of the form. */
  readonly keptAt: string | null;
  /** True while the last keeping failed; it is tried again at the next key and when the core is back. */
  readonly failing: boolean;
  /** Call at every change of the form, with the whole of it. */
  save(body: T): void;
  /** The form became an act, or was thrown away. */
  discard(): Promise<void>;
};

/**
 * Keeps a form in the core, per agent and account, never more than half a second behind the keys, and also when the
 * window loses the focus, the form closes or the post locks.
 *
 * @param form name of the form, lower case and hyphens ("payment")
 * @param account stored key of the account, or null for a form without one
 * @param read what a kept body says, or null when it is of an older program and cannot be used
 */
export function useDraft<T extends DraftBody>(
  form: string,
  account: string | null,
  read: (body: unknown) => T | null,
): Draft<T> {
  const { client } = useCore();
  const { agent = '', writer } = useDrafts();
  const [state, setState] = useState<'reading' | 'ready'>('reading');
  const [found, setFound] = useState<FoundDraft<T> | null>(null);
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [failing, setFailing] = useState(false);
  const readLatest = useRef(read);
  readLatest.current = read;

  useEffect(() => {
    let here = true;
    const place = { agent, form, account };
    setState('reading');
    const unsent = writer.pending(place);
    client.drafts
      .read({ form, account })
      .catch(() => null)
      .then((kept) => {
        if (!here) return;
        const body = readLatest.current(unsent ?? kept?.body);
        const savedAt = unsent === undefined ? kept?.savedAt : new Date().toISOString();
        setFound(body === null || savedAt === undefined ? null : { savedAt, body });
        setKeptAt(kept?.savedAt ?? null);
        setState('ready');
      });
    return () => {
      here = false;
      void writer.flush(agent).catch(() => {});
    };
  }, [client, writer, agent, form, account]);

  useEffect(
    () =>
      writer.onKept((place, savedAt) => {
        if (place.agent !== agent || place.form !== form || place.account !== account) return;
        setKeptAt(savedAt);
        setFailing(false);
      }),
    [writer, agent, form, account],
  );

  const save = useCallback(
    (body: T) => writer.note({ agent, form, account }, body, () => setFailing(true)),
    [writer, agent, form, account],
  );
  const discard = useCallback(async () => {
    await writer.drop({ agent, form, account });
    setFound(null);
    setKeptAt(null);
    await client.drafts.discard({ form, account });
  }, [client, writer, agent, form, account]);

  return { state, found, keptAt, failing, save, discard };
}
