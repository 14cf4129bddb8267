import { scryptSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAgencyFile } from '../../src/portal/api/agency-file.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { asAgency, asLandlord, asReader } from '../../src/portal/store/scope.ts';
import {
  kioskAccountSchema,
  kioskDirectorySchema,
  kioskDocumentSchema,
} from '../../src/rules/kiosk/account.ts';
import { verifierHolds } from '../../src/rules/kiosk/verifier.ts';
import { kioskFeed } from '../../src/rules/sync/portal-store.ts';
import type { Change } from '../../src/rules/sync/protocol.ts';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, query } from './erp-support.ts';
import { bringDemonstration, joinKiosk, profileOf, pulled, refreshed, servicesOn } from './kiosk-support.ts';

/** Where time is short, two landlords; `npm test` reads what comes down of the five. */
const LANDLORDS =
  process.env.GUICHET_TEST_LENGTH === 'short'
    ? ['neolia', 'habitat-du-gard']
    : ['cite-jardins', 'neolia', 'cchartres', 'habitat-du-gard', 'auvergne-habitat'];

describe.each(LANDLORDS)(`what comes down to a kiosk of %s (${POSTGRES_WORD})`, (landlord) => {
  let portal: ErpPortal;
  let agency = '';
  let told: readonly Change[] = [];
  const services = () => servicesOn(portal.database, landlord);
  beforeAll(async () => {
    portal = await erpPortal(landlord);
    await bringDemonstration(portal.database, landlord, 40);
    const [most] = await query<{ feed: string }>(
      portal.database,
      "SELECT feed FROM account WHERE feed <> '*' GROUP BY feed ORDER BY count(*) DESC LIMIT 1",
    );
    agency = most?.feed ?? '';
    const kiosk = await joinKiosk(services(), agency);
    await refreshed(services());
    told = await pulled(services(), kiosk);
  });
  afterAll(() => portal.close());

  it('is every account of its agency, its documents and whom to call, each as the contract says', async () => {
    const accounts = await query<{ key: string }>(
      portal.database,
      `SELECT key FROM account WHERE feed IN ('*', '${agency}') AND absent_since IS NULL ORDER BY key`,
    );
    const pictures = told.filter(({ kind }) => kind === 'borne-compte');
    expect(pictures.map(({ key }) => key).toSorted()).toEqual(accounts.map(({ key }) => key).toSorted());
    for (const { kind, content } of told) {
      if (kind === 'borne-compte') kioskAccountSchema.parse(content);
      else if (kind === 'borne-document') kioskDocumentSchema.parse(content);
      else kioskDirectorySchema.parse(content);
    }
    expect(new Set(told.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(2);
    expect(told.filter(({ kind }) => kind === 'borne-annuaire').map(({ key }) => key)).toEqual(['annuaire']);
  });

  it('says the balance of each account to the cent', async () => {
    for (const { kind, key, content } of told) {
      if (kind !== 'borne-compte') continue;
      expect(kioskAccountSchema.parse(content).balanceCents).toBe(await portal.balance(key));
    }
  });

  it('holds neither name, telephone, e-mail, birth date nor a word of the ledger', async () => {
    const seeds = await personalWords(portal);
    expect(seeds.length).toBeGreaterThan(100);
    // Whom to call hangs in the lobby: those names are theirs to show.
    const shown = told
      .filter(({ kind }) => kind !== 'borne-annuaire')
      .map(({ content, ...change }) => ({ ...change, content: withoutTitle(content) }));
    expect(leaks(shown, seeds)).toEqual([]);
    const [first] = shown;
    // The control: one planted in a picture is found.
    const [seed = ''] = seeds;
    expect(leaks([{ ...(first as Change), content: { note: `Mme ${seed}` } }], seeds)).toContain(seed);
  });

  it('lets in whom the file names, and nobody else', async () => {
    const fields = profileOf(landlord);
    expect(fields.id).toBe(landlord);
    const people = told.flatMap(({ kind, content }) =>
      kind === 'borne-compte' ? kioskAccountSchema.parse(content).people : [],
    );
    expect(people.length).toBeGreaterThan(10);
    expect(new Set(people.map(({ handle }) => handle)).size).toBe(people.length);
    for (const { identity } of people.slice(0, 3)) {
      const wrong = identity.some((one) => verifierHolds('identite', '1901-01-01', one, derive));
      expect(wrong).toBe(false);
    }
  });

  it('moves nothing when it is made again, and no counter reads it', async () => {
    const feed = kioskFeed(agency);
    const head = async () =>
      (await query<{ head: number }>(portal.database, `SELECT head FROM feed WHERE name = '${feed}'`))[0]
        ?.head;
    const before = await head();
    await asLandlord(portal.database, (tx) =>
      sql`INSERT INTO kiosk_stale SELECT key, feed FROM account`.execute(tx),
    );
    expect(await refreshed(services())).toBeGreaterThan(10);
    expect(await head()).toBe(before);
    const counter = await pulled(services(), { device: 'g1', agency });
    expect(counter.filter(({ kind }) => kind.startsWith('borne'))).toEqual([]);
    expect(counter.length).toBeGreaterThan(100);
  });

  it('is read behind a barrier of its own: no row of the counters, and theirs sees none of it', async () => {
    const feed = kioskFeed(agency);
    const kinds = (tx: Parameters<Parameters<typeof asLandlord>[1]>[0]) =>
      sql<{ kind: string }>`SELECT DISTINCT kind FROM record`.execute(tx);
    const ofKiosk = (await asReader(portal.database, feed, kinds)).rows.map(({ kind }) => kind);
    expect(ofKiosk.every((kind) => kind.startsWith('borne-'))).toBe(true);
    expect(ofKiosk).toContain('borne-compte');
    const ofCounter = (await asAgency(portal.database, agency, kinds)).rows.map(({ kind }) => kind);
    expect(ofCounter).toContain('personnes');
    expect(ofCounter.filter((kind) => kind.startsWith('borne'))).toEqual([]);
    for (const table of ['account', 'entry', 'payment', 'tenant_space', 'kiosk_code', 'mail']) {
      const seen = await asReader(portal.database, feed, (tx) =>
        sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(tx),
      );
      expect([table, seen.rows]).toEqual([table, []]);
    }
    // An agency whose code looks like a kiosk's feed gives a kiosk nothing of the counters.
    await asLandlord(portal.database, (tx) =>
      putRecords(tx, feed, [
        { kind: 'personnes', key: '["x"]', op: 'put', absentSince: null, content: '{}' },
      ]),
    );
    const after = (await asReader(portal.database, feed, kinds)).rows.map(({ kind }) => kind);
    expect(after).not.toContain('personnes');
    await asLandlord(portal.database, (tx) => sql`DELETE FROM record WHERE key = '["x"]'`.execute(tx));
  });

  it('gives the bytes of its own documents, and of no other', async () => {
    const [document] = told.filter(({ kind }) => kind === 'borne-document');
    const kiosk = { device: 'b', agency, kind: 'kiosk' as const };
    if (document !== undefined) {
      const { sha256, size } = kioskDocumentSchema.parse(document.content);
      expect((await readAgencyFile(services(), kiosk, sha256))?.length).toBe(size);
      const elsewhere = { ...kiosk, agency: 'AILLEURS' };
      expect(await readAgencyFile(services(), elsewhere, sha256)).toBeUndefined();
    }
    const hidden = await query<{ file_sha256: string }>(
      portal.database,
      `SELECT file_sha256 FROM record WHERE kind = 'documents' AND feed = '${agency}' AND file_sha256 IS NOT NULL`,
    );
    const shown = new Set(
      told.flatMap(({ kind, content }) =>
        kind === 'borne-document' ? [kioskDocumentSchema.parse(content).sha256] : [],
      ),
    );
    const beyond = hidden.find(({ file_sha256 }) => !shown.has(file_sha256));
    if (beyond !== undefined) {
      expect(await readAgencyFile(services(), { device: 'g', agency }, beyond.file_sha256)).toBeDefined();
      expect(await readAgencyFile(services(), kiosk, beyond.file_sha256)).toBeUndefined();
    }
  });
});

const derive = (text: string, salt: string, { n, r, p }: { n: number; r: number; p: number }) =>
  scryptSync(text, Buffer.from(salt, 'hex'), 32, { N: n, r, p }).toString('hex');

/** Names, telephones, e-mails and birth dates of everybody of the landlord's file, and the words of its ledger. */
async function personalWords(portal: ErpPortal): Promise<string[]> {
  const rows = await query<{ content: string }>(
    portal.database,
    "SELECT content FROM record WHERE kind = 'personnes'",
  );
  const words = rows.flatMap(({ content }) => {
    const one = JSON.parse(content) as Record<string, string | null>;
    return [
      one.nom,
      one.nom_usage,
      one.prenom,
      one.email,
      one.telephone1,
      one.telephone2,
      one.date_naissance,
    ];
  });
  const labels = await query<{ label: string }>(portal.database, 'SELECT DISTINCT label FROM entry');
  words.push(...labels.map(({ label }) => label));
  // Two letters stand in any hash.
  return [
    ...new Set(
      words.flatMap((word) => (word !== null && word !== undefined && word.length > 3 ? [word] : [])),
    ),
  ];
}

/** A title is one of a few, whatever the ERP's file says; one of them is a word of its ledger too. */
function withoutTitle(content: unknown): unknown {
  const { title = null, ...rest } = content as { readonly title?: string };
  if (title !== null) expect(title).toMatch(TITLE);
  return rest;
}
const TITLE =
  /^(?:(?:Avis d'échéance|Quittance|Régularisation de charges)(?: (?:de |d')\p{L}+ \d{4})?|Document du \d\d\/\d\d\/\d{4})$/u;

function leaks(changes: readonly Change[], words: readonly string[]): string[] {
  const lower = JSON.stringify(changes).toLocaleLowerCase('fr');
  return words.filter((word) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word.toLocaleLowerCase('fr'))}(?![\\p{L}\\p{N}])`, 'u').test(
      lower,
    ),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
