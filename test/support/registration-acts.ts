import type { Space } from '../../src/contract/registrations.ts';
import { applyChanges } from '../../src/core/sync/apply/apply-changes.ts';
import { addLease, type LeaseSpec, type PersonSpec } from './account-rows.ts';
import { openTestCore, type TestClient, type TestCore, type TestCoreOptions } from './open-test-core.ts';
import { actId } from './payment-acts.ts';

export type OpenInput = Parameters<TestClient['registrations']['open']>[0];

/** Two signatories who are spouses, a spouse who did not sign, an occupant, a guarantor; nobody of another lease. */
export const ELODIE = {
  key: 'code:P1',
  civility: 'Mme',
  lastName: 'LE GALL',
  firstName: 'Élodie',
  birth: '1984-02-29',
} as const satisfies PersonSpec;
export const YANN = {
  key: 'code:P2',
  civility: 'M',
  lastName: 'LE GALL',
  firstName: 'Yann',
  birth: '1981-07-03',
  role: 'cosignataire',
} as const satisfies PersonSpec;
const AWA = {
  key: 'code:P3',
  civility: 'Mme',
  lastName: "N'DIAYE",
  firstName: 'Awa',
  birth: '1990-01-01',
  role: 'conjoint_cotitulaire',
} as const satisfies PersonSpec;
const OCCUPANT = { key: 'code:P4', lastName: 'PETIT', firstName: 'Luc', role: 'occupant' } as const;
const GUARANTOR = { key: 'code:P5', lastName: 'GRAND', firstName: 'Zoé', role: 'garant' } as const;

export const HOME = 'HOME-1';
export const HOUSEHOLD: LeaseSpec = { key: HOME, people: [ELODIE, YANN, AWA, OCCUPANT, GUARANTOR] };

/** A core of one landlord, with its accounts and an agent at the counter. */
export async function registrationDesk(
  landlordId: string,
  leases: readonly LeaseSpec[] = [HOUSEHOLD],
  options: Omit<TestCoreOptions, 'landlordId'> = {},
): Promise<{ readonly core: TestCore; readonly agent: TestClient }> {
  const core = await openTestCore({ landlordId, ...options });
  for (const lease of leases) addLease(core.db, lease);
  return { core, agent: core.client('agent') };
}

const LEGAL_VERSION = '2026-11-01';

/** A registration as the screen sends it: identity as the lease holds it, an e-mail of one's own, no slip. */
export function opening(
  person: PersonSpec & { readonly key: string },
  more: Partial<OpenInput> = {},
): OpenInput {
  const email =
    more.email === undefined ? `${person.key.slice(5).toLowerCase()}@locataire.example` : more.email;
  return {
    commandId: actId(),
    account: HOME,
    person: person.key,
    typed: {
      lastName: person.lastName,
      firstName: person.firstName ?? null,
      birth: person.birth == null ? null : person.birth.split('-').toReversed().join('/'),
    },
    document: 'carte-identite',
    representative: null,
    email,
    emailAgain: email,
    legalVersion: LEGAL_VERSION,
    termsAccepted: true,
    termsOn: 'paper',
    consents: [],
    slip: false,
    supersedes: null,
    ...more,
  };
}

/** Somebody's space on an account, as its section shows it. */
export async function spaceOf(
  client: TestClient,
  person: string,
  account = HOME,
): Promise<Space | undefined> {
  const { spaces } = await client.registrations.account({ account });
  return spaces.find((space) => space.person === person);
}

/** What the portal tells of a space. */
export function told(person: string, more: Record<string, unknown> = {}, account = HOME) {
  return {
    kind: 'inscription',
    key: `${account} ${person}`,
    op: 'put' as const,
    absentSince: null,
    content: {
      account,
      person,
      state: 'active',
      since: '2026-11-10T09:00:00.000Z',
      registeredAt: '2026-11-09T09:00:00.000Z',
      email: 'elodie@locataire.example',
      login: 'elodie@locataire.example',
      invitation: null,
      bounced: null,
      consents: [],
      ...more,
    },
  };
}

/** Applies changes as a pull does, now. */
export function pull(
  core: TestCore,
  ...changes: readonly Parameters<typeof applyChanges>[1][number][]
): void {
  const at = new Date(core.clock.now()).toISOString();
  core.db.transaction(() => applyChanges(core.db, changes, { day: at.slice(0, 10), at })).immediate();
}

/** The portal takes everything that waits, or refuses the acts named. */
export function settleAll(core: TestCore, refused: readonly string[] = []): void {
  const at = new Date(core.clock.now()).toISOString();
  const settle = core.db.prepare(
    `UPDATE outbox SET state = @state, code = @code, reason = @reason, updated_at = @at, sent_at = coalesce(sent_at, @at)
     WHERE command_id = @id AND state = 'waiting'`,
  );
  for (const id of core.db
    .prepare<[], string>("SELECT command_id FROM outbox WHERE state = 'waiting'")
    .pluck()
    .all()) {
    const no = refused.includes(id);
    settle.run({
      id,
      at,
      state: no ? 'refused' : 'sent',
      code: no ? 'SYN-453' : null,
      reason: no ? "Cette adresse e-mail est celle d'une autre personne." : null,
    });
  }
}
