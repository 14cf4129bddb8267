import { createHash, randomBytes, randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readStoredFile } from '../../src/core/documents/file-store.ts';
import { filesOf } from '../../src/core/documents/read-paper.ts';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { beginUpload, receivePart } from '../../src/portal/uploads/receive-file.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { ordinaryMonth } from '../support/account-fixture.ts';
import { addLease } from '../support/account-rows.ts';
import { openTestCore } from '../support/open-test-core.ts';
import { actId } from '../support/payment-acts.ts';
import { DATABASES, POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ELODIE, HOME } from '../support/registration-acts.ts';
import { listenForMail, type MailReceiver } from '../support/smtp-receiver.ts';
import { giveSpaces, mailer, mailServices, type TestServices } from './mail-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { commandOf, type Made } from './store-commands.ts';
import { alarms, NORTH, NORTH_2, push, SOUTH } from './store-portal.ts';

const TO = 'jean@locataire.example';
const accepted = { kind: 'accepted', suspense: false } as const;
const at = (seq: number, incarnation = 'i'): Made => ({ incarnation, seq });

function someFile(size = 40_000) {
  const bytes = randomBytes(size);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
type File = ReturnType<typeof someFile>;

/** A sending as `documents.send` writes it. */
function sendCommand(
  made: Made,
  file: File,
  more: Record<string, unknown> = {},
  account = 'n1',
): WireCommand {
  return commandOf(made, {
    id: randomUUID(),
    type: 'documents.send',
    account,
    payload: {
      document: 'issued:G2A-Q-000001',
      kind: 'quittance',
      title: 'Quittance de septembre 2026',
      person: 'code:P1',
      email: TO,
      file: {
        ...{ sha256: file.sha256, size: file.bytes.length, type: 'pdf', pages: 1 },
        name: 'Quittance de septembre 2026 - G2A-Q-000001.pdf',
      },
      agreed: 'Je donne mon accord exprès.',
      ...more,
    },
    result: { sentence: 'Parti.' },
  });
}

describe.each(DATABASES)('documents sent by mail (%s)', (_word, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  let services: TestServices;
  let receiver: MailReceiver;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
    services = await mailServices(database, { landlord: 'habitat-du-gard' });
    await belongTo(database, 'habitat-du-gard');
    await putLease(database, { account: 'n1', people: [{ code: 'P1', email: TO }] });
    await putLease(database, {
      account: 's1',
      agency: 'SUD',
      people: [{ code: 'P9', email: 'zoe@locataire.example' }],
    });
    receiver = await listenForMail();
  });
  afterEach(async () => {
    await receiver.close();
    await base.drop();
  });

  const mails = () =>
    asLandlord(database, (tx) =>
      tx
        .selectFrom('mail')
        .select(['kind', 'recipient', 'state', 'account', 'feed', 'attachment_sha256', 'fault'])
        .orderBy('made_at')
        .execute(),
    );
  const bring = async ({ sha256, bytes }: File, from: DeviceIdentity = NORTH) => {
    const begun = await beginUpload(services, from, { sha256, size: bytes.length });
    return begun.kind === 'begun'
      ? (await receivePart(services, from, { sha256, offset: 0, bytes })).kind
      : begun.kind;
  };
  const send = () => {
    const running = mailer(services, receiver.url);
    onTestFinished(() => running.close());
  };
  async function readMail(to: string) {
    const mail = await receiver.next(to);
    const { attachments } = await PostalMime.parse(mail.raw);
    return { ...mail, attachments };
  }

  test('the mail waits for the bytes, then leaves with them, once', async () => {
    const file = someFile();
    expect(await push(database, NORTH, sendCommand(at(1), file))).toEqual([accepted]);
    expect(await mails()).toEqual([]);
    expect(await bring(file)).toBe('arrived');
    expect(await mails()).toEqual([
      {
        ...{ kind: 'document', recipient: TO, state: 'waiting', account: 'n1', feed: 'NORD', fault: null },
        attachment_sha256: file.sha256,
      },
    ]);
    // Told again that it is held, it is not written a second time.
    expect(await bring(file)).toBe('held');
    expect(await mails()).toHaveLength(1);
    send();
    const mail = await readMail(TO);
    expect(mail.subject).toBe('Le document que vous avez demandé');
    expect(mail.text).toContain('Bonjour Jean MARTIN,');
    expect(mail.text).toContain('Quittance de septembre 2026');
    expect(mail.text).not.toContain('n1');
    const [attached, ...others] = mail.attachments;
    expect(others).toEqual([]);
    expect(attached?.filename).toBe('Quittance de septembre 2026 - G2A-Q-000001.pdf');
    expect(attached?.mimeType).toBe('application/pdf');
    expect(Buffer.from(attached?.content as ArrayBuffer).equals(file.bytes)).toBe(true);
    await expect.poll(async () => (await mails())[0]?.state, { timeout: 30_000 }).toBe('sent');
    expect(receiver.messages).toHaveLength(1);
    expect(services.lines.join('')).not.toMatch(/jean@|Quittance|MARTIN/);
  });

  test('bytes that are here already send it at once; asked twice, it is two mails of one file', async () => {
    const file = someFile();
    await push(database, NORTH, sendCommand(at(1), file));
    await bring(file);
    expect(await push(database, NORTH, sendCommand(at(2), file))).toEqual([accepted]);
    expect(await mails()).toHaveLength(2);
    const again = sendCommand(at(3), file);
    await push(database, NORTH, again);
    await push(database, NORTH, again);
    expect(await mails()).toHaveLength(3);
  });

  test('another post of the agency may bring the bytes; a stranger may not', async () => {
    const file = someFile();
    await push(database, NORTH, sendCommand(at(1), file));
    expect(await bring(file, SOUTH)).toBe('not-named');
    expect(await mails()).toEqual([]);
    expect(await bring(file, NORTH_2)).toBe('arrived');
    expect(await mails()).toHaveLength(1);
  });

  test('bytes still arrive from the post whose account went to another agency meanwhile', async () => {
    const file = someFile();
    await push(database, NORTH, sendCommand(at(1), file));
    await asLandlord(database, async (tx) => {
      await tx.updateTable('account').set({ feed: 'SUD' }).where('key', '=', 'n1').execute();
      await tx.updateTable('attached_file').set({ feed: 'SUD' }).execute();
      await tx.updateTable('document_mail').set({ feed: 'SUD' }).execute();
    });
    expect(await bring(file)).toBe('arrived');
    expect(await mails()).toMatchObject([{ recipient: TO, feed: 'SUD' }]);
  });

  test.each([
    ['an address of nobody', { email: 'autre@locataire.example' }],
    ["somebody else's", { email: 'zoe@locataire.example' }],
    ['who is not on the account', { person: 'code:P9', email: 'zoe@locataire.example' }],
  ])('refuses %s: SYN-495, and nothing is kept', async (_whose, more) => {
    const file = someFile();
    const [outcome] = await push(database, NORTH, sendCommand(at(1), file, more));
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'SYN-495' });
    expect(await bring(file)).toBe('not-named');
    expect(await mails()).toEqual([]);
  });

  test('takes the address of his space, however it is written', async () => {
    await giveSpaces(database, [
      { person: 'code:P1', account: 'n1', feed: 'NORD', email: 'Jean.Espace@locataire.example' },
    ]);
    const [outcome] = await push(
      database,
      NORTH,
      sendCommand(at(1), someFile(), { email: 'jean.espace@locataire.example' }),
    );
    expect(outcome).toEqual(accepted);
  });

  test('a mail whose file is gone fails with words, and sends nothing without it', async () => {
    const file = someFile();
    await push(database, NORTH, sendCommand(at(1), file));
    await bring(file);
    await asLandlord(database, (tx) =>
      tx.deleteFrom('stored_file').where('sha256', '=', file.sha256).execute(),
    );
    send();
    await expect.poll(async () => (await mails())[0]?.state, { timeout: 30_000 }).toBe('failed');
    expect((await mails())[0]?.fault).toBe("Le document joint n'est plus au portail");
    expect(receiver.messages).toEqual([]);
  });

  test('papers asked for and those of a month spend their numbers, each once', async () => {
    const order = (made: Made, number: string) =>
      commandOf(made, {
        id: randomUUID(),
        type: 'documents.order',
        account: 'n1',
        payload: { kind: 'avis', month: '2026-09', item: null },
        result: { id: `issued:${number}`, number, title: "Avis d'échéance" },
      });
    const numbers = ['G2A-Q-000001', 'G2A-Q-000002'];
    const batch = commandOf(at(2), {
      id: randomUUID(),
      type: 'documents.batch',
      account: null,
      payload: {
        run: randomUUID(),
        kind: 'quittance',
        month: '2026-09',
        items: numbers.map((number) => ({ account: 'n1', number, month: '2026-09', cents: 29_534 })),
      },
      result: { numbers },
    });
    expect(await push(database, NORTH, order(at(1), 'G2A-V-000001'), batch)).toEqual([accepted, accepted]);
    const used = await asLandlord(database, (tx) =>
      tx.selectFrom('number_used').select('number').orderBy('number').execute(),
    );
    expect(used.map(({ number }) => number)).toEqual([...numbers, 'G2A-V-000001']);
    expect(await alarms(database)).toEqual([]);
    await push(database, NORTH_2, order(at(1, 'j'), 'G2A-Q-000002'));
    expect((await alarms(database)).map(({ kind }) => kind)).toEqual(['numero-double']);
  });
});

