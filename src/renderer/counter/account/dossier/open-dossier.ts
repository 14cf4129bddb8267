import { create } from 'zustand';
import type { DossierPart } from '../../../../rules/dossier/values.ts';
import { useRoute } from '../../../app/route.ts';
import { useAgent } from '../../../app/session.ts';

/** What is open over the section "Dossier". */
export type DossierAsking =
  | { readonly act: DossierPart; readonly person: string | null }
  | { readonly act: 'situation' }
  /** The refused change whose values are at odds. */
  | { readonly act: 'conflict'; readonly refused: string };

type Opened = {
  readonly asking: DossierAsking;
  readonly account: string;
  readonly agent: string;
  readonly turn: number;
};

/** `shown`: while it closes, what it was stays known, so that it goes as it came. */
type OpenDossier = { readonly opened: Opened | null; readonly shown: boolean };

const useOpenDossier = create<OpenDossier>()(() => ({ opened: null, shown: false }));

// Left for another screen, the panel is closed; a lock leaves the screen where it is.
useRoute.subscribe(({ route }) => {
  const { opened } = useOpenDossier.getState();
  if (opened !== null && (route.name !== 'account' || route.account !== opened.account))
    useOpenDossier.setState({ opened: null, shown: false });
});

/** Whether a change of this account's file stands open for this agent. */
export function isDossierOpen(account: string, agent: string): boolean {
  const { opened, shown } = useOpenDossier.getState();
  return shown && opened?.account === account && opened.agent === agent;
}

/**
 * The change open on this account's file. It stays known while the post is locked: the agent who comes back finds it
 * again, filled in by its draft.
 */
export function useDossierAsked(account: string): {
  readonly opened: Opened | null;
  readonly shown: boolean;
  open(asking: DossierAsking): void;
  close(): void;
} {
  const agent = useAgent().id;
  const { opened, shown } = useOpenDossier();
  const own = opened !== null && opened.account === account && opened.agent === agent ? opened : null;
  return {
    opened: own,
    shown: own !== null && shown,
    open: (asking) => openNow(account, agent, asking),
    close: () => useOpenDossier.setState({ shown: false }),
  };
}

function openNow(account: string, agent: string, asking: DossierAsking): void {
  const turn = (useOpenDossier.getState().opened?.turn ?? 0) + 1;
  useOpenDossier.setState({ opened: { asking, account, agent, turn }, shown: true });
}

/** Goes to an account's file with an act open on it: "Corriger et renvoyer" of a refused change. */
export function openDossierAct(account: string, agent: string, asking: DossierAsking): void {
  useRoute.getState().go({ name: 'account', account, act: 'dossier' });
  openNow(account, agent, asking);
}
