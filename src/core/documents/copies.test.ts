import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold, pdfText } from '../../../test/golden/pdf-text.ts';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill, payment, refusal } from '../../../test/support/payment-acts.ts';
import type { PaperFormat } from '../../contract/printing.ts';
import { transact } from '../procedures/procedures.ts';
import { nextCopy, recordCopy } from './copies.ts';
import { FILES_FOLDER } from './file-store.ts';

const NUMBER = 'G2A-Q-000001';
const ID = `issued:${NUMBER}`;

let core: TestCore;
let agent: TestClient;
let paid: string;

beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  addAccount(core.db, ARC);
  await openTill(core);
  paid = (await agent.payments.record(payment(15_000, 'especes'))).id;
});
afterEach(() => core.close());

type Handed = { readonly copy: number; readonly bytes: Buffer; readonly text: string };

async function handedAs(answer: Promise<{ copy: number; bytes: Blob }>): Promise<Handed> {
  const { copy, bytes } = await answer;
  const read = Buffer.from(await bytes.arrayBuffer());
  return { copy, bytes: read, text: await pdfText(new Uint8Array(read)) };
}
const save = (format: PaperFormat = 'a4', jobId = actId(), id = ID) =>
  handedAs(agent.printing.save({ account: ARC.key, id, format, jobId }));
const preview = (format: PaperFormat = 'a4', id = ID) =>
  handedAs(agent.printing.preview({ account: ARC.key, id, format }));
const takeBack = () =>
  agent.payments.reverse({
    commandId: actId(),
    payment: paid,
    kind: 'annulation',
    reason: 'montant',
    text: '',
  });
async function read(): Promise<Buffer> {
  const { bytes } = await agent.documents.read({ account: ARC.key, id: ID });
  return Buffer.from(await bytes.arrayBuffer());
}
async function row(id = ID) {
  const list = await agent.documents.list({ account: ARC.key });
  return list.find((one) => one.id === id);
}

describe('copies of a paper', () => {
  it('one original, then DUPLICATA n° 1, 2 … whatever the format, each with its day', async () => {
    expect(await row()).toMatchObject({ copies: 0 });
    const original = await save();
    core.clock.setWall('2026-11-22T09:00:00.000Z');
    const second = await save('80mm');
    const third = await save();
    expect([original.copy, second.copy, third.copy]).toEqual([0, 1, 2]);
    expect(original.text).toContain('quittance G2A-Q-000001 · original');
    expect(original.text).not.toContain('DUPLICATA');
    expect(second.text).toContain(fold('DUPLICATA n° 1 du 22/11/2026'));
    expect(second.text).toContain(fold('Duplicata n° 1'));
    expect(third.text).toContain(fold('quittance G2A-Q-000001 · DUPLICATA n° 2 du 22/11/2026'));
    expect(third.text).not.toContain('· original');
    expect(await row()).toMatchObject({ copies: 3, void: null });
  });

  it('what is previewed is what is handed over, to the byte, also after a restart and another day', async () => {
    await save();
    const seen = await preview('80mm');
    expect(seen.copy).toBe(1);
    core.clock.setWall('2026-11-25T09:00:00.000Z');
    await core.reopen();
    agent = core.client('agent');
    const handed = await save('80mm');
    expect([handed.copy, Buffer.compare(handed.bytes, seen.bytes)]).toEqual([1, 0]);
  });

  it('a preview, and reading on the screen, hand nothing over', async () => {
    await preview();
    await read();
    expect(nextCopy(core.db, NUMBER)).toBe(0);
    expect(Buffer.compare((await save()).bytes, await read())).toBe(0);
  });

  it('the same job counts once, and gives the same bytes', async () => {
    const job = actId();
    const first = await save('a4', job);
    const again = await save('a4', job);
    expect([again.copy, Buffer.compare(first.bytes, again.bytes)]).toEqual([0, 0]);
    expect(nextCopy(core.db, NUMBER)).toBe(1);
  });

  it('a copy taken meanwhile is refused, not counted twice', async () => {
    const { session } = core.port('agent');
    const record = (copy: number, jobId: string) =>
      transact(core.core.services, session, (scope) => {
        recordCopy(scope, { number: NUMBER, copy, jobId, format: 'a4', means: 'print' });
      });
    record(0, 'job-1');
    record(0, 'job-1');
    expect(() => record(0, 'job-2')).toThrow(/Un autre exemplaire/);
    expect(() => record(2, 'job-2')).toThrow(/Un autre exemplaire/);
    expect(() => record(1, 'job-1')).toThrow(/Un autre exemplaire/);
    record(1, 'job-2');
    expect(nextCopy(core.db, NUMBER)).toBe(2);
  });

  it('a DUPLICATA whose file was lost is drawn again to the same bytes, with its own day', async () => {
    await save();
    const job = actId();
    const first = await save('a4', job);
    const files = join(core.folder, FILES_FOLDER);
    rmSync(files, { recursive: true });
    expect(existsSync(files)).toBe(false);
    core.clock.setWall('2027-01-05T09:00:00.000Z');
    expect(Buffer.compare((await save('a4', job)).bytes, first.bytes)).toBe(0);
  });

  it('what was handed over can be neither changed nor taken away', async () => {
    await save();
    expect(() => core.db.exec('DELETE FROM paper_copy')).toThrow(/immutable/);
    expect(() => core.db.exec('UPDATE paper_copy SET copy = 7')).toThrow(/immutable/);
  });
});

