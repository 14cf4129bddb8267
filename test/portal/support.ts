import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { sessionText } from '../../src/contract/portal.ts';
import { makeEnrolmentCode } from '../../src/portal/devices/manage-devices.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import { createPortal, type Portal, type PortalOptions } from '../../src/portal/server/create-portal.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import { openPortalDatabase } from '../../src/portal/store/database.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { commandHash } from '../sync/command-hash.ts';

export const LANDLORD = 'neolia';

/** A portal on a database of its own, kept in memory unless one is given. */
export async function openTestPortal(
  options: Partial<PortalOptions> = {},
): Promise<Portal & { lines: string[] }> {
  const lines: string[] = [];
  const portal = await createPortal({
    database: options.database ?? (await openPortalDatabase({ memory: true })),
    landlord: LANDLORD,
    log: portalLog({ write: (line) => lines.push(line) }),
    ...options,
  });
  return { ...portal, lines };
}

export type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
};

/** A request as a device makes it. */
export async function ask(
  address: string,
  path: string,
  { body, token, method }: { body?: unknown; token?: string | undefined; method?: string } = {},
): Promise<Answer> {
  const response = await fetch(address + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let read: unknown = { text };
  try {
    read = JSON.parse(text);
  } catch {
    // Bytes of a file.
  }
  return { status: response.status, body: read as Record<string, unknown>, headers: response.headers };
}

export type TestKey = { readonly publicKey: string; readonly privateKey: KeyObject };

export function newKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), privateKey };
}

export function signed({ privateKey }: TestKey, device: string, nonce: string): string {
  return sign(null, Buffer.from(sessionText(device, nonce)), privateKey).toString('base64');
}

export async function newCode(services: PortalServices, agency = 'A1', till = 'G1'): Promise<string> {
  const made = await makeEnrolmentCode(services, { agency, post: `Guichet ${till}`, till, by: 'test' });
  if (made.kind === 'refused') throw new Error(made.sentence);
  return made.shown;
}

export function enrolBody(code: string, key: TestKey, more: Record<string, unknown> = {}) {
  return { code, publicKey: key.publicKey, till: null, landlord: LANDLORD, protocol: PROTOCOL, ...more };
}

export type TestDevice = {
  readonly id: string;
  readonly key: TestKey;
  readonly epoch: string;
  readonly cursor: string | null;
  readonly token: string;
};

/** A post that was enrolled, with an open session. */
export async function joinDevice(
  { address, services }: Pick<Portal, 'address' | 'services'>,
  agency = 'A1',
  till = 'G1',
  more: Record<string, unknown> = {},
): Promise<TestDevice> {
  const key = newKey();
  const code = await newCode(services, agency, till);
  const enrolled = await ask(address, '/sync/v1/enrol', { body: enrolBody(code, key, more) });
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  const {
    device: id,
    epoch,
    cursor,
  } = enrolled.body as { device: string; epoch: string; cursor: string | null };
  return { id, key, epoch, cursor, token: await openTestSession(address, id, key) };
}

export async function openTestSession(address: string, device: string, key: TestKey): Promise<string> {
  const challenge = await ask(address, '/sync/v1/challenge', { body: { device } });
  const nonce = String(challenge.body.nonce);
  const opened = await ask(address, '/sync/v1/session', {
    body: { device, nonce, signature: signed(key, device, nonce) },
  });
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
  return String(opened.body.token);
}

/** A payment as a counter sends it. @param seq place in its incarnation, and its number */
export function payment(seq: number, more: Partial<WireCommand> & { cents?: number } = {}): WireCommand {
  const { cents = 10_000, ...rest } = more;
  const number = `G1A-${String(seq).padStart(6, '0')}`;
  const command = {
    id: randomUUID(),
    incarnation: 'inc-1',
    seq,
    type: 'payment.record',
    version: 1,
    account: '0001',
    payload: { amountCents: cents, mode: 'especes', payer: null },
    result: {
      number,
      takenAt: '2026-11-12T09:00:00.000Z',
      on: '2026-11-12',
      plan: { allocations: [{ month: '2026-11', cents }] },
      papers: [],
    },
    dependsOn: [],
    agent: 'agent-1',
    agentName: 'Camille Roche',
    post: 'Guichet 1',
    occurredAt: '2026-11-12T09:00:00.000Z',
    offsetMinutes: 60,
    ...rest,
  } satisfies Omit<WireCommand, 'hash'>;
  return { ...command, hash: commandHash(command) };
}

export function pushBody(epoch: string, commands: readonly WireCommand[]) {
  return { protocol: PROTOCOL, epoch, commands };
}

/** An account of an agency, with one document. @returns the sha256 it is asked by */
export async function seedAccount(
  { database }: PortalServices,
  agency: string,
  account: string,
  sha256: string,
  holder = 'Noé LEMAIRE',
): Promise<void> {
  await asLandlord(database, async (tx) => {
    await tx.insertInto('account').values({ key: account, feed: agency, printed: account, holder }).execute();
    await putRecords(tx, agency, [
      {
        kind: 'baux',
        key: account,
        op: 'put',
        absentSince: null,
        content: JSON.stringify({ reference: account, nom: holder }),
      },
      {
        kind: 'documents',
        key: `${account} avis.pdf`,
        op: 'put',
        absentSince: null,
        content: JSON.stringify({ reference: account, fichier: 'avis.pdf', sha256, size: 3 }),
      },
    ]);
    await tx
      .insertInto('stored_file')
      .values({ sha256, size: 3, bytes: Buffer.from(agency.padEnd(3, '-')) })
      .onConflict((on) => on.doNothing())
      .execute();
  });
}

/** Every post, session and record; the commands stay, as they always do. */
export async function forgetAll({ database }: PortalServices): Promise<void> {
  await asLandlord(database, async (tx) => {
    for (const table of ['device', 'device_session', 'device_challenge', 'enrolment_code'] as const) {
      await tx.deleteFrom(table).execute();
    }
    for (const table of ['payment', 'account', 'record', 'stored_file'] as const) {
      await tx.deleteFrom(table).execute();
    }
  });
}
