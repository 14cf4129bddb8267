import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { kioskAccountSchema } from '../../rules/kiosk/account.ts';
import { verifierHolds } from '../../rules/kiosk/verifier.ts';
import { readMeta } from '../database/meta.ts';
import { openFileStore, readStoredFile } from '../documents/file-store.ts';
import { demonstrationBase } from '../host/demonstration-base.ts';
import { derive } from '../kiosk/derive.ts';
import { isKioskBase } from '../kiosk/kiosk-base.ts';
import { startKioskDemonstration } from './kiosk-demonstration.ts';

let core: TestCore;
afterEach(() => core.close());

const count = (table: string) => core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe("a kiosk's demonstration", () => {
  test("holds of each account what a kiosk may, and nothing of the counter's base it was read from", async () => {
    core = await openTestCore({ landlordId: null });
    const { services } = core.core;
    const { exitCode } = await startKioskDemonstration(services, { landlordId: 'cchartres', accounts: 12 });
    expect(exitCode).toMatch(/^\d{6}$/);
    expect(isKioskBase(core.db)).toBe(true);
    expect(
      ['demonstration', 'post', 'till', 'kiosk-terminal', 'kiosk-pixels-per-mm'].map((key) =>
        readMeta(core.db, key as never),
      ),
    ).toEqual(['yes', 'Borne du hall', 'B1', 'simule', '4']);
    const exit = readMeta(core.db, 'kiosk-exit') ?? '';
    expect(exit).not.toContain(exitCode);
    expect(verifierHolds('sortie', exitCode, exit, derive)).toBe(true);
    expect(verifierHolds('sortie', '000000' === exitCode ? '000001' : '000000', exit, derive)).toBe(false);

    const accounts = core.db.prepare<[], { content: string }>('SELECT content FROM kiosk_account').all();
    expect(accounts.length).toBeGreaterThanOrEqual(12);
    for (const { content } of accounts) kioskAccountSchema.parse(JSON.parse(content));
    for (const table of ['lease', 'person', 'entry', 'agent']) expect(count(table)).toBe(0);
    expect(count('kiosk_directory')).toBe(1);

    const documents = core.db
      .prepare<[], { sha256: string; size: number }>('SELECT sha256, size FROM kiosk_document')
      .all();
    expect(documents.length).toBeGreaterThan(0);
    const store = openFileStore(join(core.folder, 'fichiers'), services.base.key);
    for (const { sha256, size } of documents) expect(readStoredFile(store, sha256).byteLength).toBe(size);
    expect(existsSync(join(core.folder, 'borne-en-cours'))).toBe(false);
    expect(demonstrationBase(services)).toMatchObject({ station: 'kiosk', accounts: 12, till: 'B1' });
  });

  test("is refused on a base that is somebody's, and leaves nothing of it", async () => {
    core = await openTestCore({ landlordId: 'neolia' });
    const before = readdirSync(core.folder).sort();
    const making = startKioskDemonstration(core.core.services, { landlordId: 'cchartres', accounts: 12 });
    await expect(making).rejects.toMatchObject({ failure: { code: 'SET-001' } });
    expect(readMeta(core.db, 'landlord')).toBe('neolia');
    expect(isKioskBase(core.db)).toBe(false);
    expect(readdirSync(core.folder).sort()).toEqual(before);
  });
});
