import { parseProfile } from '../../rules/profile.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { readProfileFile } from './resources.ts';

/**
 * A base keeps its landlord's profile as it was when it was made. A version of the program that knows more rules takes
 * those from the landlord's file; a rule that the base holds is never changed here.
 */
export function completeProfile({ base, ports }: CoreServices): void {
  const stored = readMeta(base.readable(), 'profile');
  if (stored === undefined) return;
  const held = asObject(stored);
  if (held === undefined || parseProfile(held).kind === 'ok' || typeof held.id !== 'string') return;
  if (!/^[a-z0-9-]{1,64}$/.test(held.id)) return;
  const file = readProfileFile(ports.directories.resources, held.id);
  if (file.kind !== 'ok') return;
  const completed = parseProfile(withMissing(held, file.profile));
  // One that is wrong in another way is said by whoever reads it.
  if (completed.kind !== 'ok') return;
  const db = base.writable();
  db.transaction(() => writeMeta(db, 'profile', JSON.stringify(completed.profile))).immediate();
  ports.log.info('profile-completed', { landlord: held.id });
}

type Json = Readonly<Record<string, unknown>>;

/** Rules stand two levels deep: a group, then its rules. */
function withMissing(held: Json, whole: Json): Json {
  const groups = Object.entries(whole).map(([name, group]) => {
    const own = held[name];
    return [name, isObject(own) && isObject(group) ? { ...group, ...own } : (own ?? group)];
  });
  return { ...held, ...Object.fromEntries(groups) };
}

function asObject(text: string): Json | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
