import { create } from 'zustand';
import type { CertificateView } from '../../contract/insurance.ts';
import type { RegistrationView } from '../../contract/registrations.ts';
import type { RequestView } from '../../contract/requests.ts';
import type { OutboxTab } from '../../contract/sync.ts';

/** Pages of Administration; each is one screen. */
export const ADMINISTRATION_PAGES = [
  'import',
  'portal',
  'landlord',
  'printers',
  'jobs',
  'appearance',
  'pin',
  'about',
] as const;
export type AdministrationPage = (typeof ADMINISTRATION_PAGES)[number];

/** Parts of the till's screen; `now`: opening it while it is closed, else its day. */
export type TillPage = 'now' | 'opening' | 'journal' | 'closing' | 'verification';

/** Where the clerk is. It lives in memory only: an account's reference must never stand in an address. */
export type Route =
  | { readonly name: 'home' }
  | {
      readonly name: 'account';
      readonly account: string;
      /** An act to open at once on the account, asked for from a list of results. */
      readonly act?: AccountAct;
    }
  | { readonly name: 'till'; readonly page: TillPage }
  /** Guided registration of somebody of an account; `supersedes`: the refused one that it corrects. */
  | {
      readonly name: 'registration';
      readonly account: string;
      readonly person?: string;
      readonly supersedes?: string;
    }
  /** Work list of the tenant spaces. */
  | { readonly name: 'registrations'; readonly view?: RegistrationView }
  /** Work list of the certificates of insurance. */
  | { readonly name: 'certificates'; readonly view?: CertificateView }
  /** "Nouvelle demande" of an account. */
  | { readonly name: 'request'; readonly account: string }
  /** Work list of the requests. */
  | { readonly name: 'requests'; readonly view?: RequestView }
  /** Papers of many accounts at once, and the landlord's library. */
  | { readonly name: 'documents' }
  /** Whom to call, by building and role. */
  | { readonly name: 'contacts' }
  | { readonly name: 'outbox'; readonly tab?: OutboxTab }
  | { readonly name: 'administration'; readonly page: AdministrationPage };

/** What an account opens with: an act, or one of its sections. */
export type AccountAct =
  | 'payment'
  | 'certificate'
  | 'request'
  | 'space'
  | 'insurance'
  | 'requests'
  | 'debit'
  | 'documents'
  | 'order'
  | 'dossier';

const HOME: Route = { name: 'home' };
const DEEPEST = 20;

type RouteState = {
  readonly route: Route;
  readonly trail: readonly Route[];
  /** Goes to a screen; Accueil is the root and forgets the way. */
  go(route: Route): void;
  /** Back to the screen before, else to Accueil. */
  back(): void;
  /** Another agent starts at Accueil. */
  reset(): void;
};

export const useRoute = create<RouteState>()((set) => ({
  route: HOME,
  trail: [],
  go: (route) =>
    set((state) =>
      route.name === 'home'
        ? { route, trail: [] }
        : {
            route,
            trail: sameRoute(route, state.route)
              ? state.trail
              : [...state.trail, state.route].slice(-DEEPEST),
          },
    ),
  back: () => set((state) => ({ route: state.trail.at(-1) ?? HOME, trail: state.trail.slice(0, -1) })),
  reset: () => set({ route: HOME, trail: [] }),
}));

function sameRoute(a: Route, b: Route): boolean {
  if (a.name === 'account') return b.name === 'account' && a.account === b.account;
  if (a.name === 'request') return b.name === 'request' && a.account === b.account;
  if (a.name === 'registration') return b.name === 'registration' && a.account === b.account;
  return a.name === b.name;
}
