import { useCallback } from 'react';
import { create } from 'zustand';
import { useRoute } from '../../app/route.ts';
import { useAgent } from '../../app/session.ts';
import type { Correction } from './payment-form.ts';

type OpenPanel = {
  /** On which account the panel stands open, and for whom; nothing of what is typed. */
  readonly open: {
    readonly account: string;
    readonly agent: string;
    /** The refused announcement that it was opened to correct. */
    readonly correction: Correction | null;
  } | null;
};

const useOpenPanel = create<OpenPanel>()(() => ({ open: null }));

// Left for another screen, the panel is closed; a lock leaves the screen where it is.
useRoute.subscribe(({ route }) => {
  const { open } = useOpenPanel.getState();
  if (open !== null && (route.name !== 'account' || route.account !== open.account))
    useOpenPanel.setState({ open: null });
});

/** What was to be found again is done: nothing is to come back. */
export function forgetPanel(): void {
  useOpenPanel.setState({ open: null });
}

/**
 * Whether the payment panel is open on this account. It stays known while the post is locked: the agent who comes back
 * finds the panel again, filled in by its draft.
 */
export function usePaying(account: string): readonly [boolean, (paying: boolean) => void] {
  const agent = useAgent().id;
  const paying = useOpenPanel(({ open }) => open?.account === account && open.agent === agent);
  const setPaying = useCallback(
    (on: boolean) => useOpenPanel.setState({ open: on ? { account, agent, correction: null } : null }),
    [account, agent],
  );
  return [paying, setPaying];
}

/** What the panel was opened to correct on this account, if anything. */
export function useCorrection(account: string): Correction | null {
  return useOpenPanel(({ open }) => (open?.account === account ? open.correction : null));
}

/** Goes to the account of a refused announcement, the panel open and filled in with what was announced. */
export function openCorrection(account: string, agent: string, correction: Correction): void {
  useRoute.getState().go({ name: 'account', account });
  useOpenPanel.setState({ open: { account, agent, correction } });
}
