import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ordinaryMonth } from '../../../../test/support/account-fixture.ts';
import { addLease } from '../../../../test/support/account-rows.ts';
import type { TestClient, TestCore } from '../../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../../test/support/payment-acts.ts';
import {
  ELODIE,
  HOME,
  HOUSEHOLD,
  opening,
  registrationDesk,
  YANN,
} from '../../../../test/support/registration-acts.ts';
import { FILES_FOLDER, hasStoredFile, openFileStore, readStoredFile, storeFile } from '../file-store.ts';

let core: TestCore;
let agent: TestClient;

const MONTH = '2026-09';
const PAID = {
  period: MONTH,
  on: '2026-10-09',
  nature: 'paiement_prelevement',
  label: 'Prélèvement',
  cents: -29_534,
} as const;

beforeEach(async () => {
  ({ core, agent } = await registrationDesk('cchartres', [
    { ...HOUSEHOLD, entries: [...ordinaryMonth(MONTH, '2026-09-30', '2026-10-10'), PAID] },
  ]));
  core.db.exec("UPDATE person SET email = 'yann@locataire.example' WHERE key = 'code:P2'");
  core.db.exec("UPDATE person SET email = 'luc@locataire.example' WHERE key = 'code:P4'");
});
afterEach(() => core.close());

const quittance = () =>
  agent.documents.order({ commandId: actId(), account: HOME, kind: 'quittance', month: MONTH, item: null });
const send = (id: string, more: Partial<Parameters<TestClient['documents']['send']>[0]> = {}) =>
  agent.documents.send({ commandId: actId(), account: HOME, id, person: YANN.key, agreed: null, ...more });
const rows = (text: string) => core.db.prepare(text).all();
const wordingOf = async (id: string) =>
  (await agent.documents.recipients({ account: HOME, id })).people[0]?.wording ?? '';

describe('whom a document may be sent to', () => {
  it('is who holds the lease and has an address, with the words to agree to', async () => {
    const { id, title } = await quittance();
    const asked = await agent.documents.recipients({ account: HOME, id });
    expect(asked.title).toBe(title);
    expect(asked.sentence).toBeNull();
    expect(asked.people).toEqual([
      {
        person: YANN.key,
        name: 'LE GALL Yann',
        email: 'yann@locataire.example',
        consentedOn: null,
        wording: expect.stringContaining('accord exprès'),
        rule: { status: expect.any(String), source: expect.any(String) },
      },
    ]);
  });

  it('is the address of the space where one lives, and the day it was agreed there', async () => {
    await agent.registrations.open(
      opening(ELODIE, { email: 'elodie@espace.example', consents: [{ kind: 'quittance', given: true }] }),
    );
    const { id } = await quittance();
    const { people } = await agent.documents.recipients({ account: HOME, id });
    expect(people.map(({ email, consentedOn }) => [email, consentedOn])).toEqual([
      ['elodie@espace.example', '2026-11-17'],
      ['yann@locataire.example', null],
    ]);
  });

  it('is nobody, and says so, where there is no address', async () => {
    core.db.exec("UPDATE person SET email = CASE key WHEN 'code:P2' THEN 'pas une adresse' END");
    const { id } = await quittance();
    const { people, sentence } = await agent.documents.recipients({ account: HOME, id });
    expect(people).toEqual([]);
    expect(sentence).toMatch(/adresse e-mail/);
    expect((await refusal(send(id))).code).toBe('DOC-DESTINATAIRE');
  });
});

