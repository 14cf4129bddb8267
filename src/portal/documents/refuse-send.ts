import type { Transaction } from 'kysely';
import { z } from 'zod';
import { emailKey } from '../../rules/registrations/email.ts';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { standingPart } from '../dossier/standing.ts';
import { loginOf, spacesOf } from '../spaces/logins.ts';
import { plainText } from '../store/plain-text.ts';
import { reachingPast } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

const text = z.string().transform(plainText);
const reads = z.object({ person: text, email: text });

/**
 * Why a document cannot be sent as a post asks, or null: a paper of an account goes to an address that the portal itself
 * knows as the person's, on that account, and to no other.
 */
export async function refusalOfSend(tx: Tx, command: WireCommand): Promise<CommandRefusal | null> {
  if (command.type !== 'documents.send') return null;
  const read = reads.safeParse(command.payload);
  // Not to be read: told by whoever places it.
  if (!read.success) return null;
  const { person, email } = read.data;
  const account = plainText(command.account ?? '');
  const key = emailKey(email);
  const known = await reachingPast(tx, () => addressesOf(tx, account, person));
  if (known.some((address) => emailKey(address) === key)) return null;
  return {
    code: 'SYN-495',
    reason: "Le portail ne connaît pas cette adresse e-mail à cette personne\u202f: rien n'a été envoyé.",
  };
}

/** The person's addresses as the portal has them: of the landlord's file with its changes, and of his space. */
async function addressesOf(tx: Tx, account: string, person: string): Promise<readonly string[]> {
  const contacts = await standingPart(tx, account, 'coordonnees', person);
  if (contacts === undefined) return [];
  const spaces = await spacesOf(tx, person);
  const here = spaces.some((space) => space.account === account);
  const login = here ? await loginOf(tx, person) : undefined;
  return [contacts.email, login?.email ?? null].filter((address) => address !== null);
}
