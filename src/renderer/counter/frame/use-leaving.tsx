import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useLock, useSignOut } from '../../app/session.ts';
import { SignOutQuestion } from '../outbox/sign-out-question.tsx';
import { useUnsentAtLock } from '../outbox/unsent-at-lock.tsx';
import { type Unsent, useUnsent } from '../outbox/unsent-words.ts';

/** Locking and leaving, with what is not sent yet said on the way: a warning, never a block. */
export function useLeaving(): {
  readonly lock: () => void;
  readonly leave: () => void;
  readonly question: ReactNode;
} {
  const lockPost = useLock();
  const signOut = useSignOut();
  const unsent = useUnsent();
  const [asked, setAsked] = useState<Unsent | null>(null);
  const latest = useRef(unsent);
  latest.current = unsent;
  const { note } = useUnsentAtLock.getState();
  // Back at work: what was said on the locked post is old.
  useEffect(() => note(null), [note]);

  const lock = useCallback(() => {
    note(latest.current);
    lockPost();
  }, [lockPost, note]);
  const leave = useCallback(() => {
    if (latest.current === null) signOut();
    else setAsked(latest.current);
  }, [signOut]);
  return {
    lock,
    leave,
    question: asked !== null && (
      <SignOutQuestion unsent={unsent ?? asked} onStay={() => setAsked(null)} onSignOut={signOut} />
    ),
  };
}
