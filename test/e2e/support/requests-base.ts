import { createRouterClient } from '@orpc/server';
import type { WritableDb } from '../../../src/core/database/connection.ts';
import { systemClock, systemIds } from '../../../src/core/host/system-clock.ts';
import type { Core } from '../../../src/core/open-core.ts';
import { agentView, listAgents } from '../../../src/core/staff/agents.ts';
import type { RequestState, RequestUrgency } from '../../../src/rules/requests/states.ts';
import { openScenario } from './scenario-base.ts';
import { CLERK, TENANTS, type Tenant } from './tenants.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Requests by what each stands for. */
export type FilledRequests = { readonly refused: string; readonly planned: string };

/**
 * Requests in every state, on a post whose portal is out of reach: what the portal said of some, the acts of this post
 * on others, made by the core itself.
 */
export async function fillRequests(data: string): Promise<FilledRequests> {
  let now = Date.now();
  const core = openScenario(data, { ...systemClock, now: () => now });
  try {
    const db = core.services.base.writable();
    join(db);
    db.prepare(
      `INSERT INTO contact (residence_code, role, name, phone) VALUES ('R1', 'urgence', 'Astreinte technique', '02 61 91 24 24')`,
    ).run();
    db.prepare("UPDATE person SET phone1 = '06 39 98 41 27' WHERE last_name = 'PRUVOST'").run();
    const client = clerkOn(core);
    const planned = told(db, 'modes', {
      number: 'G1A-N-000312',
      place: 'logement',
      label: 'Logement · Serrure, clés',
      state: 'planifiee',
      openedAgo: 5,
      dueIn: 5,
      description: "La clé tourne dans le vide, la porte se ferme encore de l'intérieur.",
      answer: 'Le serrurier passe jeudi entre 9 h et 11 h. Merci de prévoir une présence.',
    });
    told(db, 'modes', {
      number: 'G1A-N-000288',
      place: 'parties-communes',
      motive: 'eclairage',
      label: 'Parties communes · Éclairage',
      state: 'prise-en-charge',
      common: true,
      openedAgo: 17,
      dueIn: -6,
      description: 'Plus de lumière au deuxième étage.',
    });
    told(db, 'modes', {
      number: 'G1A-N-000254',
      place: 'compte',
      label: 'Compte · Document, attestation',
      state: 'close',
      openedAgo: 40,
      dueIn: -32,
      description: 'Attestation de loyer pour la CAF.',
    });
    told(db, 'arrears', {
      number: 'G1B-N-000107',
      place: 'parties-communes',
      motive: 'ascenseur',
      label: 'Parties communes · Ascenseur en panne',
      state: 'ouverte',
      urgency: 'urgente',
      common: true,
      openedAgo: 1,
      dueIn: 1,
      description: "L'ascenseur s'arrête entre deux étages.",
    });
    told(db, 'weekly', {
      number: 'G1A-N-000301',
      place: 'logement',
      label: 'Logement · Humidité, moisissures',
      state: 'en-attente',
      openedAgo: 9,
      dueIn: 6,
      description: 'Traces noires dans la salle de bain.',
      answer: 'Un technicien vous rappelle pour une visite.',
    });
    now = Date.now() - 2 * HOUR;
    const account = leaseOf(db, 'modes').account;
    const contact = { name: 'PRUVOST Marc', phone: '06 39 98 41 27', email: null, checked: true };
    const { request } = await client.requests.open({
      commandId: systemIds.next(),
      account,
      place: 'logement',
      motive: 'fuite',
      urgency: 'urgente',
      description: "Eau sous l'évier depuis mardi soir, le joint du siphon goutte.",
      contact,
      availability: [
        { day: 5, part: 'matin' },
        { day: 6, part: 'matin' },
      ],
      channel: 'guichet',
      files: [],
      wordsKept: false,
      supersedes: null,
    });
    await client.requests.complement({
      commandId: systemIds.next(),
      account,
      request: request.id,
      text: 'La vanne est fermée la nuit, un seau est posé.',
      files: [],
      wordsKept: false,
    });
    const [motive, outcome] = ['demande-technique', 'acte-enregistre'] as const;
    await client.requests.visit({
      commandId: systemIds.next(),
      account,
      motive,
      outcome,
      comment: 'Venu avec des photos de la fuite.',
      wordsKept: false,
    });
    const refused = systemIds.next();
    const late = told(db, 'over', {
      number: 'G1A-N-000295',
      place: 'logement',
      label: 'Logement · Fenêtre, volet',
      state: 'planifiee',
      openedAgo: 8,
      dueIn: 2,
      description: 'Le volet roulant de la chambre reste bloqué.',
      answer: 'Intervention prévue mardi matin.',
    });
    await client.requests.modify({
      commandId: refused,
      account: leaseOf(db, 'over').account,
      request: late,
      version: 2,
      description: 'Le volet roulant de la chambre reste bloqué en bas.',
      urgency: 'normale',
      contact: { ...contact, name: 'BOURGEOIS Inès' },
      availability: [],
      wordsKept: false,
    });
    db.prepare(
      "UPDATE outbox SET state = 'refused', code = 'SYN-472', reason = ?, sent_at = ? WHERE command_id = ?",
    ).run(
      'La demande a été modifiée entre-temps par Bernard Roche\u202f: intervention planifiée.',
      new Date().toISOString(),
      refused,
    );
    return { refused, planned };
  } finally {
    await core.close();
  }
}