test(`what a real counter asks to be sent arrives, byte for byte, on ${POSTGRES_WORD}`, async () => {
  const base = await testDatabase();
  const database = await base.open();
  const core = await openTestCore({ landlordId: 'cchartres' });
  const receiver = await listenForMail();
  onTestFinished(async () => {
    await receiver.close();
    await core.close();
    await base.drop();
  });
  const services = await mailServices(database, { landlord: 'cchartres' });
  await belongTo(database, 'cchartres');
  const email = 'elodie@locataire.example';
  await putLease(database, {
    account: HOME,
    people: [{ code: 'P1', nom: ELODIE.lastName, prenom: ELODIE.firstName, email }],
  });
  addLease(core.db, {
    key: HOME,
    people: [ELODIE],
    entries: ordinaryMonth('2026-09', '2026-09-30', '2026-10-10'),
  });
  core.db.prepare('UPDATE person SET email = ?').run(email);
  const agent = core.client('agent');
  const { id } = await agent.documents.order({
    ...{ commandId: actId(), account: HOME, kind: 'avis', month: '2026-09', item: null },
  });
  const { people } = await agent.documents.recipients({ account: HOME, id });
  await agent.documents.send({
    ...{ commandId: actId(), account: HOME, id, person: ELODIE.key, agreed: people[0]?.wording ?? null },
  });
  const waiting = core.db
    .prepare<[], CommandRow>(
      `SELECT c.id, incarnation, seq, type, version, account_key AS account, payload, depends_on AS dependsOn, result,
         agent_id AS agent, 'Camille Roche' AS agentName, post, occurred_at AS occurredAt,
         offset_minutes AS offsetMinutes
       FROM command c JOIN outbox o ON o.command_id = c.id WHERE o.state = 'waiting' ORDER BY seq`,
    )
    .all()
    .map(wireCommand);
  expect(await push(database, NORTH, ...waiting)).toEqual(waiting.map(() => accepted));
  const { sha256 } = core.db.prepare('SELECT sha256 FROM file_upload').get() as { sha256: string };
  const bytes = readStoredFile(filesOf(core.core.services), sha256);
  await beginUpload(services, NORTH, { sha256, size: bytes.length });
  await receivePart(services, NORTH, { sha256, offset: 0, bytes });
  const running = mailer(services, receiver.url);
  onTestFinished(() => running.close());
  const { attachments } = await PostalMime.parse((await receiver.next(email)).raw);
  expect(attachments.map(({ filename }) => filename)).toEqual([
    "Avis d'échéance de septembre 2026 - G2A-V-000001.pdf",
  ]);
  expect(Buffer.from(attachments[0]?.content as ArrayBuffer).equals(Buffer.from(bytes))).toBe(true);
});
