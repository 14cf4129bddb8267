import { create } from 'zustand';
import { useRoute } from '../../app/route.ts';
import { useAgent } from '../../app/session.ts';

/** Acts that open in a panel over an account and keep a draft of their own. */
export type PanelAct =
  | 'certificate'
  | 'decision'
  | 'debit-subscribe'
  | 'debit-account'
  | 'debit-day'
  | 'debit-sign'
  | 'debit-revoke'
  | 'order'
  | 'kiosk-code';

type Opened = {
  readonly account: string;
  readonly agent: string;
  readonly act: PanelAct;
  /** The refused act that this one corrects. */
  readonly supersedes: string | null;
  /** Grows at each opening: each is an act of its own, or the draft of the one left unfinished. */
  readonly turn: number;
};

/** `shown`: while it closes, what it was stays known, so that it goes as it came. */
type OpenAct = { readonly opened: Opened | null; readonly shown: boolean };

const useOpenAct = create<OpenAct>()(() => ({ opened: null, shown: false }));

// Left for another screen, the panel is closed; a lock leaves the screen where it is.
useRoute.subscribe(({ route }) => {
  const { opened } = useOpenAct.getState();
  if (opened !== null && (route.name !== 'account' || route.account !== opened.account))
    useOpenAct.setState({ opened: null, shown: false });
});

/**
 * The act open over this account. It stays known while the post is locked: the agent who comes back finds the panel
 * again, filled in by its draft.
 */
export function useOpenedAct(account: string): {
  readonly opened: Opened | null;
  readonly shown: boolean;
  open(act: PanelAct, supersedes?: string): void;
  close(): void;
} {
  const agent = useAgent().id;
  const { opened, shown } = useOpenAct();
  const own = opened !== null && opened.account === account && opened.agent === agent ? opened : null;
  return {
    opened: own,
    shown: own !== null && shown,
    open: (act, supersedes) => openNow(account, agent, act, supersedes ?? null),
    close: () => useOpenAct.setState({ shown: false }),
  };
}

function openNow(account: string, agent: string, act: PanelAct, supersedes: string | null): void {
  const turn = (useOpenAct.getState().opened?.turn ?? 0) + 1;
  useOpenAct.setState({ opened: { account, agent, act, supersedes, turn }, shown: true });
}

/** Goes to an account with an act open over it, to correct a refused one. */
export function openCorrectingAct(account: string, agent: string, act: PanelAct, supersedes: string): void {
  useRoute.getState().go({ name: 'account', account });
  openNow(account, agent, act, supersedes);
}
