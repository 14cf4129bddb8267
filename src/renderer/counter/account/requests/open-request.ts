import { create } from 'zustand';
import { useRoute } from '../../../app/route.ts';
import { useSearchText } from '../../../app/search-text.ts';
import { useAgent } from '../../../app/session.ts';

/** An act on one request, or the note of a visit. */
export type RequestAct = 'complement' | 'modify' | 'close' | 'visit';

type Opened = {
  readonly account: string;
  readonly agent: string;
  /** The request that is shown; null: the list. */
  readonly request: string | null;
  readonly act: RequestAct | null;
  /** Grows at each act: each is one of its own, or the draft of the one left unfinished. */
  readonly turn: number;
};

/** `shown`: while a panel closes, what it was stays known, so that it goes as it came. */
type OpenRequest = { readonly opened: Opened | null; readonly shown: boolean };

const useOpenRequest = create<OpenRequest>()(() => ({ opened: null, shown: false }));

// Left for another screen, the request is closed; a lock leaves the screen where it is.
useRoute.subscribe(({ route }) => {
  const { opened } = useOpenRequest.getState();
  if (opened !== null && (route.name !== 'account' || route.account !== opened.account))
    useOpenRequest.setState({ opened: null, shown: false });
});

/** Whether a request, or an act on one, stands open on this account for this agent. */
export function isRequestOpen(account: string, agent: string): boolean {
  const { opened, shown } = useOpenRequest.getState();
  if (opened === null || opened.account !== account || opened.agent !== agent) return false;
  return opened.request !== null || shown;
}

export type OpenedRequest = {
  readonly request: string | null;
  readonly act: RequestAct | null;
  readonly turn: number;
  /** The panel of the act is open, and not on its way out. */
  readonly shown: boolean;
  show(request: string | null): void;
  start(act: RequestAct, request?: string): void;
  closeAct(): void;
};

/** What is open in the section "Demandes" of this account. It stays known while the post is locked. */
export function useOpenedRequest(account: string): OpenedRequest {
  const agent = useAgent().id;
  const { opened, shown } = useOpenRequest();
  const own = opened !== null && opened.account === account && opened.agent === agent ? opened : null;
  const request = own?.request ?? null;
  return {
    request,
    act: own?.act ?? null,
    turn: own?.turn ?? 0,
    shown: own !== null && shown,
    show: (next) => set(account, agent, next, null),
    start: (act, of) => set(account, agent, of ?? request, act),
    closeAct: () => useOpenRequest.setState({ shown: false }),
  };
}

function set(account: string, agent: string, request: string | null, act: RequestAct | null): void {
  const turn = (useOpenRequest.getState().opened?.turn ?? 0) + 1;
  useOpenRequest.setState({ opened: { account, agent, request, act, turn }, shown: act !== null });
}

/** Goes to a request where its account stands. */
export function openRequest(account: string, agent: string, request: string): void {
  openAt(account, agent, request, null);
}

/** Goes to a request with an act open on it: "Compléter cette demande", a refused act to make again. */
export function openRequestAct(account: string, agent: string, request: string, act: RequestAct): void {
  openAt(account, agent, request, act);
}

function openAt(account: string, agent: string, request: string, act: RequestAct | null): void {
  useSearchText.getState().clear();
  useRoute.getState().go({ name: 'account', account, act: 'requests' });
  set(account, agent, request, act);
}
