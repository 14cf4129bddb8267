import type { Transaction } from 'kysely';
import { readReference } from '../../rules/references/references.ts';
import { emailKey } from '../../rules/registrations/email.ts';
import type { MailFacts } from '../mail/mail-facts.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findLogin, fullName, loginOf, personNames, spacesOf } from '../spaces/logins.ts';
import { putSpaceRecord } from '../spaces/space-record.ts';
import { makeLink } from '../spaces/ways-in.ts';
import type { PortalTables } from '../store/tables.ts';
import { countTry, hiddenSubject } from '../store/tries.ts';
import type { TenantSpace } from './session.ts';
import type { Visit } from './tenant-routes.ts';

type Tx = Transaction<PortalTables>;

/** Mails that one person may be sent at somebody's asking, before they wait: nobody's box is to be filled. */
const FREE_MAILS = 3;

/** A link for a new password to whoever signs in with this; another activation while the space is not active yet. */
export async function mailForgottenPassword(visit: Visit, typed: string): Promise<void> {
  const person = await visit.work(async (tx) => (await findLogin(tx, typed))?.person);
  if (person === undefined || !(await mayBeMailed(visit, person))) return;
  await visit.work(async (tx) => {
    const spaces = await spacesOf(tx, person);
    const active = spaces.find(({ state }) => state === 'active');
    const pending = spaces.find(({ state }) => state === 'pending');
    const space = active ?? pending;
    const login = await loginOf(tx, person);
    if (space === undefined || login === undefined || login.email === null) return;
    const { at, desk } = visit;
    // An address nobody has answered from may be a stranger's, mistyped: the page of an activation asks the reference too.
    const purpose = active === undefined || !login.emailVerified ? 'activation' : 'password';
    const token = await makeLink(tx, {
      purpose,
      channel: 'email',
      person,
      account: purpose === 'activation' ? space.account : null,
      feed: space.feed,
      email: login.email,
      at,
    });
    const facts: MailFacts =
      purpose === 'activation'
        ? { kind: 'activation', link: `${desk.address}/espace/activer?cle=${token}` }
        : { kind: 'password', link: `${desk.address}/espace/mot-de-passe?cle=${token}` };
    await send(tx, visit, { facts, person, space, email: login.email });
    if (purpose === 'activation') await putSpaceRecord(tx, space.account, person);
  });
}

/** His identifier to whoever gave this e-mail, or holds the account of this reference. */
export async function mailForgottenLogin(visit: Visit, typed: string): Promise<void> {
  for (const person of await visit.work((tx) => peopleOf(tx, visit, typed))) {
    if (!(await mayBeMailed(visit, person))) continue;
    await visit.work(async (tx) => {
      const space = (await spacesOf(tx, person)).find(
        ({ state }) => state === 'active' || state === 'pending',
      );
      const login = await loginOf(tx, person);
      if (space === undefined || login === undefined || login.email === null) return;
      await send(tx, visit, {
        facts: { kind: 'login', login: login.login },
        person,
        space,
        email: login.email,
      });
    });
  }
}

async function mayBeMailed({ room }: Visit, person: string): Promise<boolean> {
  const subject = hiddenSubject('mailed', person);
  return (await countTry(room.services, { subject, free: FREE_MAILS })) === 0;
}

async function send(
  tx: Tx,
  { desk, at }: Visit,
  mail: {
    readonly facts: MailFacts;
    readonly person: string;
    readonly space: TenantSpace;
    readonly email: string;
  },
): Promise<void> {
  const { facts, person, space, email } = mail;
  await queueMail(tx, {
    facts,
    desk,
    recipient: email,
    name: fullName(await personNames(tx, person)),
    person,
    account: null,
    feed: space.feed,
    about: null,
    at,
  });
}

async function peopleOf(tx: Tx, { desk }: Visit, typed: string): Promise<readonly string[]> {
  if (typed.includes('@')) {
    const rows = await tx
      .selectFrom('tenant_login')
      .select('person')
      .where('email_key', '=', emailKey(typed))
      .orderBy('person')
      .execute();
    return rows.map(({ person }) => person);
  }
  const rule = desk.profile.reference.form.value;
  const reading = rule === null ? undefined : readReference(rule, typed);
  if (reading?.kind !== 'candidates') return [];
  const rows = await tx
    .selectFrom('tenant_space')
    .select(['person', 'account'])
    .where('account', 'in', reading.keys)
    .orderBy('person')
    .execute();
  // A text that may mean several accounts means none.
  return new Set(rows.map(({ account }) => account)).size > 1 ? [] : rows.map(({ person }) => person);
}