describe('a document sent', () => {
  it('is one act with its file: kept here, owed to the portal, counted as handed over', async () => {
    const { id, number } = await quittance();
    const agreed = await wordingOf(id);
    const { sentence } = await send(id, { agreed });
    expect(sentence).toContain('yann@locataire.example');
    const [command] = rows(
      "SELECT id, account_key AS account, payload FROM command WHERE type = 'documents.send'",
    ) as {
      id: string;
      account: string;
      payload: string;
    }[];
    const payload = JSON.parse(command?.payload ?? '{}') as { file: { sha256: string; size: number } };
    expect(payload).toMatchObject({
      document: id,
      kind: 'quittance',
      title: 'Quittance de septembre 2026',
      person: YANN.key,
      email: 'yann@locataire.example',
      agreed,
      file: { type: 'pdf', pages: 1, name: `Quittance de septembre 2026 - ${number}.pdf` },
    });
    const { sha256, size } = payload.file;
    expect(rows('SELECT owner, owner_id AS id, sha256 FROM attachment')).toEqual([
      { owner: 'document', id: command?.id, sha256 },
    ]);
    expect(rows('SELECT sha256, size, state FROM file_upload')).toEqual([{ sha256, size, state: 'waiting' }]);
    const store = openFileStore(join(core.folder, FILES_FOLDER), core.core.services.base.key);
    expect(hasStoredFile(store, sha256)).toBe(true);
    const { bytes } = await agent.documents.read({ account: HOME, id });
    expect(Buffer.from(readStoredFile(store, sha256))).toEqual(Buffer.from(await bytes.arrayBuffer()));
    expect(rows('SELECT number, copy, means FROM paper_copy')).toEqual([{ number, copy: 0, means: 'mail' }]);
    const acts = await agent.accounts.history({ account: HOME });
    expect(acts.map(({ what, detail }) => [what, detail])).toEqual([
      ['documents.send', 'Quittance de septembre 2026 à yann@locataire.example'],
      ['documents.order', number],
    ]);
    expect(rows('SELECT document_id AS id, email FROM document_send')).toEqual([
      { id, email: 'yann@locataire.example' },
    ]);
  });

  it('twice under one id is one; under another act’s id, refused', async () => {
    const { id } = await quittance();
    const agreed = await wordingOf(id);
    const commandId = actId();
    const first = await send(id, { commandId, agreed });
    expect(await send(id, { commandId, agreed })).toEqual(first);
    expect(rows("SELECT count(*) AS n FROM command WHERE type = 'documents.send'")).toEqual([{ n: 1 }]);
    expect(rows('SELECT count(*) AS n FROM paper_copy')).toEqual([{ n: 1 }]);
    expect((await refusal(send(id, { commandId, agreed: null }))).code).toBe('CMD-409');
  });

  it('never leaves without the agreement to these very words', async () => {
    const { id } = await quittance();
    for (const agreed of [null, 'oui']) {
      const met = await refusal(send(id, { agreed }));
      expect([met.code, met.field]).toEqual(['DOC-ACCORD', 'agreed']);
    }
    expect(rows("SELECT count(*) AS n FROM command WHERE type = 'documents.send'")).toEqual([{ n: 0 }]);
    expect(rows('SELECT count(*) AS n FROM attachment')).toEqual([{ n: 0 }]);
  });

  it('asks once: what was agreed by who has no space holds for the next one of its kind, no other', async () => {
    const { id } = await quittance();
    await send(id, { agreed: await wordingOf(id) });
    const consented = async (document: string) =>
      (await agent.documents.recipients({ account: HOME, id: document })).people[0]?.consentedOn;
    expect(await consented(id)).toBe('2026-11-17');
    await send(id);
    // The second is a DUPLICATA.
    expect(rows('SELECT copy FROM paper_copy ORDER BY copy')).toEqual([{ copy: 0 }, { copy: 1 }]);
    const avis = await agent.documents.order({
      commandId: actId(),
      account: HOME,
      kind: 'avis',
      month: MONTH,
      item: null,
    });
    expect(await consented(avis.id)).toBeNull();
  });

  it('of who has a space, the agreement is one more answer of it', async () => {
    await agent.registrations.open(opening(ELODIE, { email: 'elodie@espace.example' }));
    const { id } = await quittance();
    const agreed = await wordingOf(id);
    await send(id, { person: ELODIE.key, agreed });
    const acts = rows(
      "SELECT act, json_extract(body, '$.consents') AS consents FROM registration_act ORDER BY rowid",
    ) as {
      act: string;
      consents: string;
    }[];
    expect(acts.map(({ act }) => act)).toEqual(['open', 'consents']);
    expect(JSON.parse(acts[1]?.consents ?? '')).toEqual([
      { kind: 'quittance', given: true, wording: agreed, version: '2026-11-01' },
    ]);
    const { spaces } = await agent.registrations.account({ account: HOME });
    expect(spaces[0]?.consents.find(({ kind }) => kind === 'quittance')).toMatchObject({
      given: true,
      on: '2026-11-17',
      wording: agreed,
    });
    // Held from now on: nothing more is asked or recorded.
    await send(id, { person: ELODIE.key });
    expect(rows('SELECT count(*) AS n FROM registration_act')).toEqual([{ n: 2 }]);
  });

  it('is a file of the ERP as it was given, and no copy is counted', async () => {
    const lease = core.db.prepare('SELECT id FROM lease WHERE key = ?').pluck().get(HOME);
    const store = openFileStore(join(core.folder, FILES_FOLDER), core.core.services.base.key);
    const { id: drawn } = await quittance();
    const { bytes } = await agent.documents.read({ account: HOME, id: drawn });
    const file = storeFile(store, new Uint8Array(await bytes.arrayBuffer()));
    core.db
      .prepare(
        `INSERT INTO imported_document (id, lease_id, type, period, issued_on, file_name, sha256, size)
         VALUES (7, ?, 'avis', '2026-09', '2026-09-25', 'avis-09.pdf', ?, ?)`,
      )
      .run(lease, file.sha256, file.size);
    await send('imported:7', { agreed: await wordingOf('imported:7') });
    expect(rows('SELECT sha256, name FROM attachment')).toEqual([
      { sha256: file.sha256, name: 'avis-09.pdf' },
    ]);
    expect(rows('SELECT count(*) AS n FROM paper_copy')).toEqual([{ n: 0 }]);
    core.db.exec('UPDATE imported_document SET sha256 = NULL');
    expect((await refusal(send('imported:7'))).code).toBe('DOC-MISSING');
  });

  it('of another account, or to somebody who is not on it, is refused', async () => {
    addLease(core.db, { key: 'HOME-2', people: [{ key: 'code:Z', lastName: 'AUTRE', firstName: 'Léa' }] });
    const { id } = await quittance();
    const agreed = await wordingOf(id);
    expect((await refusal(send(id, { account: 'HOME-2', agreed }))).code).toBe('DOC-404');
    expect((await refusal(send(id, { person: 'code:P4', agreed }))).code).toBe('DOC-DESTINATAIRE');
    expect((await refusal(send(id, { person: 'code:Z', agreed }))).code).toBe('DOC-DESTINATAIRE');
    expect(rows('SELECT count(*) AS n FROM document_send')).toEqual([{ n: 0 }]);
  });
});

