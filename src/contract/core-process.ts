/**
 * What a door and the process of the core say to each other: types only, so that a door starts the core by path
 * and imports nothing of it. Orders go down, reports come up; calls of the screens travel on ports of their own.
 */

/** The data key as the door found it. The door creates it, durably, before any base is written with it. */
export type DataKey =
  | { readonly kind: 'key'; readonly bytes: Uint8Array }
  /** No key on this post, though a base is there. */
  | { readonly kind: 'missing' }
  /** A key is there and cannot be read (another account, a damaged store). */
  | { readonly kind: 'unreadable' };

export type DemonstrationOrder = { readonly landlordId: string; readonly accounts?: number };

/** What a base and a window are: a clerk's counter, or the kiosk of a lobby. */
export type Station = 'counter' | 'kiosk';

export type OpenOrder = {
  readonly type: 'open';
  /** Base, attachments, backups. */
  readonly dataFolder: string;
  /** The program's own read-only files. */
  readonly resourcesFolder: string;
  readonly key: DataKey;
  /** What the door opens; a base of the other kind is refused in a sentence. A counter without it. */
  readonly station?: Station;
  /** Build the demonstration of this landlord once open, without asking on the first screen. */
  readonly demonstration?: DemonstrationOrder;
};

/** Joins the base to a portal, as an administrator would on the screen. What it gave is told by a `notice`, if it failed. */
export type JoinOrder = {
  readonly type: 'join';
  readonly address: string;
  readonly code: string;
  /** The portal holds what this base holds already (demonstration): nothing that stands there comes down again. */
  readonly adopt: boolean;
};

/** What a demonstration portal is made from, so that it holds what the base holds. */
export type DemonstrationBase = {
  readonly station: Station;
  readonly landlordId: string;
  /** Leases it was made with. */
  readonly accounts: number;
  /** Day it was made, ISO date. */
  readonly day: string;
  readonly post: string;
  readonly till: string;
  /** The portal it was joined to, or null. */
  readonly portal: { readonly address: string; readonly device: string } | null;
};

export type CoreOrder =
  | OpenOrder
  /** A window's port, transferred with the message. `client` names the window across reconnections. */
  | { readonly type: 'connect'; readonly client: string; readonly kind: Station }
  /** Closes every port: the sessions lock, and the windows come back locked. */
  | { readonly type: 'lock' }
  | JoinOrder
  | { readonly type: 'close' };

/** Whether the agency can open the base without this post's key. */
export type RecoveryState = 'sealed' | 'not-configured' | 'failed';

export type CoreReport =
  /** The core answers; `fault` is the code of a base that cannot be used. */
  | { readonly type: 'ready'; readonly fault: string | null; readonly recovery: RecoveryState }
  /** Something asked at start could not be done; the sentence is for the person at the post. */
  | { readonly type: 'notice'; readonly sentence: string }
  /** For the console alone, never for a screen: the exit code of a demonstration's kiosk. */
  | { readonly type: 'told'; readonly sentence: string }
  /** Somebody was let in at the kiosk. */
  | { readonly type: 'visit-began' }
  /** A kiosk's visit is over: nothing of it may stay in the window. */
  | { readonly type: 'visit-ended' }
  /** The staff's code was typed at the kiosk: the program ends. */
  | { readonly type: 'leave' }
  /** The base is a demonstration; told once, after `ready`, or when one has just been made. */
  | { readonly type: 'demonstration'; readonly base: DemonstrationBase }
  /** The core could not start; nothing else will come. */
  | { readonly type: 'failed'; readonly sentence: string }
  | { readonly type: 'closed' };
