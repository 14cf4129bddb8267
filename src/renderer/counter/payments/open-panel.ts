import { useCallback } from 'react';
import { create } from 'zustand';
import { useRoute } from '../../app/route.ts';
import { useAgent } from '../../app/session.ts';

type OpenPanel = {
  /** On which account the panel stands open, and for whom; nothing of what is typed. */
  readonly open: { readonly account: string; readonly agent: string } | null;
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
    (on: boolean) => useOpenPanel.setState({ open: on ? { account, agent } : null }),
    [account, agent],
  );
  return [paying, setPaying];
}
