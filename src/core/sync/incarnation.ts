import { createHash } from 'node:crypto';
import { type BaseIdentity, type DeviceMark, decideOpening } from '../../rules/sync/decide-identity.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';
import { readMeta, requireMeta, writeMeta } from '../database/meta.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { currentLetter, letterAfter } from '../till/numbers.ts';

/** Letters of a series that was drawn: two clones of one base take the same once in 457 000. */
const DRAWN_LETTERS = 4;

/** What the next incarnation of a base is made of. */
export type NewIncarnation = {
  /** Never given before. */
  readonly incarnation: string;
  /** Keeps the mark outside the base, durably, before it returns. */
  readonly keepMark: (mark: DeviceMark) => void;
};

/**
 * The portal holds more than this base, or another content under one of its numbers: the base was restored or cloned
 * unseen. It goes on under another incarnation; the other copy may do so too, so that the letter is drawn. To be called
 * in a transaction: the mark is kept before its commit, and no number can be taken under the new letter before it.
 */
export function remintIncarnation(db: WritableDb, next: NewIncarnation): void {
  begin(db, next, drawnLetters(next.incarnation));
}

/** The base as it stands, to be found again; undefined before its first incarnation. */
export function markOf(db: ReadableDb): DeviceMark | undefined {
  const incarnation = readMeta(db, 'incarnation');
  if (incarnation === undefined) return undefined;
  return { incarnation, seq: lastSeq(db, incarnation), letter: currentLetter(db) };
}

/**
 * Names the life of this base on this installation. A copied or restored base must not go on numbering where the original
 * does: it begins another incarnation, under another letter.
 */
export function openIncarnation(
  db: WritableDb,
  token: string,
  mark: DeviceMark | null,
  next: NewIncarnation,
): 'first' | 'same' | 'restored' | 'cloned' {
  const known = identityOf(db);
  // A base made anew beside a mark: the numbers that the one before gave are on paper.
  const opening =
    known === undefined ? (mark === null ? 'first' : 'restored') : decideOpening(known, token, mark);
  writeMeta(db, 'instance-token', token);
  switch (opening) {
    case 'same':
      // A base from before letters were kept has the one of its last number.
      if (readMeta(db, 'series-letter') === undefined) writeMeta(db, 'series-letter', currentLetter(db));
      break;
    case 'first':
      begin(db, next, letterAfter(undefined));
      break;
    case 'restored':
      begin(db, next, letterAfter(later(mark?.letter, known === undefined ? undefined : currentLetter(db))));
      break;
    case 'cloned':
      begin(db, next, drawnLetters(next.incarnation));
      break;
  }
  return opening;
}

function identityOf(db: ReadableDb): BaseIdentity | undefined {
  const token = readMeta(db, 'instance-token');
  if (token === undefined) return undefined;
  const incarnation = requireMeta(db, 'incarnation');
  return { token, incarnation, maxSeq: lastSeq(db, incarnation) };
}

function lastSeq(db: ReadableDb, incarnation: string): number {
  const row = sql<{ seq: number | null }>(
    db,
    'SELECT max(seq) AS seq FROM command WHERE incarnation = ?',
  ).get(incarnation);
  return row?.seq ?? 0;
}

/**
 * The mark first: were the program to stop before the base is committed, the base would be found behind its mark and
 * begin again, under a letter after this one.
 */
function begin(db: WritableDb, { incarnation, keepMark }: NewIncarnation, letter: string): void {
  writeMeta(db, 'incarnation', incarnation);
  writeMeta(db, 'series-letter', letter);
  keepMark({ incarnation, seq: 0, letter });
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return one > other ? one : other;
}

/** Drawn by the incarnation's own randomness. */
function drawnLetters(incarnation: string): string {
  const digest = createHash('sha256').update(incarnation).digest();
  const drawn = digest.readUIntBE(0, 6);
  return Array.from({ length: DRAWN_LETTERS }, (_, place) =>
    String.fromCharCode(65 + (Math.floor(drawn / 26 ** place) % 26)),
  ).join('');
}

/** Names the incarnation when the core opens its base, and keeps the mark from then on whenever the base is at rest. */
export function nameIncarnation({ base, ports }: Pick<CoreServices, 'base' | 'ports'>): void {
  const { secrets, ids, log } = ports;
  const token = secrets.instanceToken();
  const held = secrets.readMark();
  let kept: DeviceMark | undefined;

  function keepMark(mark: DeviceMark): void {
    if (kept?.incarnation === mark.incarnation && kept.seq === mark.seq && kept.letter === mark.letter)
      return;
    try {
      secrets.writeMark({ token, ...mark });
      kept = mark;
    } catch (error) {
      // The counter goes on: without its mark a copy put back is seen by the portal only.
      log.error('mark-not-kept', error);
    }
  }

  const db = base.writable();
  const mark = held === undefined || held.token !== token ? null : held;
  const opening = db
    .transaction(() => openIncarnation(db, token, mark, { incarnation: ids.next(), keepMark }))
    .immediate();
  if (opening !== 'same') log.info('incarnation', { opening });
  const keepAtRest = () => {
    const now = markOf(base.readable());
    if (now !== undefined) keepMark(now);
  };
  keepAtRest();
  base.whenAtRest(keepAtRest);
}