type Told = {
  readonly number: string;
  readonly place: string;
  readonly motive?: string;
  readonly label: string;
  readonly state: RequestState;
  readonly urgency?: RequestUrgency;
  readonly common?: true;
  /** Days. */
  readonly openedAgo: number;
  readonly dueIn: number;
  readonly description: string;
  /** What the portal answered two hours ago; nobody of this post has seen it. */
  readonly answer?: string;
};

/** A request as the portal told of it. */
function told(db: WritableDb, tenant: Tenant, request: Told): string {
  const { number, place, label, state, urgency = 'normale', common, openedAgo, dueIn, description } = request;
  const id = systemIds.next();
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const event = { text: null, state: null, files: [], command: null };
  const events = [
    { ...event, at: at(-openedAgo), by: 'counter', author: CLERK.name, kind: 'ouverture', state: 'ouverte' },
    ...(request.answer === undefined
      ? []
      : [
          {
            ...event,
            at: new Date(Date.now() - 2 * HOUR).toISOString(),
            by: 'portal',
            author: 'Bernard Roche',
            kind: 'reponse',
            text: request.answer,
            state,
          },
        ]),
  ];
  const answers = events.length - 1;
  db.prepare(
    `INSERT INTO portal_request (id, number, lease_id, residence_code, place, label, nature, urgency, common, state,
       opened_at, due_on, version, answers, unseen, content, heard_at)
     VALUES (@id, @number, @lease, 'R1', @place, @label, 'technique', @urgency, @common, @state, @openedAt, @dueOn,
       @version, @answers, @answers, @content, @heardAt)`,
  ).run({
    id,
    number,
    lease: leaseOf(db, tenant).id,
    place,
    label,
    urgency,
    common: common ? 1 : 0,
    state,
    openedAt: at(-openedAgo),
    dueOn: at(dueIn).slice(0, 10),
    version: events.length,
    answers,
    content: JSON.stringify({
      motive: request.motive ?? null,
      description,
      contact: { name: TENANTS[tenant].name.join(' '), phone: '06 39 98 41 27', email: null, checked: true },
      availability: [{ day: 4, part: 'matin' }],
      channel: 'guichet',
      openedBy: CLERK.name,
      events,
    }),
    heardAt: new Date().toISOString(),
  });
  return id;
}

function clerkOn(core: Core) {
  const { context } = core.connect('requests', 'counter');
  const clerk = listAgents(core.services.base.readable()).find(({ login }) => login === CLERK.login);
  if (clerk === undefined) throw new Error('the base has no clerk');
  context.session.signIn(agentView(clerk), core.services.ports.clock.monotonic());
  return createRouterClient(core.router, { context });
}

function leaseOf(db: WritableDb, tenant: Tenant) {
  const [last, first] = TENANTS[tenant].name;
  const row = db
    .prepare<[string, string], { id: number; account: string }>(
      `SELECT l.id, l.key AS account FROM lease l JOIN party y ON y.lease_id = l.id
         JOIN person p ON p.id = y.person_id
       WHERE p.last_name = ? AND p.first_name = ? ORDER BY l.id LIMIT 1`,
    )
    .get(last, first);
  if (row === undefined) throw new Error(`no account of ${tenant}`);
  return row;
}

/** The post is joined to a portal that answered a while ago, and does not now. */
function join(db: WritableDb): void {
  const since = new Date(Date.now() - HOUR).toISOString();
  db.prepare(
    `INSERT INTO portal_link (id, address, device, agency, mode, joined_at, state, since, last_answer_at, clock_offset_ms)
     VALUES (1, 'http://127.0.0.1:9', ?, 'Agence Centre', 'production', ?, 'offline', ?, ?, 0)`,
  ).run(systemIds.next(), new Date(Date.now() - 40 * DAY).toISOString(), since, since);
}
