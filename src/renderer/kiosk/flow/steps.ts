/** Every screen of the kiosk. */
export const SCREENS = [
  'start',
  'identify',
  'pay-only',
  'home',
  'proof',
  'balance',
  'payment',
  'documents',
  'insurance',
  'request',
  'contact-details',
  'space',
  'debit',
  'contacts',
  'library',
  'help',
  'leave',
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** Pages laid over a screen, which keeps what was begun in it. */
export const OVERLAYS = ['help', 'language', 'display', 'leave'] as const;
export type Overlay = (typeof OVERLAYS)[number];

export type Place = {
  readonly screen: ScreenName;
  /** Where the visitor wanted to go when more proof was asked. */
  readonly wanted: ScreenName | null;
  readonly over: Overlay | null;
  /** Somebody was let in. */
  readonly letIn: boolean;
};

export const FIRST_PLACE: Place = { screen: 'start', wanted: null, over: null, letIn: false };

/** Goes to a screen; help and leave are laid over the one that stands. */
export function goTo(place: Place, screen: ScreenName): Place {
  if (screen === 'help' || screen === 'leave') return { ...place, over: screen };
  return { ...place, screen, over: null, wanted: screen === 'proof' ? place.wanted : null };
}

/** One page back: an overlay uncovers its screen; a feature's first step leaves to the tiles, or to the start. */
export function backFrom(place: Place): Place {
  if (place.over !== null) return { ...place, over: null };
  return homeOf(place);
}

/** The tiles of who was let in, else the start. */
export function homeOf(place: Place): Place {
  return { ...place, screen: place.letIn ? 'home' : 'start', wanted: null, over: null };
}
