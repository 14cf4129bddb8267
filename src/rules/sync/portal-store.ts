import type { Change, Outcome, WireCommand } from './protocol.ts';

/** A command as the portal holds it, with what became of it: stored in the same transaction as its effect. */
export type HeldCommand = { readonly hash: string; readonly outcome: Outcome };

/**
 * Where in the feeds a device stands. Two feeds come down: a shared one (`*`; of a kiosk, `bornes`) and the device's own
 * (its agency; of a kiosk, `borne:<agency>`).
 * A first pull reads what stands now by kind and key (`snapshot`), then what moved since it began.
 */
export type FeedPosition = { readonly shared: number; readonly own: number };

export type PositionedChange = Change & { readonly position: number };

/** `SYN-4xx` and a French sentence for the clerk. */
export type CommandRefusal = { readonly code: string; readonly reason: string };

/** One transaction of the portal. Everything it wrote is seen at its commit, or nothing. */
export type PortalTransaction = {
  held(id: string): Promise<HeldCommand | undefined>;
  /** The id of the command held under (incarnation, seq). */
  holderOfSeq(incarnation: string, seq: number): Promise<string | undefined>;
  /** Of these ids: held ones with what became of them. */
  outcomes(ids: readonly string[]): Promise<ReadonlyMap<string, Outcome>>;
  /** Whether the account is known here and, for a device of an agency, in it. */
  accountKnown(account: string): Promise<boolean>;
  /**
   * Why a command that may be refused cannot take place here (a space that exists already, an e-mail that is somebody
   * else's); null where nothing stands against it.
   */
  refusalOf(command: WireCommand, from: DeviceIdentity): Promise<CommandRefusal | null>;
  /** Places the effect of an accepted command (payment, reversal, …) and what other devices must hear of it. */
  place(command: WireCommand, from: DeviceIdentity, suspense: boolean): Promise<void>;
  /** Keeps the command and its outcome. @throws AlreadyHeld */
  keep(command: WireCommand, from: DeviceIdentity, outcome: Outcome): Promise<void>;
  /** Remembers that two commands came under one (incarnation, seq). */
  markForked(incarnation: string, from: DeviceIdentity): Promise<void>;
  /** Tells a person that a held id came back with another content: neither is changed. */
  noteConflict(command: WireCommand, from: DeviceIdentity): Promise<void>;
};

/** Two pushes of one command met: the second begins its transaction again and finds the first one's outcome. */
export class AlreadyHeld extends Error {
  override readonly name = 'AlreadyHeld';
}

/** `kind`: absent of a counter. A kiosk has feeds of its own and may send but a few types of acts. */
export type DeviceIdentity = {
  readonly device: string;
  readonly agency: string;
  readonly kind?: 'counter' | 'kiosk';
};

/** Feed of what every kiosk reads, instead of `*`. */
export const KIOSKS_FEED = 'bornes';
const KIOSK_PREFIX = 'borne:';

/** Feed of the kiosks of an agency, instead of the agency's. */
export function kioskFeed(agency: string): string {
  return `${KIOSK_PREFIX}${agency}`;
}

/** The feed that comes down to this device besides the shared one. */
export function ownFeed({ agency, kind }: DeviceIdentity): string {
  return kind === 'kiosk' ? kioskFeed(agency) : agency;
}

/** Whether a feed is for kiosks: no counter reads it, and no import writes in it. */
export function isKioskFeed(feed: string): boolean {
  return feed === KIOSKS_FEED || feed.startsWith(KIOSK_PREFIX);
}

/** The shared feed that goes with a device's own. */
export function sharedFeed(own: string): string {
  return isKioskFeed(own) ? KIOSKS_FEED : '*';
}

/** The portal's database as the protocol sees it. `own`: `ownFeed` of a device. */
export type PortalStore = {
  transaction<T>(from: DeviceIdentity, work: (tx: PortalTransaction) => Promise<T>): Promise<T>;
  epoch(): Promise<string>;
  /** Whoever sent them: a cloned base, or one whose post changed agency, asks about what another device sent. */
  held(
    from: DeviceIdentity,
    incarnations: readonly string[],
  ): Promise<
    ReadonlyMap<string, { readonly count: number; readonly maxSeq: number; readonly forked: boolean }>
  >;
  /** Heads of both feeds: positions up to which everything is committed and visible. */
  heads(own: string): Promise<FeedPosition>;
  /** Changes of one feed after a position, in commit order: none below the last one returned can still appear. */
  after(feed: string, position: number, limit: number): Promise<readonly PositionedChange[]>;
  /** What stands now in both feeds, by kind (order of CHANGE_KINDS) and key, after a place. */
  standing(
    own: string,
    after: { readonly kind: string; readonly key: string } | null,
    limit: number,
  ): Promise<readonly Change[]>;
  /** Of these things, those that are put in one of both feeds now, as they stand there. */
  standingOf(
    own: string,
    things: readonly { readonly kind: string; readonly key: string }[],
  ): Promise<readonly Change[]>;
  /** How many changes stand in both feeds, for the progress line. */
  countStanding(own: string): Promise<number>;
};
