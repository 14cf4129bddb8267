/** What a device keeps beside its key, outside the base: a copy of the base put back does not take it along. */
export type DeviceMark = {
  readonly incarnation: string;
  /** Highest seq of that incarnation when it was written. */
  readonly seq: number;
  /** Letter of the series that incarnation numbers under. */
  readonly letter: string;
};

/** What a base says of itself when it is opened. */
export type BaseIdentity = {
  /** Installation it was last opened on. */
  readonly token: string;
  readonly incarnation: string;
  readonly maxSeq: number;
};

/**
 * `same`: the base goes on. `restored`: it is an older copy, and what it gave since is on paper: it goes on under
 * another incarnation, with a letter after both the mark's and its own. `cloned`: it came from another installation,
 * which goes on too and may take any letter that follows: its letter is drawn.
 */
export type Opening = 'same' | 'restored' | 'cloned';

export function decideOpening(base: BaseIdentity, token: string, mark: DeviceMark | null): Opening {
  if (base.token !== token) return 'cloned';
  if (mark === null) return 'same';
  // Another incarnation than the mark's: a copy from before it was made again, however many acts it holds.
  if (base.incarnation !== mark.incarnation || base.maxSeq < mark.seq) return 'restored';
  return 'same';
}

/** What a portal keeps outside its database, and what the database says. */
export type PortalMark = {
  readonly epoch: string;
  /** Highest `received_no`. */
  readonly received: number;
};

/**
 * Whether the portal's database went back in time: its epoch must change. Another epoch than the mark's is a copy from
 * before it changed, which may hold more than was received since.
 */
export function wentBack(database: PortalMark, mark: PortalMark | null): boolean {
  return mark !== null && (database.epoch !== mark.epoch || database.received < mark.received);
}
