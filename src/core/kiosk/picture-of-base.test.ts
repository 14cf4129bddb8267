import { afterEach, describe, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { kioskAccountSchema, kioskDirectorySchema, kioskDocumentSchema } from '../../rules/kiosk/account.ts';
import { kioskFields } from '../../rules/kiosk/identity.ts';
import { typedTexts } from '../../rules/kiosk/identity-texts.ts';
import { recognise } from '../../rules/kiosk/recognise.ts';
import { identityRule } from '../../rules/registrations/identity.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import { derive } from './derive.ts';
import { readKioskDirectory, readKioskPictures } from './picture-of-base.ts';

let counter: TestCore | undefined;
afterEach(() => counter?.close());

const ACCOUNTS = 12;

type Named = {
  last_name: string;
  usage_name: string | null;
  first_name: string | null;
  birth: string | null;
};

describe.each([
  ['cchartres', '0030020790', '12/03/1984', "D'ARC", 'Jean-Baptiste'],
  ['cite-jardins', '4821', '17/06/1990', "N'DIAYE", 'Aminata'],
  ['neolia', '0457718', '14/02/1951', 'MARTIN', 'Jean'],
  ['habitat-du-gard', '00418-22/B', '05/12/1986', 'BEN SALAH', 'Inès'],
  ['auvergne-habitat', '0200012345678', '28/10/2001', 'LECŒUR-DURAND', 'Zoé'],
])('what a kiosk of %s would hold', (landlordId, key, birth, lastName, firstName) => {
  it('recognises its known tenant, and tells nothing of who he is', async () => {
    counter = await openTestCore({ landlordId, accounts: ACCOUNTS });
    const { db } = counter;
    const profile = currentProfile(db);
    const today = localDay(counter.clock);
    const pictures = [...readKioskPictures(db, profile, today, counter.core.services.ports.ids)];
    expect(pictures.length).toBeGreaterThanOrEqual(ACCOUNTS);
    for (const { account, documents } of pictures) {
      expect(kioskAccountSchema.parse(account)).toEqual(account);
      for (const document of documents) expect(kioskDocumentSchema.parse(document)).toEqual(document);
    }
    const known = pictures.find(({ account }) => account.key === key)?.account;
    const { compare } = identityRule(profile, today);
    const texts = typedTexts(kioskFields(profile, today), compare, { birth, lastName, firstName }, today);
    expect(recognise(known?.people ?? [], texts, derive)).toBeDefined();
    expect(
      recognise(
        known?.people ?? [],
        texts.map((text) => `${text}x`),
        derive,
      ),
    ).toBeUndefined();

    const directory = readKioskDirectory(db);
    expect(kioskDirectorySchema.parse(directory)).toEqual(directory);
    const told = JSON.stringify(pictures).toLowerCase();
    const people = db.prepare<[], Named>('SELECT last_name, usage_name, first_name, birth FROM person').all();
    for (const { last_name, birth: born } of people) {
      expect(told).not.toContain(`"${last_name.toLowerCase()}"`);
      if (born !== null) expect(told).not.toContain(born);
    }
    const phones = db.prepare('SELECT phone1 FROM person WHERE phone1 IS NOT NULL').pluck().all();
    for (const phone of phones) expect(told).not.toContain(String(phone));
  });
});
