import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  closeKioskBases,
  KIOSK_DIRECTORY,
  type KioskBase,
  kioskBase,
} from '../../../../test/support/kiosk-base.ts';
import { openTestCore, type TestCore } from '../../../../test/support/open-test-core.ts';
import type { KioskCode, KioskDocument } from '../../../rules/kiosk/account.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { FILES_FOLDER, hasStoredFile, openFileStore, storeFile } from '../../documents/file-store.ts';
import { kioskAccount } from '../../kiosk/kiosk-base.ts';
import { kioskDirectory } from '../../kiosk/store.ts';
import { applyChanges } from './apply-changes.ts';
import { keepFetchedFile, missingFiles } from './fetched-files.ts';
import { eraseGoneFiles } from './gone-files.ts';
import { forgetRemoteActs } from './remote-acts.ts';

closeKioskBases();

const CONTEXT = { day: '2026-11-17', at: '2026-11-17T13:05:00.000Z' };

function pull(core: TestCore, ...changes: readonly Change[]): readonly string[] {
  return core.db.transaction(() => applyChanges(core.db, changes, CONTEXT).topics).immediate();
}

function change(kind: string, key: string, content: unknown): Change {
  return { kind, key, op: 'put', absentSince: null, content };
}
const removal = (kind: string, key: string): Change => ({ ...change(kind, key, null), op: 'remove' });

const filesOf = (kiosk: KioskBase) =>
  openFileStore(join(kiosk.folder, FILES_FOLDER), kiosk.core.services.base.key);
const count = (core: TestCore, table: string) =>
  core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

const ID = '0198f3a0-0000-7000-8000-000000000001';