describe('a paper that no longer holds', () => {
  const MARK = fold('ANNULÉ par le bordereau n° G2A-A-000001 du 17/11/2026');

  it('carries ANNULÉ when it is handed over after, the screen keeps the original', async () => {
    const original = await read();
    await takeBack();
    for (const format of ['a4', '80mm'] as const) {
      const seen = await preview(format);
      expect(seen.copy).toBe(0);
      expect(seen.text).toContain(MARK);
    }
    const handed = await save();
    expect([handed.copy, handed.text.includes(MARK)]).toEqual([0, true]);
    expect(handed.text).not.toContain('DUPLICATA');
    expect(Buffer.compare(await read(), original)).toBe(0);
    expect(await row()).toMatchObject({
      copies: 1,
      void: 'Annulation du 17/11/2026, bordereau n°\u00a0G2A-A-000001',
    });
  });

  it('a DUPLICATA made after carries both; a copy handed over before keeps its bytes', async () => {
    const job = actId();
    const before = await save('a4', job);
    const seen = await preview();
    expect(seen.text).not.toContain('ANNULÉ');
    await takeBack();
    const after = await save();
    expect([after.copy, after.text.includes(MARK)]).toEqual([1, true]);
    expect(after.text).toContain(fold('DUPLICATA n° 1 du 17/11/2026'));
    const again = await save('a4', job);
    expect(Buffer.compare(again.bytes, before.bytes)).toBe(0);
  });

  it('the same bytes again when the marked copy is asked for again', async () => {
    await takeBack();
    const job = actId();
    const first = await save('80mm', job);
    await core.reopen();
    agent = core.client('agent');
    expect(Buffer.compare((await save('80mm', job)).bytes, first.bytes)).toBe(0);
  });

  it('the slip says what it was, what becomes of the money, and which papers fall', async () => {
    await takeBack();
    const { text } = await save('a4', actId(), 'issued:G2A-A-000001');
    for (const words of [
      'Bordereau d’annulation',
      'Encaissement n° G2A-000001 du 17/11/2026',
      'la somme de 150,00 € (cent cinquante euros).',
      'Motif Montant erroné',
      '150,00 € sont rendus en espèces au payeur.',
      'De nouveau à payer : septembre 2026.',
      'Ne vaut plus : quittance de septembre 2026, n° G2A-Q-000001.',
      'Date, nom et signature du payeur :',
    ])
      expect(text).toContain(fold(words));
  });
});

describe('what is not made', () => {
  it('a relevé too long for a roll, a paper of another account, a paper that does not exist', async () => {
    const statement = { account: ARC.key, from: '2026-09-01', to: '2026-11-17' };
    const short = await agent.documents.statement({ ...statement, commandId: actId() });
    const roll = await agent.printing.preview({ account: ARC.key, id: short.id, format: '80mm' });
    expect(roll.bytes.size).toBeGreaterThan(1_000);
    const add = core.db.prepare(
      "INSERT INTO entry (lease_id, entered_on, nature, label, debit_cents) SELECT id, '2026-10-02', 'frais', 'Frais', 100 FROM lease WHERE key = ?",
    );
    for (let n = 0; n < 300; n++) add.run(ARC.key);
    const long = await agent.documents.statement({ ...statement, commandId: actId() });
    const asked = { account: ARC.key, id: long.id, format: '80mm' as const };
    expect((await refusal(agent.printing.preview(asked))).code).toBe('DOC-FORMAT');
    addAccount(core.db, { key: '0030020791E' });
    for (const wrong of [
      { account: '0030020791E', id: ID },
      { account: ARC.key, id: 'issued:G2A-Q-000009' },
    ])
      expect((await refusal(agent.printing.preview({ ...wrong, format: 'a4' }))).code).toBe('DOC-404');
  });
});
