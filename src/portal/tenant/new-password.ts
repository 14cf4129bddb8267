import type { Transaction } from 'kysely';
import { checkPassword, passwordPolicy } from '../../rules/registrations/password.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { fullName, loginOf, personNames } from '../spaces/logins.ts';
import type { TenantDesk } from '../spaces/tenant-desk.ts';
import type { PortalTables } from '../store/tables.ts';
import { forgetGuesses } from './session.ts';
import type { Visit } from './tenant-routes.ts';

type Tx = Transaction<PortalTables>;

/** What a form for a new password says of what was typed, every fault at once. */
export type PasswordFaults = { readonly errors: readonly string[]; readonly again: readonly string[] };

export const NO_FAULTS: PasswordFaults = { errors: [], again: [] };

/** One password, however the keyboard composes its accents. */
export function typedPassword(text: string | undefined): string {
  return (text ?? '').slice(0, 200).normalize('NFC');
}

/** The rules to be read before anything is typed. */
export function passwordRules({ desk, today }: Visit): readonly string[] {
  return passwordPolicy(desk.profile, today).sentences;
}

/**
 * Everything that is wrong with the password and its second typing.
 * @param person null: nobody has shown yet that the way in is his, and nothing of whose it is may be learnt from it
 */
export async function passwordFaults(
  tx: Tx,
  { desk, today, form }: Visit,
  person: string | null,
): Promise<PasswordFaults> {
  const names = person === null ? undefined : await personNames(tx, person);
  const login = person === null ? undefined : await loginOf(tx, person);
  const password = typedPassword(form.motdepasse);
  const errors = checkPassword(desk.profile, today, password, {
    lastName: names?.lastName ?? '',
    firstName: names?.firstName ?? null,
    email: login?.email ?? null,
    login: login?.identifier ?? '',
  });
  const again =
    typedPassword(form.encore) === password ? [] : ['Les deux mots de passe ne sont pas les mêmes.'];
  return { errors, again };
}

export function hasFaults({ errors, again }: PasswordFaults): boolean {
  return errors.length + again.length > 0;
}

/** A way in has just given this person a password: the tries of others at his login count no more. */
export async function welcomeBack(visit: Visit, person: string): Promise<void> {
  const login = await visit.work((tx) => loginOf(tx, person));
  if (login !== undefined) await forgetGuesses(visit.room.services, login);
}

/** Tells who holds the password that it was changed, where he has an e-mail. */
export async function tellPasswordChanged(
  tx: Tx,
  desk: TenantDesk,
  { person, feed, at }: { readonly person: string; readonly feed: string; readonly at: Date },
): Promise<void> {
  const login = await loginOf(tx, person);
  if (login === undefined || login.email === null) return;
  await queueMail(tx, {
    facts: { kind: 'password-changed' },
    desk,
    recipient: login.email,
    name: fullName(await personNames(tx, person)),
    person,
    account: null,
    feed,
    about: null,
    at,
  });
}
