import { create } from 'zustand';
import { useRoute } from '../../../app/route.ts';
import { useAgent } from '../../../app/session.ts';

/** What is open over the section "Espace locataire". */
export type SpaceAct =
  | 'resend'
  | 'password'
  | 'email'
  | 'consents'
  | 'close'
  | 'login'
  | 'suspend'
  | 'resume'
  | 'leaflet'
  | 'reference';

export type SpaceAsking = {
  readonly act: SpaceAct;
  /** Whose space; null for what concerns the whole account. */
  readonly person: string | null;
  /** The refused change of address that this one corrects. */
  readonly supersedes: string | null;
};

type Opened = SpaceAsking & { readonly account: string; readonly agent: string; readonly turn: number };

/** `shown`: while it closes, what it was stays known, so that it goes as it came. */
type OpenSpace = { readonly opened: Opened | null; readonly shown: boolean };

const useOpenSpace = create<OpenSpace>()(() => ({ opened: null, shown: false }));

// Left for another screen, the panel is closed; a lock leaves the screen where it is.
useRoute.subscribe(({ route }) => {
  const { opened } = useOpenSpace.getState();
  if (opened !== null && (route.name !== 'account' || route.account !== opened.account))
    useOpenSpace.setState({ opened: null, shown: false });
});

/** Whether an act on this account's spaces stands open for this agent. */
export function isSpaceOpen(account: string, agent: string): boolean {
  const { opened, shown } = useOpenSpace.getState();
  return shown && opened?.account === account && opened.agent === agent;
}

/**
 * The act open on this account's spaces. It stays known while the post is locked: the agent who comes back finds it
 * again, filled in by its draft.
 */
export function useSpaceAsked(account: string): {
  readonly opened: Opened | null;
  readonly shown: boolean;
  open(asking: SpaceAsking): void;
  close(): void;
} {
  const agent = useAgent().id;
  const { opened, shown } = useOpenSpace();
  const own = opened !== null && opened.account === account && opened.agent === agent ? opened : null;
  return {
    opened: own,
    shown: own !== null && shown,
    open: (asking) => openNow(account, agent, asking),
    close: () => useOpenSpace.setState({ shown: false }),
  };
}

function openNow(account: string, agent: string, asking: SpaceAsking): void {
  const turn = (useOpenSpace.getState().opened?.turn ?? 0) + 1;
  useOpenSpace.setState({ opened: { ...asking, account, agent, turn }, shown: true });
}

/** Goes to an account's section with an act open on it: "Corriger et renvoyer" of a refused change of address. */
export function openSpaceAct(account: string, agent: string, asking: SpaceAsking): void {
  useRoute.getState().go({ name: 'account', account, act: 'space' });
  openNow(account, agent, asking);
}
