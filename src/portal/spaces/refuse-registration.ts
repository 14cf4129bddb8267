import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { emailKey } from '../../rules/registrations/email.ts';
import { erpSpaceState, isLiving } from '../../rules/registrations/states.ts';
import { mayRegister, ownEmailRule } from '../../rules/registrations/who.ts';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import { plainText } from '../store/plain-text.ts';
import { reachingPast } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { findSpace, livingOn } from './ensure-space.ts';
import { exitOf, peopleOfLease } from './lease-people.ts';
import { lockEmail, lockSpace } from './space-locks.ts';
import { profileOf } from './tenant-desk.ts';

type Tx = Transaction<PortalTables>;

const reads = z.object({
  person: z.string().transform(plainText),
  // A renewal only says whether a mail is wanted.
  email: z.union([z.string().transform(plainText), z.boolean().transform(() => null)]).nullish(),
});

type Asked = {
  readonly tx: Tx;
  readonly account: string;
  readonly feed: string;
  readonly person: string;
  /** The landlord's day. */
  readonly on: string;
};

/**
 * Why a registration that a post asks for cannot take place here, or null. Account, person and e-mail stay locked to the
 * end of the transaction: of two posts at once, the second is told what the first did.
 */
export async function refusalOfRegistration(
  tx: Tx,
  command: WireCommand,
  at: Date,
): Promise<CommandRefusal | null> {
  const { type } = command;
  if (type !== 'registration.open' && type !== 'registration.renew' && type !== 'registration.email')
    return null;
  const read = reads.safeParse(command.payload);
  // Not known here, or not to be read: told by whoever looks at that.
  if (!read.success || command.account === null) return null;
  const account = plainText(command.account);
  const seen = await tx.selectFrom('account').select('key').where('key', '=', account).executeTakeFirst();
  if (seen === undefined) return null;
  const { person, email = null } = read.data;
  return reachingPast(tx, async () => {
    const feed = await lockSpace(tx, account, person);
    const asked: Asked = { tx, account, feed, person, on: landlordDay(at.getTime()) };
    const about = type === 'registration.open' ? await refuseOpening(asked) : await refuseWithoutSpace(asked);
    return about ?? (email === null ? null : refuseEmail(asked, email));
  });
}

async function refuseOpening({ tx, account, feed, person, on }: Asked): Promise<CommandRefusal | null> {
  const profile = await profileOf(tx);
  const people = await peopleOfLease(tx, account, feed);
  // One person may stand on a lease twice: what he may do as a signatory, he may.
  const roles = people.filter((one) => one.person === person);
  if (roles.length === 0) {
    return { code: 'SYN-454', reason: "Cette personne n'est plus sur ce bail." };
  }
  const exitOn = await exitOf(tx, account, feed);
  const living = (await livingOn(tx, account, feed)).map((one) => ({ person: one }));
  if (living.some((one) => one.person === person)) {
    return { code: 'SYN-451', reason: 'Cette personne a déjà un espace locataire sur ce compte.' };
  }
  const refusals = roles.map((one): CommandRefusal | null => {
    const may = (others: typeof living, exit: string | null) =>
      mayRegister({ profile, on, exitOn: exit }, one, others, people);
    const whole = may(living, exitOn);
    if (whole.allowed) return null;
    const reason = whole.sentence ?? 'Cette personne ne peut pas avoir un espace locataire sur ce compte.';
    if (!may([], null).allowed) return { code: household(one.role, profile) ? 'SYN-452' : 'SYN-454', reason };
    return { code: may([], exitOn).allowed ? 'SYN-452' : 'SYN-455', reason };
  });
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

/** One space per household, and another of its holders is meant. */
function household(role: string, profile: Awaited<ReturnType<typeof profileOf>>): boolean {
  const holder = role === 'cosignataire' || role === 'conjoint_cotitulaire';
  return holder && profile.account.scope.value === 'household';
}

async function refuseWithoutSpace({ tx, account, feed, person }: Asked): Promise<CommandRefusal | null> {
  if ((await livingOn(tx, account, feed)).includes(person)) return null;
  return { code: 'SYN-456', reason: "Cette personne n'a plus d'espace locataire sur ce compte." };
}

/** Where each needs an e-mail of his own: it may be nobody else's who has a living space, here or in the ERP's file. */
async function refuseEmail({ tx, person, on }: Asked, email: string): Promise<CommandRefusal | null> {
  const key = emailKey(email);
  await lockEmail(tx, key);
  if (!ownEmailRule(await profileOf(tx), on).own) return null;
  if (!(await usedByAnother(tx, key, person)) && !(await toldOfAnother(tx, key, person))) return null;
  return {
    code: 'SYN-453',
    reason: "Cette adresse e-mail est celle d'une autre personne\u202f: chacun doit avoir la sienne.",
  };
}

async function usedByAnother(tx: Tx, key: string, person: string): Promise<boolean> {
  const other = await tx
    .selectFrom('tenant_login as l')
    .innerJoin('tenant_space as s', 's.person', 'l.person')
    .select('l.person')
    .where('l.email_key', '=', key)
    .where('l.person', '<>', person)
    .where('s.state', 'in', ['pending', 'active', 'suspended'])
    .executeTakeFirst();
  return other !== undefined;
}

/** A space that the ERP's file alone tells: once the portal holds one, its own word counts. */
async function toldOfAnother(tx: Tx, key: string, person: string): Promise<boolean> {
  const { rows } = await sql<{ key: string; content: string }>`
    SELECT key, content FROM record WHERE space_email = ${key} AND op = 'put' AND absent_since IS NULL`.execute(
    tx,
  );
  for (const row of rows) {
    const [account = '', holder = ''] = JSON.parse(row.key) as readonly string[];
    const { etat } = JSON.parse(row.content) as { etat: string };
    if (holder === person || !isLiving(erpSpaceState(etat))) continue;
    if ((await findSpace(tx, account, holder)) === undefined) return true;
  }
  return false;
}
