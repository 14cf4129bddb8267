import type { KioskAccount } from '../../rules/kiosk/account.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import {
  checkLetter,
  looseKey,
  type ReferenceRule,
  readReference,
  storedKey,
} from '../../rules/references/references.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { referenceRuleOf } from '../landlords/current-profile.ts';
import { kioskAccount } from './kiosk-base.ts';

/**
 * A reference as somebody at a kiosk gave it. `unknown`: of this landlord's form, and of no account here; `key` is what it
 * reads as. `refused`: not of this landlord's form, whatever the base holds.
 */
export type TypedReference =
  | (Given & { readonly kind: 'known'; readonly account: KioskAccount })
  | (Given & { readonly kind: 'unknown'; readonly key: string })
  | { readonly kind: 'refused' };

/**
 * `printed`: the text that was given, spaces put right. `subject`: what its tries are counted under, the same for every
 * writing of a reference. Both by the rule alone: whether its account is here shows in neither.
 */
type Given = { readonly printed: string; readonly subject: string };

/** As printed on an avis at the longest. */
const LONGEST = 64;

/** Reads what was typed or scanned by the landlord's rule of references. */
export function readTyped(profile: LandlordProfile, db: ReadableDb, text: string): TypedReference {
  const rule = referenceRuleOf(profile);
  for (const part of partsOf(text)) {
    const keys = keysOf(rule, part);
    const [first] = keys;
    if (first === undefined) continue;
    const given = { printed: part, subject: trySubject(first) };
    const account = found(rule, db, part, keys);
    if (account !== undefined) return { ...given, kind: 'known', account };
    return { ...given, kind: 'unknown', key: keyOfNobody(db, part, first) };
  }
  return { kind: 'refused' };
}

/** What tries at a reference are counted under. @param key stored, or what a text reads as */
export function trySubject(key: string): string {
  return looseKey(key);
}

/** Whether somebody typed the same reference twice, by the landlord's rule alone: what the base holds plays no part. */
export function sameTyped(profile: LandlordProfile, first: Given, second: Given): boolean {
  const rule = referenceRuleOf(profile);
  const [a, b] = [keysOf(rule, first.printed)[0], keysOf(rule, second.printed)[0]];
  if (rule.form === 'opaque') return a === b;
  return (
    first.subject === second.subject && checkLetter(rule, second.printed, first.printed).kind !== 'disagrees'
  );
}

/** The text whole, then the parts of a scanned one: what stands in a code besides is the landlord's own affair. */
function partsOf(text: string): readonly string[] {
  const lines = text
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Cc}/gu, '\n');
  const parts = [lines, ...lines.split(/[\n;|]/)].map((part) => part.replaceAll(/\s+/g, ' ').trim());
  return [...new Set(parts)].filter((part) => part !== '' && part.length <= LONGEST);
}

/** Keys that a text may stand for by the rule alone; none where it has not the form of a reference. */
function keysOf(rule: ReferenceRule, text: string): readonly string[] {
  const reading = readReference(rule, text);
  if (reading.kind !== 'candidates') return [];
  if (reading.keys.length > 0 || rule.form !== 'prefixed-length') return reading.keys;
  // Typed without its leading zeros: the whole of it is told by its length alone.
  const whole = storedKey(rule, text.replaceAll(/\D/g, '').padStart(rule.printedDigits, '0'));
  return whole.kind === 'ok' ? [whole.key] : [];
}

function found(
  rule: ReferenceRule,
  db: ReadableDb,
  text: string,
  keys: readonly string[],
): KioskAccount | undefined {
  const exact = keys.map((key) => kioskAccount(db, key)).find((account) => account !== undefined);
  const account = exact ?? withoutZeros(rule, db, keys);
  // A letter that disagrees is most likely a digit gone wrong elsewhere.
  return account !== undefined && disagrees(rule, text, account) ? undefined : account;
}

/** Zeros forgotten or added in front lead to an account where only one can be meant. */
function withoutZeros(
  rule: ReferenceRule,
  db: ReadableDb,
  keys: readonly string[],
): KioskAccount | undefined {
  if (rule.form === 'opaque') return undefined;
  const rows = sql<{ key: string }>(
    db,
    'SELECT key FROM kiosk_account WHERE loose_key IN (SELECT value FROM json_each(?)) LIMIT 2',
  ).all(JSON.stringify(keys.map(looseKey)));
  const [only, other] = rows;
  return only === undefined || other !== undefined ? undefined : kioskAccount(db, only.key);
}

function disagrees(rule: ReferenceRule, text: string, { printed }: KioskAccount): boolean {
  return checkLetter(rule, text, printed).kind === 'disagrees';
}

/** Money under a letter that is not the account's must not go to that account by its digits. */
function keyOfNobody(db: ReadableDb, text: string, first: string): string {
  return kioskAccount(db, first) === undefined ? first : text.replaceAll(/\s/g, '').toUpperCase();
}
