import { describe, expect, test } from 'vitest';
import { closeKioskBases, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { storeFile } from '../../documents/file-store.ts';
import { filesOf } from '../../documents/read-paper.ts';
import { isKioskBase, kioskAccount } from '../kiosk-base.ts';
import { forgetVisitFiles, visitOwner } from './visit-files.ts';

closeKioskBases();

describe('files of a visit', () => {
  test('go when it ends, and those of nobody else', async () => {
    const kiosk = await kioskBase();
    const services = kiosk.core.services;
    const mine = storeFile(filesOf(services), Buffer.from('la mienne'));
    const other = storeFile(filesOf(services), Buffer.from('une autre'));
    const stage = kiosk.db.prepare(
      `INSERT INTO staged_file (sha256, size, type, name, pages, staged_at, agent_id)
       VALUES (?, ?, 'jpeg', 'photo.jpg', 1, '2026-11-17T13:05:00.000Z', ?)`,
    );
    stage.run(mine.sha256, mine.size, visitOwner('visite-1'));
    stage.run(other.sha256, other.size, visitOwner('visite-2'));
    forgetVisitFiles(services, 'visite-1');
    forgetVisitFiles(services, 'visite-1');
    const left = kiosk.db.prepare('SELECT sha256 FROM staged_file').pluck().all();
    expect(left).toEqual([other.sha256]);
  });

  test.each(['cchartres', 'cite-jardins', 'neolia', 'habitat-du-gard', 'auvergne-habitat'])(
    'a kiosk of %s holds its two accounts under their stored keys',
    async (landlordId) => {
      const kiosk = await kioskBase({ landlordId });
      expect(isKioskBase(kiosk.db)).toBe(true);
      expect(kiosk.accounts).toHaveLength(2);
      for (const account of kiosk.accounts) expect(kioskAccount(kiosk.db, account.key)).toEqual(account);
      const { session, visit } = kiosk.letIn('full');
      expect(session.visit(kiosk.clock.monotonic())).toEqual(visit);
    },
  );
});
