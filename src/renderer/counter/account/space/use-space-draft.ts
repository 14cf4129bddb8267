import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { z } from 'zod';
import { useDraft } from '../../../app/use-draft.ts';

export type SpaceDraft<T> = {
  readonly form: T;
  /** Minted once for this act: a retry after a crash is the same act. */
  commandId(): string;
  edit(change: Partial<T>): void;
  readonly keptAt: string | null;
  readonly failing: boolean;
  /** Empties the form and its draft. */
  erase(): void;
  /** The form became an act. */
  discard(): void;
};

/**
 * The form of an act on somebody's space, kept through a lock and a crash for as long as it is not done.
 * @param name of the form, lower case and hyphens
 * @param empty the form as it opens
 */
export function useSpaceDraft<T extends object>(
  name: string,
  account: string,
  person: string,
  form: z.ZodType<T>,
  empty: T,
): SpaceDraft<T> {
  const schema = z.strictObject({ commandId: z.uuid(), person: z.string(), form });
  const draft = useDraft(name, account, (body) => {
    const read = schema.safeParse(body);
    return read.success ? read.data : null;
  });
  const [typed, setTyped] = useState<T | null>(null);
  const commandId = useRef(mintId());
  const resumed = useRef(false);
  const found = draft.state === 'ready' ? (draft.found?.body ?? null) : null;
  if (!resumed.current && found !== null) {
    resumed.current = true;
    // Another person's form is not this one's, and what is typed meanwhile wins.
    if (found.person === person && typed === null) {
      commandId.current = found.commandId;
      setTyped(found.form);
    }
  }
  const now = typed ?? empty;
  const latest = useRef(now);
  latest.current = now;
  const discard = () => void draft.discard().catch(() => {});
  return {
    form: now,
    commandId: () => commandId.current,
    edit(change) {
      // Two fields may change within one drawing: several files come in, words are kept.
      const next = { ...latest.current, ...change };
      latest.current = next;
      setTyped(next);
      draft.save({ commandId: commandId.current, person, form: next });
    },
    keptAt: typed === null ? null : draft.keptAt,
    failing: draft.failing,
    erase() {
      setTyped(null);
      discard();
    },
    discard,
  };
}