describe('what the tenant sees', () => {
  it('is said of each document only where a space is open, by the landlord’s window', async () => {
    await quittance();
    const online = async () => (await agent.documents.list({ account: HOME })).map((row) => row.online);
    expect(await online()).toEqual([null]);
    await agent.registrations.open(opening(ELODIE, { email: 'elodie@espace.example' }));
    const after = await online();
    expect(after.length).toBeGreaterThan(0);
    expect(after.map((one) => one?.seen)).toEqual(after.map(() => expect.any(Boolean)));
  });

  it('at Gard begins with his registration', async () => {
    await core.close();
    ({ core, agent } = await registrationDesk('habitat-du-gard', [HOUSEHOLD]));
    const lease = core.db.prepare('SELECT id FROM lease WHERE key = ?').pluck().get(HOME);
    for (const [id, on] of [
      [1, '2026-09-25'],
      [2, '2026-11-25'],
    ] as const)
      core.db
        .prepare(
          `INSERT INTO imported_document (id, lease_id, type, period, issued_on, file_name) VALUES (?, ?, 'avis', NULL, ?, ?)`,
        )
        .run(id, lease, on, `${id}.pdf`);
    await agent.registrations.open(opening(ELODIE, { email: 'elodie@espace.example' }));
    const list = await agent.documents.list({ account: HOME });
    const seen = new Map(list.map((row) => [row.id, row.online?.seen]));
    expect([seen.get('imported:1'), seen.get('imported:2')]).toEqual([false, true]);
  });
});
