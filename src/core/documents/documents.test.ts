import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { payment } from '../../../test/support/payment-acts.ts';
import { FILES_FOLDER, openFileStore, storeFile } from './file-store.ts';
import { paperFactsSchema } from './paper-facts.ts';
import { sealText } from './render/seal.ts';

let core: TestCore;
let agent: TestClient;
let lease: number;

beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  lease = addAccount(core.db, ARC);
});
afterEach(() => core.close());

function addDocument(
  type: string,
  period: string | null,
  issuedOn: string,
  fileName: string,
  bytes: string | null,
) {
  const store = openFileStore(join(core.folder, FILES_FOLDER), core.core.services.base.key);
  const file = bytes === null ? null : storeFile(store, Buffer.from(bytes));
  core.db
    .prepare(
      'INSERT INTO imported_document (lease_id, type, period, issued_on, file_name, sha256, size) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(lease, type, period, issuedOn, fileName, file?.sha256 ?? null, file?.size ?? null);
}

const pay = (amountCents: number) => agent.payments.record(payment(amountCents));

async function bytesOf(id: string, client = agent): Promise<Buffer> {
  const { bytes } = await client.documents.read({ account: ARC.key, id });
  return Buffer.from(await bytes.arrayBuffer());
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as { data: { code: string } }).data.code;
  }
  throw new Error('expected a refusal');
}

