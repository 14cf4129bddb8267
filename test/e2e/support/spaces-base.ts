import { createRouterClient } from '@orpc/server';
import type { WritableDb } from '../../../src/core/database/connection.ts';
import { writeMeta } from '../../../src/core/database/meta.ts';
import { systemIds } from '../../../src/core/host/system-clock.ts';
import type { Core } from '../../../src/core/open-core.ts';
import { agentView, listAgents } from '../../../src/core/staff/agents.ts';
import type { PortalSpaceState } from '../../../src/rules/registrations/states.ts';
import { openScenario } from './scenario-base.ts';
import { PAGES } from './spaces-address.ts';
import { CLERK, TENANTS, type Tenant } from './tenants.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The refused acts, by command. */
export type FilledSpaces = { readonly opening: string; readonly change: string };

/**
 * Spaces in every state, on a post whose portal is out of reach: what the portal said of some, and the acts of this post
 * on others, made by the core itself.
 */
export async function fillSpaces(data: string): Promise<FilledSpaces> {
  const core = openScenario(data);
  try {
    const db = core.services.base.writable();
    join(db);
    writeMeta(db, 'tenant-address', PAGES);
    told(db, 'modes', 'active', { ago: 40 });
    told(db, 'arrears', 'pending', { ago: 6, expiresIn: 24 });
    told(db, 'weekly', 'pending', { ago: 41, expiresIn: -11 });
    told(db, 'over', 'active', { ago: 60, bounce: 'boîte aux lettres inconnue' });
    told(db, 'exact', 'suspended', { ago: 3 });
    told(db, 'above', 'closed', { ago: 9 });
    told(db, 'negative', 'active', { ago: 12 });
    told(db, 'exited', 'active', { ago: 400 });
    const client = clerkOn(core);
    await register(client, db, 'son', 'theo.garnier@courriel.example');
    const opening = await register(client, db, 'bounced', 'paul.leroy@courriel.example');
    const change = await changeEmail(client, db, 'negative', 'ayse.autre@courriel.example');
    for (const refused of [opening, change]) refuse(db, refused);
    return { opening, change };
  } finally {
    await core.close();
  }
}

type Client = ReturnType<typeof clerkOn>;

async function register(client: Client, db: WritableDb, tenant: Tenant, email: string): Promise<string> {
  const account = leaseOf(db, tenant).account;
  const { people, legalVersion } = await client.registrations.prepare({ account });
  const [whose] = people;
  if (whose === undefined) throw new Error(`nobody on the account of ${tenant}`);
  const [lastName, firstName] = TENANTS[tenant].name;
  const commandId = systemIds.next();
  await client.registrations.open({
    commandId,
    account,
    person: whose.person,
    typed: { lastName, firstName, birth: birthOf(tenant) },
    document: 'carte-identite',
    representative: null,
    email,
    emailAgain: email,
    legalVersion,
    termsAccepted: true,
    termsOn: 'paper',
    consents: [],
    slip: false,
    supersedes: null,
  });
  return commandId;
}

async function changeEmail(client: Client, db: WritableDb, tenant: Tenant, email: string): Promise<string> {
  const { account, person } = leaseOf(db, tenant);
  const commandId = systemIds.next();
  await client.registrations.changeEmail({
    commandId,
    account,
    person,
    document: 'passeport',
    email,
    emailAgain: email,
    supersedes: null,
  });
  return commandId;
}

/** As the scenario numbers the births of its tenants. */
function birthOf(tenant: Tenant): string {
  const all = Object.values(TENANTS);
  const rank = all.findIndex(({ name }) => name.join() === TENANTS[tenant].name.join()) + 1;
  return `${String(rank).padStart(2, '0')}/01/1980`;
}

function clerkOn(core: Core) {
  const { context } = core.connect('spaces', 'counter');
  const clerk = listAgents(core.services.base.readable()).find(({ login }) => login === CLERK.login);
  if (clerk === undefined) throw new Error('the base has no clerk');
  context.session.signIn(agentView(clerk), core.services.ports.clock.monotonic());
  return createRouterClient(core.router, { context });
}

function leaseOf(db: WritableDb, tenant: Tenant) {
  const [last, first] = TENANTS[tenant].name;
  const row = db
    .prepare<[string, string], { id: number; account: string; person: string }>(
      `SELECT l.id, l.key AS account, p.key AS person FROM lease l JOIN party y ON y.lease_id = l.id
         JOIN person p ON p.id = y.person_id
       WHERE p.last_name = ? AND p.first_name = ? ORDER BY l.id LIMIT 1`,
    )
    .get(last, first);
  if (row === undefined) throw new Error(`no account of ${tenant}`);
  return row;
}

type Told = {
  /** Days since it is so. */
  readonly ago: number;
  /** Days until the invitation works no more; below zero when it does not already. */
  readonly expiresIn?: number;
  readonly bounce?: string;
};

/** What the portal said of a tenant's space, as it came down. */
function told(
  db: WritableDb,
  tenant: Tenant,
  state: PortalSpaceState,
  { ago, expiresIn, bounce }: Told,
): void {
  const { id, person } = leaseOf(db, tenant);
  const [last, first] = TENANTS[tenant].name;
  const email = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const consent = (kind: string, given: boolean, wording: string) => ({
    kind,
    given,
    at: at(-ago),
    by: 'counter',
    version: '2026-03-01',
    wording,
  });
  db.prepare(
    `INSERT INTO portal_space (lease_id, person_key, state, since, registered_at, email, login, invitation_channel,
       invitation_expires_at, bounced_at, bounce_reason, consents, received_at)
     VALUES (@lease, @person, @state, @since, @since, @email, @email, @channel, @expires, @bounced, @reason, @consents, @received)`,
  ).run({
    lease: id,
    person,
    state,
    since: at(-ago),
    email: `${email}@courriel.example`,
    channel: expiresIn === undefined ? null : 'email',
    expires: expiresIn === undefined ? null : at(expiresIn),
    bounced: bounce === undefined ? null : at(-1),
    reason: bounce ?? null,
    consents: JSON.stringify([
      consent('avis', true, "Je reçois l'avis d'échéance sur mon espace. Il n'est plus envoyé par courrier."),
      consent('quittance', true, 'Je demande à recevoir mes quittances sur mon espace.'),
      consent('notifications', false, 'Je suis prévenu par e-mail.'),
    ]),
    received: at(0),
  });
}

/** The portal took the registration and refused it. */
function refuse(db: WritableDb, commandId: string): void {
  db.prepare(
    "UPDATE outbox SET state = 'refused', code = 'SYN-453', reason = ?, sent_at = ? WHERE command_id = ?",
  ).run("Cette adresse e-mail est déjà celle d'une autre personne.", new Date().toISOString(), commandId);
}

/** The post is joined to a portal that answered a while ago, and does not now. */
function join(db: WritableDb): void {
  const since = new Date(Date.now() - HOUR).toISOString();
  db.prepare(
    `INSERT INTO portal_link (id, address, device, agency, mode, joined_at, state, since, last_answer_at, clock_offset_ms)
     VALUES (1, 'http://127.0.0.1:9', ?, 'Agence Centre', 'production', ?, 'offline', ?, ?, 0)`,
  ).run(systemIds.next(), new Date(Date.now() - 40 * DAY).toISOString(), since, since);
}
