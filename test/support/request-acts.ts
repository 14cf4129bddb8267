import { createHash } from 'node:crypto';
import type { Attachment } from '../../src/rules/attachments/files.ts';
import { addLease, type LeaseSpec } from './account-rows.ts';
import { openTestCore, type TestClient, type TestCore, type TestCoreOptions } from './open-test-core.ts';
import { actId } from './payment-acts.ts';
import { TEST_AGENTS } from './test-agents.ts';

type Requests = TestClient['requests'];
export type OpenInput = Parameters<Requests['open']>[0];

export const FLAT = 'FLAT-1';
export const RESIDENCE = 'R1';
export const TENANT: LeaseSpec = {
  key: FLAT,
  people: [
    {
      lastName: 'LE GALL',
      firstName: 'Élodie',
      birth: '1984-02-29',
      phone1: '0639981234',
      email: 'elodie@locataire.example',
    },
    { lastName: 'LE GALL', firstName: 'Yann', birth: '1981-07-03', role: 'occupant', phone1: 'voir gardien' },
    { lastName: 'LE GALL', firstName: 'Nina', birth: '2012-05-05', role: 'enfant' },
    { lastName: 'LE GALL', firstName: 'Tao', role: 'enfant' },
    { lastName: 'GRAND', firstName: 'Zoé', role: 'garant', phone1: '0639985678' },
  ],
};

/** A core of one landlord, with its accounts and an agent at the counter. */
export async function requestDeskOf(
  landlordId: string,
  leases: readonly LeaseSpec[] = [TENANT],
  options: Omit<TestCoreOptions, 'landlordId'> = {},
): Promise<{ readonly core: TestCore; readonly agent: TestClient }> {
  const core = await openTestCore({ landlordId, ...options });
  for (const lease of leases) addLease(core.db, lease);
  return { core, agent: core.client('agent') };
}

/** A request as the screen sends it: the first motive of the first place, with a contact read again. */
export async function asking(client: TestClient, more: Partial<OpenInput> = {}): Promise<OpenInput> {
  const account = more.account ?? FLAT;
  const { places } = await client.requests.prepare({ account });
  const place = places.find(({ code }) => code === (more.place ?? places[0]?.code));
  const motive = place?.motives.find(({ code }) => code === (more.motive ?? place.motives[0]?.code));
  return {
    commandId: actId(),
    account,
    place: place?.code ?? 'aucun',
    motive: motive?.code ?? 'aucun',
    urgency: motive?.urgency ?? 'normale',
    description: 'Le robinet de la cuisine goutte depuis lundi.',
    contact: { name: 'LE GALL Élodie', phone: '06 39 98 12 34', email: null, checked: true },
    availability: [],
    channel: 'guichet',
    files: [],
    wordsKept: false,
    supersedes: null,
    ...more,
  };
}

/** A file checked and staged, as an act may name it. */
export function staged(core: TestCore, name = 'fuite.jpg'): Attachment {
  const sha256 = createHash('sha256').update(name).digest('hex');
  const file: Attachment = { sha256, size: 1200, type: 'jpeg', name, pages: 1 };
  core.db
    .prepare(
      `INSERT INTO staged_file (sha256, size, type, name, pages, staged_at, agent_id)
       VALUES (@sha256, @size, @type, @name, @pages, @at, @agent)`,
    )
    .run({ ...file, at: new Date(core.clock.now()).toISOString(), agent: TEST_AGENTS.agent.id });
  return file;
}

export type ToldEvent = {
  readonly at: string;
  readonly by: 'counter' | 'portal' | 'erp';
  readonly author: string;
  readonly kind: string;
  readonly text: string | null;
  readonly state: string | null;
  readonly files: readonly Attachment[];
  readonly command: string | null;
};

/** An event of the portal's timeline. */
export function said(more: Partial<ToldEvent> = {}): ToldEvent {
  return {
    at: '2026-11-17T14:00:00.000Z',
    by: 'portal',
    author: 'Sonia Weber',
    kind: 'reponse',
    text: 'Le plombier passe jeudi.',
    state: null,
    files: [],
    command: null,
    ...more,
  };
}

export const OPENED = said({
  at: '2026-11-17T13:05:00.000Z',
  by: 'counter',
  author: 'Camille Roche',
  kind: 'ouverture',
  text: null,
  state: 'ouverte',
});

/** What the portal tells of a request. */
export function toldRequest(id: string, more: Record<string, unknown> = {}) {
  const events = (more.events as readonly ToldEvent[] | undefined) ?? [OPENED];
  return {
    kind: 'demande',
    key: id,
    op: 'put' as const,
    absentSince: null,
    content: {
      id,
      number: `N-${id.slice(-4)}`,
      account: FLAT,
      residence: RESIDENCE,
      place: 'logement',
      motive: 'fuite-eau',
      nature: 'technique',
      label: "Votre logement · Fuite d'eau",
      urgency: 'normale',
      common: false,
      description: 'Le robinet goutte.',
      contact: { name: 'LE GALL Élodie', phone: '0639981234', email: null, checked: true },
      availability: [],
      channel: 'guichet',
      openedAt: '2026-11-17T13:05:00.000Z',
      openedBy: 'Camille Roche',
      dueOn: '2026-11-27',
      state: 'ouverte',
      version: events.length,
      events,
      files: [],
      ...more,
    },
  };
}

/** A row of the ERP's file of requests. */
export function addErpRequest(
  core: TestCore,
  row: {
    readonly number: string;
    readonly lease?: number | null;
    readonly residence?: string | null;
    readonly place?: string | null;
    readonly motive?: string | null;
    readonly state?: string;
    readonly openedOn?: string | null;
    readonly dueOn?: string | null;
    readonly absentSince?: string | null;
  },
): void {
  core.db
    .prepare(
      `INSERT INTO request (number, lease_id, residence_code, place, motive, state, opened_on, due_on, absent_since)
       VALUES (@number, @lease, @residence, @place, @motive, @state, @openedOn, @dueOn, @absentSince)`,
    )
    .run({
      lease: null,
      residence: null,
      place: 'logement',
      motive: 'Volet roulant bloqué',
      state: 'en_cours',
      openedOn: '2026-11-02',
      dueOn: '2026-11-10',
      absentSince: null,
      ...row,
    });
}