function attachments(): string[] {
  return readdirSync(join(core.folder, FILES_FOLDER), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the documents of an account', () => {
  it('lists the ERP’s files and the papers given here, newest first, with French titles', async () => {
    addDocument('avis', '2026-09', '2026-09-25', 'a.pdf', 'avis');
    addDocument('avis', '2026-10', '2026-10-25', 'b.pdf', 'avis 10');
    addDocument('regularisation', null, '2026-06-30', 'c.pdf', 'regul');
    addDocument('quittance', '2026-08', '2026-09-12', 'd.pdf', null);
    addDocument('autre', null, '2025-01-02', 'Courrier du bailleur.pdf', 'x');
    await pay(20_000);
    const list = await agent.documents.list({ account: ARC.key });
    expect(list.map(({ title, size }) => [title, size === null])).toEqual([
      ["Reçu d'octobre 2026", true],
      ['Quittance de septembre 2026', true],
      ["Avis d'échéance d'octobre 2026", false],
      ["Avis d'échéance de septembre 2026", false],
      ["Quittance d'août 2026", true],
      ['Régularisation de charges', false],
      ['Courrier du bailleur', false],
    ]);
    expect(list[1]).toMatchObject({ origin: 'issued', type: 'quittance', number: 'G2A-Q-000001' });
  });

  it('reads the very bytes the ERP gave', async () => {
    addDocument('avis', '2026-09', '2026-09-25', 'a.pdf', '%PDF-avis');
    const [row] = await agent.documents.list({ account: ARC.key });
    const file = await agent.documents.read({ account: ARC.key, id: row?.id ?? '' });
    expect([file.name, file.bytes.type, await file.bytes.text()]).toEqual([
      'a.pdf',
      'application/pdf',
      '%PDF-avis',
    ]);
  });

  it('draws a paper once: the same bytes ever after, through a restart', async () => {
    const { papers } = await pay(15_000);
    expect(papers).toMatchObject([{ number: 'G2A-Q-000001', title: 'Quittance de septembre 2026' }]);
    const id = 'issued:G2A-Q-000001';
    const first = await bytesOf(id);
    const frozen = core.db.prepare('SELECT sha256, size FROM paper_rendering').get();
    expect(frozen).toMatchObject({ size: first.length });
    expect((await agent.documents.list({ account: ARC.key }))[0]).toMatchObject({ size: first.length });
    await core.reopen();
    agent = core.client('agent');
    expect(Buffer.compare(await bytesOf(id), first)).toBe(0);
    expect(core.db.prepare('SELECT sha256, size FROM paper_rendering').all()).toEqual([frozen]);
  });

  it('two windows that ask at the same moment show the same bytes', async () => {
    await pay(15_000);
    const id = 'issued:G2A-Q-000001';
    const [one, other] = await Promise.all([bytesOf(id), bytesOf(id, core.client('responsable'))]);
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('gives the paper also while an import holds the base, and freezes it later', async () => {
    await pay(15_000);
    const id = 'issued:G2A-Q-000001';
    let during: Buffer | undefined;
    await core.core.services.base.lend('Un import est en cours.', async () => {
      during = await bytesOf(id);
    });
    expect(core.db.prepare('SELECT count(*) AS n FROM paper_rendering').get()).toEqual({ n: 0 });
    expect(Buffer.compare(await bytesOf(id), during ?? Buffer.alloc(0))).toBe(0);
    expect(core.db.prepare('SELECT count(*) AS n FROM paper_rendering').get()).toEqual({ n: 1 });
  });

  it('draws again a paper whose file was lost or touched: same facts, same bytes', async () => {
    await pay(15_000);
    const id = 'issued:G2A-Q-000001';
    const first = await bytesOf(id);
    const [file = ''] = attachments();
    writeFileSync(file, readFileSync(file).fill(0, 40, 60));
    expect(Buffer.compare(await bytesOf(id), first)).toBe(0);
    rmSync(file);
    expect(Buffer.compare(await bytesOf(id), first)).toBe(0);
  });

  it('refuses a paper that is no longer what was frozen', async () => {
    await pay(15_000);
    const id = 'issued:G2A-Q-000001';
    await bytesOf(id);
    for (const file of attachments()) rmSync(file);
    core.db.exec('DROP TRIGGER issued_paper_no_update');
    core.db.exec(`UPDATE issued_paper SET facts = json_set(facts, '$.netDueCents', 1)`);
    expect(await codeOf(bytesOf(id))).toBe('DOC-MISSING');
  });

  it('says in French that a file is missing or was altered', async () => {
    addDocument('avis', '2026-09', '2026-09-25', 'a.pdf', '%PDF-avis');
    addDocument('avis', '2026-08', '2026-08-25', 'z.pdf', null);
    const [present, absent] = await agent.documents.list({ account: ARC.key });
    expect(await codeOf(bytesOf(absent?.id ?? ''))).toBe('DOC-MISSING');
    const [file = ''] = attachments();
    const good = readFileSync(file);
    writeFileSync(file, Buffer.concat([good.subarray(0, -1), Buffer.from([0])]));
    await expect(bytesOf(present?.id ?? '')).rejects.toThrow(/modifié ou abîmé/);
    rmSync(file);
    await expect(bytesOf(present?.id ?? '')).rejects.toThrow(/n'est plus sur ce poste/);
  });

  it('refuses what belongs to another account, as if it did not exist', async () => {
    await pay(15_000);
    addDocument('avis', '2026-09', '2026-09-25', 'a.pdf', '%PDF-avis');
    addAccount(core.db, { key: '0030020791E' });
    for (const { id } of await agent.documents.list({ account: ARC.key })) {
      expect(await codeOf(agent.documents.read({ account: '0030020791E', id }))).toBe('DOC-404');
    }
    for (const id of [
      'issued:G2A-Q-999999',
      'imported:999',
      'imported:',
      'imported:1 OR 1=1',
      '../guichet.db',
    ])
      expect(await codeOf(agent.documents.read({ account: ARC.key, id }))).toBe('DOC-404');
  });

  it('its square, scanned into the search field, finds the account', async () => {
    const { papers } = await pay(15_000);
    const number = papers[0]?.number ?? '';
    const facts = core.db.prepare('SELECT facts FROM issued_paper WHERE number = ?').pluck().get(number);
    const { code } = paperFactsSchema.parse(JSON.parse(String(facts)));
    for (const text of [sealText({ number, code }), number.toLowerCase()])
      expect(await agent.accounts.search({ text })).toMatchObject({ readAs: 'document', exact: ARC.key });
    expect(await agent.accounts.search({ text: sealText({ number: 'G2A-Q-000009', code }) })).toMatchObject({
      exact: null,
    });
  });

  it('writes nothing readable beside the base', async () => {
    await pay(15_000);
    await bytesOf('issued:G2A-Q-000001');
    for (const file of attachments()) expect(readFileSync(file).includes('%PDF-')).toBe(false);
  });
});
