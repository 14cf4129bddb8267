import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { landlordDay } from '../../src/portal/erp/landlord-day.ts';
import { createPortal, type Portal } from '../../src/portal/server/create-portal.ts';
import { addStaff } from '../../src/portal/staff/accounts.ts';
import { raiseAlarm } from '../../src/portal/store/alarms.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { receivePush } from '../../src/rules/sync/portal-engine.ts';
import { PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { changedErp, type ErpFiles, SMALL_ERP, writeErpFolder } from '../support/erp-folder.ts';
import { seedMail } from './mail-seed.ts';
import { paymentCommand, reversalCommand } from './store-commands.ts';

export const LANDLORD = 'cchartres';
/** Of every account of these pages. */
export const PASSWORD = 'un mot de passe assez long';
export const PEOPLE = {
  administrator: 'mireille.dupre',
  /** Of AG1. */
  chief: 'paul.rivoal',
  /** Of AG2, which has nothing. */
  otherChief: 'thi-hoa.nguyen',
  clerk: 'sophie.lambert',
} as const;

export type SeededPortal = {
  readonly portal: Portal;
  /** Ids by what they are. */
  readonly acts: Readonly<Record<'cash' | 'cheque' | 'lost' | 'card', string>>;
};

const quiet = { info() {}, warn() {}, error() {} };

/** A portal with its pages, on a database that nobody has used: the small landlord, two agencies, four people. */
export async function seededPortal(
  database: PortalDatabase,
  options: { readonly now?: () => number; readonly port?: number } = {},
): Promise<SeededPortal> {
  const { now = Date.now, port = 0 } = options;
  const portal = await createPortal({ database, landlord: LANDLORD, port, now, log: quiet });
  const folder = mkdtempSync(join(tmpdir(), 'guichet-pages-'));
  const today = landlordDay(now());
  const bring = async (name: string, files: ErpFiles) => {
    const where = writeErpFolder(join(folder, name), files);
    await importErp(database, { folder: where, landlord: LANDLORD, dryRun: false, now: now() });
  };
  const agencies = { ...SMALL_ERP, agences: [...(SMALL_ERP.agences ?? []), 'AG2;Agence Nord;;;'] };
  await bring('1', agencies);
  await seedPeople(database);
  await seedPosts(database, now());
  const commands = actsOf(today);
  await push(database, commands.all, now());
  await exportErp(database, { folder: join(folder, 'lots'), landlord: LANDLORD, now: now() });
  await bring('2', {
    ...changedErp('ecritures', (lines) => [
      ...lines,
      `0030020790D;C1;${today};;;paiement_especes;Espèces au guichet;;230,00;`,
      `0030020790D;C2;${today};;;paiement_cheque;Chèque;;412,60;`,
      `0030020788B;C3;${today};;;paiement_cheque;<b>Chèque</b>;12,00;13,00;`,
    ]),
    agences: agencies.agences,
  });
  await seedMail(database, LANDLORD, now());
  rmSync(folder, { recursive: true });
  return { portal, acts: commands.ids };
}

async function seedPeople(database: PortalDatabase): Promise<void> {
  const people = [
    { login: PEOPLE.administrator, name: 'Mireille Dupré', role: 'administrateur', agency: null },
    { login: PEOPLE.chief, name: 'Paul Rivoal', role: 'responsable', agency: 'AG1' },
    { login: PEOPLE.otherChief, name: 'Thi Hoa Nguyen', role: 'responsable', agency: 'AG2' },
    { login: PEOPLE.clerk, name: 'Sophie Lambert', role: 'agent', agency: 'AG1' },
  ] as const;
  for (const person of people) {
    const done = await addStaff(database, { ...person, password: PASSWORD });
    if (done.kind === 'refused') throw new Error(done.sentence);
  }
}

async function seedPosts(database: PortalDatabase, now: number): Promise<void> {
  const post = (id: string, agency: string, name: string, till: string, seen: number | null) => ({
    id,
    agency,
    post: name,
    till,
    public_key: 'none',
    enrolled_at: new Date(now - 30 * 86_400_000),
    last_seen_at: seen === null ? null : new Date(now - seen),
  });
  await database.db
    .insertInto('device')
    .values([
      post('post-1', 'AG1', 'Guichet 1', 'G1', 14 * 60_000),
      post('post-2', 'AG1', 'Guichet 2', 'G2', 3 * 86_400_000),
      post('post-3', 'AG2', 'Accueil Nord', 'N1', null),
    ])
    .execute();
  const station = { service: 'open', ticket: 'paper', a4: 'ready', terminal: 'ready', version: '1.0.0' };
  await database.db
    .insertInto('device')
    .values([
      {
        ...post('kiosk-1', 'AG1', 'Borne du hall', 'B91', 60_000),
        kind: 'kiosk',
        station: JSON.stringify(station),
        station_at: new Date(now - 60_000),
      },
      { ...post('kiosk-2', 'AG1', "Borne de l'accueil", 'B92', 3_600_000), kind: 'kiosk' },
    ])
    .execute();
}

function actsOf(today: string) {
  const ids = { cash: randomUUID(), cheque: randomUUID(), lost: randomUUID(), card: randomUUID() };
  const at = (seq: number) => ({ incarnation: 'base-1', seq, series: 'G2A' });
  const account = '0030020790';
  const cash = paymentCommand(at(1), {
    id: ids.cash,
    account,
    cents: 23_000,
    on: today,
    payer: "D'ARC Jean-Baptiste",
  });
  const cheque = paymentCommand(at(2), { id: ids.cheque, account, cents: 41_260, mode: 'cheque', on: today });
  const card = paymentCommand(at(3), {
    id: ids.card,
    account: '0030020788',
    cents: 9_500,
    mode: 'carte',
    on: today,
  });
  const slip = reversalCommand(at(4), {
    id: randomUUID(),
    account: '0030020788',
    payment: ids.card,
    cents: 9_500,
  });
  const lost = paymentCommand(at(5), {
    id: ids.lost,
    account: '0030020999',
    cents: 15_000,
    on: today,
    payer: 'M. <Inconnu>',
  });
  return { ids, all: [cash, cheque, card, slip, lost] };
}

async function push(database: PortalDatabase, commands: readonly WireCommand[], now: number): Promise<void> {
  const store = portalStore(database, { now: () => now });
  const ports = { store, now: () => now, hashHolds: () => true };
  const from = { device: 'post-2', agency: 'AG1' };
  const reply = await receivePush(ports, from, {
    protocol: PROTOCOL,
    epoch: await store.epoch(),
    commands: [...commands],
  });
  if (reply.kind !== 'answer' || reply.value.answers.some(({ outcome }) => outcome.kind !== 'accepted')) {
    throw new Error(JSON.stringify(reply));
  }
  const at = new Date(now);
  await asLandlord(database, async (tx) => {
    await raiseAlarm(tx, {
      kind: 'doublon-possible',
      agency: 'AG1',
      facts: {
        account: '0030020790',
        cents: 23_000,
        mode: 'especes',
        on: '2026-11-17',
        payments: ['a', 'b'],
      },
      at,
    });
    await raiseAlarm(tx, {
      kind: 'numero-double',
      agency: 'AG1',
      facts: { number: 'G2A-000012', commands: ['a', 'b'] },
      at,
    });
    await raiseAlarm(tx, { kind: 'fork', agency: 'AG2', facts: { incarnation: '7c1f' }, at });
  });
}