describe('what comes down to a kiosk', () => {
  it('is kept as it is told', async () => {
    const kiosk = await kioskBase();
    const account = { ...kiosk.account, key: '0030099999', printed: '0030099999A', balanceCents: 1 };
    const code: KioskCode = {
      id: ID,
      account: account.key,
      verifier: 'v',
      expiresAt: '2026-11-18T13:05:00.000Z',
      used: false,
    };
    const directory = { ...KIOSK_DIRECTORY, agencyName: 'Agence Nord' };
    const topics = pull(
      kiosk,
      change('borne-annuaire', 'annuaire', directory),
      change('borne-compte', account.key, account),
      change('borne-code', ID, code),
    );
    expect(topics).toEqual(['kiosk']);
    expect(kioskAccount(kiosk.db, account.key)).toEqual(account);
    expect(kioskDirectory(kiosk.db)).toEqual(directory);
    expect(count(kiosk, 'kiosk_code')).toBe(1);
  });

  it('that this version cannot read waits; what is no kiosk’s is not even kept', async () => {
    const kiosk = await kioskBase();
    pull(
      kiosk,
      change('borne-compte', 'X', { key: 'X' }),
      change('borne-compte', 'Y', kiosk.account),
      change('personnes', 'p', { nom: 'MARTIN' }),
      change('agent', 'a', { name: 'Claire Morel' }),
      change('appel-borne', ID, { id: ID, kiosk: 'Borne', at: CONTEXT.at }),
      change('inconnu', 'i', { nom: 'MARTIN' }),
    );
    const kept = kiosk.db.prepare('SELECT kind, key FROM pending_change ORDER BY key').all();
    expect(kept).toEqual([
      { kind: 'borne-compte', key: 'X' },
      { kind: 'borne-compte', key: 'Y' },
    ]);
    expect([count(kiosk, 'person'), count(kiosk, 'agent'), count(kiosk, 'kiosk_call')]).toEqual([0, 0, 0]);
  });

  it('stays used once used, whatever is told later', async () => {
    const kiosk = await kioskBase();
    const code = kiosk.addCode('ABCD2345');
    const used = () => kiosk.db.prepare('SELECT used_at FROM kiosk_code').pluck().get();
    pull(kiosk, change('borne-code', code.id, { ...code, used: true }));
    expect(used()).toBe(CONTEXT.at);
    pull(kiosk, change('borne-code', code.id, code));
    expect(used()).toBe(CONTEXT.at);
    forgetRemoteActs(kiosk.db);
    expect(used()).toBe(CONTEXT.at);
  });

  it('brings the bytes of its documents, and erases them once nothing names them', async () => {
    const kiosk = await kioskBase();
    const store = filesOf(kiosk);
    const bytes = Buffer.from('%PDF-1.4 un avis');
    const { sha256, size } = storeFile(
      openFileStore(join(kiosk.folder, 'ailleurs'), Buffer.alloc(32)),
      bytes,
    );
    const document = (account: string, id: string): KioskDocument => ({
      account,
      id,
      type: 'avis',
      title: "Avis d'échéance",
      month: '2026-10',
      issuedOn: '2026-10-20',
      sha256,
      size,
    });
    const [first, second] = [document('A 1', 'avis octobre.pdf'), document('B', 'avis.pdf')];
    const put = (one: KioskDocument) => change('borne-document', `${one.account} ${one.id}`, one);
    const gone = (one: KioskDocument) => removal('borne-document', `${one.account} ${one.id}`);
    pull(kiosk, put(first), put(second));
    expect(missingFiles(kiosk.db, 5)).toEqual([sha256]);
    expect(keepFetchedFile(kiosk.db, store, sha256, bytes)).toBe(true);
    // Told again: it is here.
    pull(kiosk, put(first));
    expect(missingFiles(kiosk.db, 5)).toEqual([]);

    pull(kiosk, gone(first));
    eraseGoneFiles(kiosk.db, store);
    expect(hasStoredFile(store, sha256)).toBe(true);
    pull(kiosk, gone(second));
    eraseGoneFiles(kiosk.db, store);
    expect(hasStoredFile(store, sha256)).toBe(false);
    expect([count(kiosk, 'kiosk_document'), count(kiosk, 'kiosk_file_gone')]).toEqual([0, 0]);
  });

  it('asks no more for a file that left before it came', async () => {
    const kiosk = await kioskBase();
    const document = { type: 'avis', title: 'Avis', month: null, issuedOn: '2026-10-20', size: 3 };
    const one = { ...document, account: 'A', id: 'a.pdf', sha256: 'a'.repeat(64) };
    pull(kiosk, change('borne-document', 'A a.pdf', one));
    pull(kiosk, removal('borne-document', 'A a.pdf'));
    eraseGoneFiles(kiosk.db, filesOf(kiosk));
    expect(missingFiles(kiosk.db, 5)).toEqual([]);
  });

  it('is erased when its account leaves the agency: picture, documents, codes', async () => {
    const kiosk = await kioskBase();
    const { key } = kiosk.account;
    kiosk.addCode('ABCD2345');
    const document = { type: 'avis', title: 'Avis', month: null, issuedOn: '2026-10-20', size: 3 };
    kiosk.addDocument({ ...document, id: 'a.pdf', sha256: 'a'.repeat(64) });
    pull(kiosk, removal('borne-compte', key));
    for (const table of ['kiosk_account', 'kiosk_document', 'kiosk_code']) {
      expect(JSON.stringify(kiosk.db.prepare(`SELECT * FROM ${table}`).all())).not.toContain(key);
    }
    expect(count(kiosk, 'kiosk_account')).toBe(1);
  });

  it('is forgotten when the portal begins again', async () => {
    const kiosk = await kioskBase();
    forgetRemoteActs(kiosk.db);
    expect([count(kiosk, 'kiosk_account'), count(kiosk, 'kiosk_directory')]).toEqual([0, 0]);
  });
});

it("at a counter's base nothing of a kiosk's is kept, and its calls are", async () => {
  const counter = await openTestCore();
  try {
    pull(
      counter,
      change('borne-compte', 'X', { key: 'X' }),
      change('borne-annuaire', 'annuaire', KIOSK_DIRECTORY),
      change('appel-borne', ID, { id: ID, kiosk: 'Borne du hall', at: CONTEXT.at }),
    );
    expect([count(counter, 'kiosk_directory'), count(counter, 'pending_change')]).toEqual([0, 0]);
    expect(count(counter, 'kiosk_call')).toBe(1);
  } finally {
    await counter.close();
  }
});
