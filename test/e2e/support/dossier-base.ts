import { createRouterClient } from '@orpc/server';
import type { WritableDb } from '../../../src/core/database/connection.ts';
import { systemClock, systemIds } from '../../../src/core/host/system-clock.ts';
import { agentView, listAgents } from '../../../src/core/staff/agents.ts';
import type { DossierPart, DossierState, PartValue } from '../../../src/rules/dossier/values.ts';
import { partLabel, valueLines } from '../../../src/rules/dossier/words.ts';
import { openScenario } from './scenario-base.ts';
import { CLERK, TENANTS, type Tenant } from './tenants.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type FilledDossier = { readonly refused: string };

/**
 * Changes of a file in every state, on a post whose portal is out of reach: what the portal said of some, and two
 * telephones at odds, made by the core itself.
 */
export async function fillDossier(data: string): Promise<FilledDossier> {
  let now = Date.now() - 3 * HOUR;
  const core = openScenario(data, { ...systemClock, now: () => now });
  try {
    const db = core.services.base.writable();
    join(db);
    const { context } = core.connect('dossier', 'counter');
    const clerk = listAgents(core.services.base.readable()).find(({ login }) => login === CLERK.login);
    if (clerk === undefined) throw new Error('the base has no clerk');
    context.session.signIn(agentView(clerk), core.services.ports.clock.monotonic());
    const client = createRouterClient(core.router, { context });

    const { id: lease, account } = leaseOf(db, 'modes');
    const { people, roles } = await client.dossier.prepare({ account });
    const [holder] = people;
    if (holder === undefined) throw new Error('the account has nobody');
    const refused = systemIds.next();
    const base = holder.coordonnees;
    await client.dossier.change({
      commandId: refused,
      account,
      part: 'coordonnees',
      person: holder.key,
      base,
      value: { ...base, phone1: '+33639984127', email: 'marc.pruvost@exemple.example' },
      comment: '',
      wordsKept: false,
      channel: 'guichet',
      files: [],
      supersedes: null,
    });
    now = Date.now();
    db.prepare(
      "UPDATE outbox SET state = 'refused', code = 'SYN-481', reason = ?, sent_at = ? WHERE command_id = ?",
    ).run(
      'Les coordonnées ont été changées entre-temps par Bernard Roche, au portail.',
      new Date(now).toISOString(),
      refused,
    );
    told(db, lease, 1, 'coordonnees', holder.key, {
      label: partLabel('coordonnees', holder.name),
      base,
      value: { ...base, phone1: '+33639985510' },
      state: 'validee',
      agoDays: 0,
      decidedBy: 'Bernard Roche',
    });
    told(db, lease, 2, 'roles', null, {
      label: partLabel('roles', null),
      base: roles,
      value: {
        people: [
          {
            civility: null,
            lastName: 'PRUVOST',
            usageName: null,
            firstName: 'Claire',
            birth: '1955-06-02',
            role: 'garant',
            kind: null,
            phone: '+33261912468',
          },
        ],
      },
      state: 'a_valider',
      agoDays: 2,
      decidedBy: null,
    });
    told(db, lease, 3, 'adresse-courrier', null, {
      label: partLabel('adresse-courrier', null),
      base: { lines: null },
      value: { lines: ['M. PRUVOST Marc', 'Chez Mme PRUVOST Claire', '8 rue du Puits', '28190 Courville'] },
      state: 'refusee',
      agoDays: 9,
      decidedBy: 'Bernard Roche',
      reason: 'justificatif-manquant',
      answer: 'Une facture récente à cette adresse suffit.',
    });
    return { refused };
  } finally {
    await core.close();
  }
}

type Told = {
  readonly label: string;
  readonly base: PartValue;
  readonly value: PartValue;
  readonly state: DossierState;
  readonly agoDays: number;
  readonly decidedBy: string | null;
  readonly reason?: string;
  readonly answer?: string;
};

/** A change as the portal told of it. */
function told(
  db: WritableDb,
  lease: number,
  place: number,
  part: DossierPart,
  person: string | null,
  change: Told,
): void {
  const { label, base, value, state, agoDays, decidedBy, reason = null, answer = null } = change;
  const at = (days: number) => new Date(Date.now() - days * DAY).toISOString();
  db.prepare(
    `INSERT INTO portal_dossier (id, lease_id, part, person_key, base, value, state, place, content, heard_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    systemIds.next(),
    lease,
    part,
    person,
    JSON.stringify(base),
    JSON.stringify(value),
    state,
    place,
    JSON.stringify({
      label,
      lines: valueLines(part, base, value),
      situation: null,
      on: null,
      comment: null,
      reason,
      answer,
      author: CLERK.name,
      receivedAt: at(agoDays),
      decidedBy,
      decidedAt: decidedBy === null ? null : at(Math.max(0, agoDays - 1)),
      decidedWhere: decidedBy === null ? null : 'portal',
      number: null,
      files: [],
    }),
    new Date().toISOString(),
  );
}

function leaseOf(db: WritableDb, tenant: Tenant): { readonly id: number; readonly account: string } {
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
