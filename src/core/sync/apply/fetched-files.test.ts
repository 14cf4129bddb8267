import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARC, addAccount } from '../../../../test/support/account-fixture.ts';
import { openTestCore, type TestCore } from '../../../../test/support/open-test-core.ts';
import { refusal } from '../../../../test/support/payment-acts.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { FILES_FOLDER, openFileStore } from '../../documents/file-store.ts';
import { applyChanges } from './apply-changes.ts';
import { isToFetch, keepFetchedFile, missingFiles } from './fetched-files.ts';

const BYTES = Buffer.from('%PDF-1.4 un avis');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const NOTICE: Change = {
  kind: 'documents',
  key: `${ARC.key}/avis.pdf`,
  op: 'put',
  absentSince: null,
  content: {
    reference: { printed: ARC.key, key: ARC.key },
    type: 'avis',
    periode: '2026-10',
    date_emission: '2026-10-20',
    fichier: 'avis.pdf',
    sha256: SHA256,
    size: BYTES.length,
  },
};

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
  addAccount(core.db, ARC);
});
afterEach(() => core.close());

function tell(): readonly string[] {
  const context = { day: '2026-11-17', at: '2026-11-17T13:05:00.000Z' };
  return core.db.transaction(() => applyChanges(core.db, [NOTICE], context).topics).immediate();
}

describe('a document that the portal names', () => {
  test('is on the account at once, and says that its file is on its way', async () => {
    expect(tell()).toEqual(['documents']);
    expect(tell()).toEqual([]);
    const { documents } = core.client('agent');
    const [row] = await documents.list({ account: ARC.key });
    expect(row).toMatchObject({ origin: 'imported', size: BYTES.length });
    const read = refusal(documents.read({ account: ARC.key, id: row?.id ?? '' }));
    expect(await read).toMatchObject({ code: 'DOC-EN-ROUTE' });
  });

  test('has its file once it came, and is asked for no more', async () => {
    tell();
    const store = openFileStore(join(core.folder, FILES_FOLDER), core.core.services.base.key);
    expect(missingFiles(core.db, 5)).toEqual([SHA256]);
    expect(keepFetchedFile(core.db, store, SHA256, Buffer.from('autre chose'))).toBe(false);
    expect(isToFetch(core.db, SHA256)).toBe(true);
    expect(keepFetchedFile(core.db, store, SHA256, BYTES)).toBe(true);
    expect(missingFiles(core.db, 5)).toEqual([]);
    const { documents } = core.client('agent');
    const [row] = await documents.list({ account: ARC.key });
    const file = await documents.read({ account: ARC.key, id: row?.id ?? '' });
    expect(Buffer.from(await file.bytes.arrayBuffer())).toEqual(BYTES);
    tell();
    expect(missingFiles(core.db, 5)).toEqual([]);
  });

  test('control: a file that is neither here nor on its way is missing', async () => {
    tell();
    core.db.exec('DELETE FROM file_to_fetch');
    const { documents } = core.client('agent');
    const [row] = await documents.list({ account: ARC.key });
    const read = refusal(documents.read({ account: ARC.key, id: row?.id ?? '' }));
    expect(await read).toMatchObject({ code: 'DOC-MISSING' });
  });
});
