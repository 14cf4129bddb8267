import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { FilePerson } from '../../rules/dossier/erp-values.ts';
import { contactDetailsSchema } from '../../rules/dossier/values.ts';
import { partLabel, valueLines } from '../../rules/dossier/words.ts';
import { displayName } from '../../rules/names.ts';
import type { CommandRefusal, DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { lockAccount } from '../dossier/changes.ts';
import { filePeople } from '../dossier/file-people.ts';
import { standingPart } from '../dossier/standing.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import { accountResidence } from './account-facts.ts';

type Tx = Transaction<PortalTables>;

/** An act of a kiosk as a counter would have sent it, or why it cannot take place. The kept command stays as it came. */
export type ResolvedAct =
  | { readonly kind: 'act'; readonly command: WireCommand }
  | { readonly kind: 'refused'; readonly refusal: CommandRefusal };

/**
 * A kiosk knows nobody's name, and its port nobody's key: it names a person by the handle of `borne-compte` and leaves
 * out what the portal holds. What a kiosk may not say in an act that it may send is refused, as a type would be.
 */
export async function resolveAct(tx: Tx, command: WireCommand, from: DeviceIdentity): Promise<ResolvedAct> {
  if (from.kind !== 'kiosk') return { kind: 'act', command };
  switch (command.type) {
    case 'dossier.change':
      return contactDetails(tx, command);
    case 'registration.open':
      return registration(tx, command);
    case 'request.open':
      return { kind: 'act', command: await request(tx, command) };
    default:
      return { kind: 'act', command };
  }
}

const NOT_OURS: CommandRefusal = { code: 'SYN-BORNE', reason: "Une borne n'envoie pas cette opération." };
const handleSchema = z
  .string()
  .regex(/^borne:[0-9a-f]{64}$/)
  .transform((text) => text.slice('borne:'.length));

const changeSchema = z.object({
  part: z.literal('coordonnees'),
  person: handleSchema,
  value: contactDetailsSchema,
  state: z.literal('a_valider'),
});

/** Its base is what stands; what is null is unchanged; a person always checks it. */
async function contactDetails(tx: Tx, command: WireCommand): Promise<ResolvedAct> {
  const read = changeSchema.safeParse(command.payload);
  if (!read.success) return refused(NOT_OURS);
  const account = plainText(command.account ?? '');
  // Not known here: told by whoever looks at that.
  if (!(await lockAccount(tx, account))) return { kind: 'act', command };
  const person = await personOf(tx, account, read.data.person);
  const base = person && (await standingPart(tx, account, 'coordonnees', person.key));
  if (person === undefined || base === undefined) {
    return refused({ code: 'SYN-482', reason: "Cette personne n'est plus sur ce compte." });
  }
  const { phone1, phone2, email } = read.data.value;
  const value = { phone1: phone1 ?? base.phone1, phone2: phone2 ?? base.phone2, email: email ?? base.email };
  return acted(command, {
    person: person.key,
    label: partLabel('coordonnees', displayName(person)),
    base,
    value,
    lines: valueLines('coordonnees', base, value),
  });
}

async function registration(tx: Tx, command: WireCommand): Promise<ResolvedAct> {
  const read = z.object({ person: handleSchema }).safeParse(command.payload);
  if (!read.success) return refused(NOT_OURS);
  const account = plainText(command.account ?? '');
  if (!(await isKnown(tx, account))) return { kind: 'act', command };
  const person = await personOf(tx, account, read.data.person);
  if (person === undefined)
    return refused({ code: 'SYN-454', reason: "Cette personne n'est plus sur ce bail." });
  return acted(command, { person: person.key, name: displayName(person) });
}

const requestSchema = z.object({
  residence: z.string().nullish(),
  contact: z.object({ phone: z.string().nullish(), email: z.string().nullish() }).nullish(),
});

/** The tenant's own name, and where nothing was typed, his own telephone; the residence of his dwelling. */
async function request(tx: Tx, command: WireCommand): Promise<WireCommand> {
  const read = requestSchema.safeParse(command.payload);
  const account = plainText(command.account ?? '');
  const feed = await feedOf(tx, account);
  if (!read.success || feed === undefined) return command;
  const people = await filePeople(tx, account, feed);
  const holder = people.find(({ role }) => role === 'signataire_principal') ?? people[0];
  const held = holder && (await standingPart(tx, account, 'coordonnees', holder.key));
  const { contact, residence } = read.data;
  return saying(command, {
    residence: residence ?? (await accountResidence(tx, account, feed)),
    contact: {
      name: holder === undefined ? '' : displayName(holder),
      phone: contact?.phone ?? held?.phone1 ?? held?.phone2 ?? null,
      email: contact?.email ?? held?.email ?? null,
      checked: true,
    },
  });
}

/** Who bears this handle on the account and is still named on it. */
async function personOf(tx: Tx, account: string, handle: string): Promise<FilePerson | undefined> {
  const held = await tx
    .selectFrom('kiosk_identity')
    .select('person')
    .where('account', '=', account)
    .where('handle', '=', handle)
    .executeTakeFirst();
  const feed = await feedOf(tx, account);
  if (held === undefined || feed === undefined) return undefined;
  return (await filePeople(tx, account, feed)).find(({ key }) => key === held.person);
}

async function isKnown(tx: Tx, account: string): Promise<boolean> {
  return (await feedOf(tx, account)) !== undefined;
}

async function feedOf(tx: Tx, account: string): Promise<string | undefined> {
  const row = await tx.selectFrom('account').select('feed').where('key', '=', account).executeTakeFirst();
  return row?.feed;
}

function refused(refusal: CommandRefusal): ResolvedAct {
  return { kind: 'refused', refusal };
}

function acted(command: WireCommand, more: Readonly<Record<string, unknown>>): ResolvedAct {
  return { kind: 'act', command: saying(command, more) };
}

function saying(command: WireCommand, more: Readonly<Record<string, unknown>>): WireCommand {
  return { ...command, payload: { ...command.payload, ...more } };
}
