import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { runPortal } from '../../src/portal/cli/run-portal.ts';
import { takeReturnMessage } from '../../src/portal/mail/bounces.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { DATABASES, POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { listenForMail } from '../support/smtp-receiver.ts';
import {
  giveSpaces,
  mailer,
  mailServices,
  mailTo,
  queue,
  spaceRecord,
  type TestServices,
} from './mail-support.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const LEA = 'lea@locataire.example';

type Report = {
  readonly token: string;
  readonly action?: string;
  readonly status?: string;
  readonly header?: 'To' | 'Delivered-To' | 'X-Original-To';
};

/** As a mail server writes it (RFC 3464), with lines folded and its own words about the address. */
function report({ token, action = 'failed', status = '5.1.1', header = 'To' }: Report): Buffer {
  return Buffer.from(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.locataire.example (Mail Delivery System)',
      `${header}: <rebond+${token}@bailleur.example>`,
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status;',
      '\tboundary="B1"',
      '',
      '--B1',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'I am sorry. Action: failed',
      '',
      '--B1',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.locataire.example',
      '',
      `Final-Recipient: rfc822; ${LEA}`,
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; 550 ${status} <${LEA}>: Recipient address`,
      '    rejected',
      '',
      '--B1',
      'Content-Type: message/rfc822',
      '',
      'Subject: Activez votre espace locataire',
      '',
      'texte',
      '--B1--',
      '',
    ].join('\r\n'),
  );
}

let test: TestDatabase;
let database: PortalDatabase;
let services: TestServices;

const take = (message: Uint8Array) => takeReturnMessage(database, message, { now: NOW, keepText: false });

const bouncedOf = async (account: string, person: string) =>
  (await spaceRecord(database, account, person))?.bounced ?? null;

describe.each(DATABASES)('mail that comes back (%s)', (_word, place) => {
  beforeEach(async () => {
    test = await place();
    database = await test.open();
    services = await mailServices(database, { now: () => NOW });
    await giveSpaces(database, [
      { person: 'code:LEA', account: 'c1', feed: 'AG1', email: LEA, state: 'pending', verified: false },
      // The same household's other account, at another agency.
      { person: 'code:LEA', account: 'c2', feed: 'AG2', email: LEA },
      { person: 'code:TOM', account: 'c1', feed: 'AG1', email: 'LEA@locataire.example' },
      { person: 'code:ZOE', account: 'c3', feed: 'AG1', email: 'zoe@locataire.example' },
      { person: 'code:OLD', account: 'c4', feed: 'AG1', email: LEA, state: 'closed' },
    ]);
    await queue(services, LEA);
  });
  afterEach(() => test.drop());

  it.each(['To', 'Delivered-To', 'X-Original-To'] as const)(
    'marks whoever has the address, on every account, and the counters hear of it (%s)',
    async (header) => {
      const { bounce_token: token } = await mailTo(services, LEA);
      expect(await take(report({ token: token.toUpperCase(), header }))).toBe('marked');
      const mark = { at: '2026-11-20T09:00:00.000Z', reason: "Cette adresse n'existe pas (5.1.1)" };
      expect(await bouncedOf('c1', 'code:LEA')).toEqual(mark);
      expect(await bouncedOf('c2', 'code:LEA')).toEqual(mark);
      expect(await bouncedOf('c1', 'code:TOM')).toEqual(mark);
      expect(await spaceRecord(database, 'c3', 'code:ZOE')).toBeUndefined();
      expect(await spaceRecord(database, 'c4', 'code:OLD')).toBeUndefined();
      expect(await mailTo(services, LEA)).toMatchObject({ state: 'bounced', body: null, html: null });
    },
  );

  it('takes the same message twice without changing anything more', async () => {
    const { bounce_token: token } = await mailTo(services, LEA);
    await take(report({ token }));
    const head = () =>
      asLandlord(database, (tx) => tx.selectFrom('feed').selectAll().orderBy('name').execute());
    const before = await head();
    expect(await take(report({ token }))).toBe('marked');
    expect(await head()).toEqual(before);
  });

  it('leaves alone who has given another address since', async () => {
    const { bounce_token: token } = await mailTo(services, LEA);
    await asLandlord(database, (tx) =>
      tx
        .updateTable('tenant_login')
        .set({ email: 'lea.neuve@locataire.example', email_key: 'lea.neuve@locataire.example' })
        .where('person', '=', 'code:LEA')
        .execute(),
    );
    expect(await take(report({ token }))).toBe('marked');
    expect(await bouncedOf('c1', 'code:LEA')).toBeNull();
    expect(await bouncedOf('c1', 'code:TOM')).not.toBeNull();
  });

  it('changes nothing for a token that is not ours, a delay, an answering machine or noise', async () => {
    const { bounce_token: token } = await mailTo(services, LEA);
    expect(await take(report({ token: 'a'.repeat(30) }))).toBe('unknown');
    expect(await take(report({ token: token.slice(1) }))).toBe('ignored');
    for (const action of ['delayed', 'delivered', 'relayed', 'expanded'])
      expect(await take(report({ token, action, status: '4.4.1' }))).toBe('ignored');
    const away = `To: rebond+${token}@bailleur.example\r\nSubject: Absent\r\n\r\nAction: failed\r\n`;
    expect(await take(Buffer.from(away))).toBe('ignored');
    expect(await take(Buffer.from([0, 255, 10, 13]))).toBe('ignored');
    expect(await take(Buffer.alloc(0))).toBe('ignored');
    expect((await mailTo(services, LEA)).state).toBe('waiting');
    expect(await bouncedOf('c1', 'code:LEA')).toBeNull();
  });

  it('marks the address that the server itself refuses, without quoting it', async () => {
    const receiver = await listenForMail();
    onTestFinished(() => receiver.close());
    receiver.refuse(LEA, 550);
    const running = mailer(services, receiver.url);
    onTestFinished(() => running.close());
    await expect.poll(async () => (await mailTo(services, LEA)).state, { timeout: 30_000 }).toBe('bounced');
    expect(await bouncedOf('c2', 'code:LEA')).toEqual({
      at: '2026-11-20T09:00:00.000Z',
      reason: 'Adresse refusée par son serveur (550)',
    });
  });
});

describe(`npm run portal -- bounce (${POSTGRES_WORD})`, () => {
  beforeEach(async () => {
    test = await testDatabase();
    database = await test.open();
    services = await mailServices(database, { now: () => NOW });
    await queue(services, LEA);
  });
  afterEach(() => test.drop());

  it('takes files, answers 0 for what is not ours, and 75 where the database is away', async (context) => {
    if (!('url' in test.place)) return context.skip();
    const folder = mkdtempSync(join(tmpdir(), 'guichet-rebond-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { bounce_token: token } = await mailTo(services, LEA);
    const files = [report({ token }), report({ token: 'b'.repeat(30) }), Buffer.from('Bonjour')].map(
      (message, i) => {
        const file = join(folder, `${i}.eml`);
        writeFileSync(file, message);
        return file;
      },
    );
    const said: string[] = [];
    const console = {
      say: (line: string) => void said.push(line),
      warn: (line: string) => void said.push(line),
    };
    const before = process.env.DATABASE_URL;
    onTestFinished(() => {
      if (before === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = before;
    });
    process.env.DATABASE_URL = test.place.url;
    expect(await runPortal(['bounce', ...files], console)).toBe(0);
    // This run's PostgreSQL spares the disk, and the portal says so of any such.
    expect(said.filter((line) => !line.includes('fsync'))).toEqual([
      'Adresse marquée\u202f: le guichet la trouve dans Inscriptions.',
      "Ce message ne répond à aucun courriel de cette base\u202f: rien n'a changé.",
      "Ce message ne dit pas qu'un courriel du portail a été refusé\u202f: rien n'a changé.",
    ]);
    process.env.DATABASE_URL = 'postgresql://personne@127.0.0.1:1/rien';
    expect(await runPortal(['bounce', ...files], console)).toBe(75);
  });
});
