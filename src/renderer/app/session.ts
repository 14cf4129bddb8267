import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { create } from 'zustand';
import type { Agent, Post, SessionView } from '../../contract/session.ts';
import { useCore } from './core.tsx';
import { useDrafts } from './drafts.tsx';
import { forgetWork } from './query-client.ts';
import { useRoute } from './route.ts';

/** The port's own state, mirrored: who is here, and which post this is. */
export function useSessionStatus() {
  const { ask } = useCore();
  return useQuery(ask.session.status.queryOptions());
}

/**
 * The agent at work; only screens behind the session gate may ask. In the instant between the end of a session and the
 * gate taking these screens away, it is still the one who was there.
 */
export function useAgent(): Agent {
  const session = useSessionStatus().data?.session;
  const last = useRef<Agent | null>(null);
  if (session?.kind === 'signed-in') last.current = session.agent;
  if (last.current === null) throw new Error('no agent is signed in');
  return last.current;
}

/** The post, or null while the base belongs to no landlord. */
export function usePost(): Post | null {
  return useSessionStatus().data?.post ?? null;
}

type Locking = {
  /** Since when the screen is hidden, while the core has not answered yet. */
  readonly since: string | null;
  hide(since: string): void;
  show(): void;
};
/** The content goes at the first moment of a lock; the core follows. */
export const useLocking = create<Locking>()((set) => ({
  since: null,
  hide: (since) => set({ since }),
  show: () => set({ since: null }),
}));

/** Longest wait for drafts to be written before the lock goes on without them: they stay in memory. */
const DRAFTS_MAY_TAKE_MS = 1_000;

/** Locks the post: hides at once, keeps what was typed, then tells the core. */
export function useLock(): () => void {
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const drafts = useDrafts();
  return useCallback(() => {
    if (useLocking.getState().since !== null) return;
    useLocking.getState().hide(new Date().toISOString());
    const kept = Promise.race([drafts.flushAll(), wait(DRAFTS_MAY_TAKE_MS)]);
    void kept
      .then(() => client.session.lock({}))
      .then((session) => acceptSession(cache, ask.session.status.queryKey(), session))
      // The door is gone, and a session comes back locked: the screen stays hidden until it answers.
      .catch(() => {});
  }, [client, ask, cache, drafts]);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Ends the agent's session on this post: what was typed is kept, and the next one signs in by password. */
export function useSignOut(): () => void {
  const { client } = useCore();
  const drafts = useDrafts();
  const accept = useAcceptSession();
  return useCallback(() => {
    void drafts
      .flushAll()
      .then(() => client.session.signOut({}))
      .then(accept)
      .catch(() => {});
  }, [client, drafts, accept]);
}

/** Takes over a session the core has just answered, without waiting for its event. */
export function useAcceptSession(): (session: SessionView) => void {
  const { ask } = useCore();
  const cache = useQueryClient();
  return useCallback(
    (session) => {
      const key = ask.session.status.queryKey();
      const before = cache.getQueryData<{ session: SessionView }>(key)?.session;
      if (agentOf(before) !== agentOf(session)) {
        useRoute.getState().reset();
        forgetWork(cache);
      }
      acceptSession(cache, key, session);
      useLocking.getState().show();
    },
    [ask, cache],
  );
}

function agentOf(session: SessionView | undefined): string | undefined {
  return session?.kind === 'signed-in' || session?.kind === 'locked' ? session.agent.id : undefined;
}

function acceptSession(
  cache: ReturnType<typeof useQueryClient>,
  queryKey: ReturnType<ReturnType<typeof useCore>['ask']['session']['status']['queryKey']>,
  session: SessionView,
): void {
  cache.setQueryData(queryKey, (old) => (old === undefined ? old : { ...old, session }));
}
