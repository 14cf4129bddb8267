import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../../test/support/empty-device.ts';
import { certificate, contact, request, space, subscription } from '../../../../test/support/kiosk-acts.ts';
import { closeKioskBases, type KioskPort, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { LANDLORDS } from '../../../../test/support/landlord-profiles.ts';
import { OTHER_IBAN } from '../../../../test/support/mandate-acts.ts';
import { actId } from '../../../../test/support/payment-acts.ts';
import type { KioskLevel } from '../../../rules/kiosk/levels.ts';

closeKioskBases();

type Ask = {
  readonly level: KioskLevel;
  /** Landlords whose guide says that their tenants do it by themselves (registre of the guides). */
  readonly offered: readonly (typeof LANDLORDS)[number][];
  readonly call: (client: KioskPort['client']) => Promise<unknown>;
};
const CHARTRES = 'cchartres';
const JARDINS = 'cite-jardins';
const GARD = 'habitat-du-gard';
const AUVERGNE = 'auvergne-habitat';

const ASKS: Readonly<Record<string, Ask>> = {
  insurance: {
    level: 'little',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ acts }) => acts.insurance(),
  },
  sendCertificate: {
    level: 'little',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ acts }) => acts.sendCertificate(certificate()),
  },
  requestTree: {
    level: 'little',
    offered: [CHARTRES, GARD, AUVERGNE],
    call: ({ acts }) => acts.requestTree(),
  },
  openRequest: {
    level: 'little',
    offered: [CHARTRES, GARD, AUVERGNE],
    call: ({ acts }) => acts.openRequest(request({ place: 'nulle-part' })),
  },
  changeContact: {
    level: 'full',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ acts }) => acts.changeContact(contact()),
  },
  space: { level: 'little', offered: LANDLORDS, call: ({ acts }) => acts.space() },
  openSpace: { level: 'little', offered: LANDLORDS, call: ({ acts }) => acts.openSpace(space('1999')) },
  debit: { level: 'full', offered: [CHARTRES, JARDINS, GARD], call: ({ acts }) => acts.debit() },
  readIban: {
    level: 'full',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ acts }) => acts.readIban({ text: OTHER_IBAN }),
  },
  subscribeDebit: {
    level: 'full',
    offered: [CHARTRES, JARDINS],
    call: ({ acts }) => acts.subscribeDebit(subscription()),
  },
  changeDebitAccount: {
    level: 'full',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ acts }) => acts.changeDebitAccount({ commandId: actId(), iban: OTHER_IBAN, debtor: 'X' }),
  },
  changeDebitDay: {
    level: 'full',
    offered: [CHARTRES, JARDINS],
    call: ({ acts }) => acts.changeDebitDay({ commandId: actId(), day: 12 }),
  },
  documents: {
    level: 'full',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ documents }) => documents.list(),
  },
  readDocument: {
    level: 'full',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ documents }) => documents.read({ id: 'x' }),
  },
  printDocument: {
    level: 'full',
    offered: [CHARTRES, JARDINS, GARD],
    call: ({ documents }) => documents.print({ id: 'x', jobId: actId() }),
  },
};

const BELOW: Readonly<Record<KioskLevel, readonly KioskLevel[]>> = {
  pay: [],
  little: ['pay'],
  full: ['pay', 'little'],
};

describe.each(LANDLORDS)('%s', (landlordId) => {
  test('opens at the kiosk what its guide says, and nothing else', async () => {
    const kiosk = await kioskBase({ landlordId });
    const found: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const [name, { offered, call }] of Object.entries(ASKS)) {
      expected[name] = offered.includes(landlordId);
      found[name] = (await codeOf(call(kiosk.letIn('full').client))) !== 'BOR-OFFRE';
    }
    expect(found).toEqual(expected);
  });
});

describe.each(Object.entries(ASKS))('%s', (_name, { level, call }) => {
  test('is refused below its level, and to nobody', async () => {
    const kiosk = await kioskBase();
    for (const below of BELOW[level]) {
      expect(await codeOf(call(kiosk.letIn(below).client))).toBe('BOR-PREUVE');
    }
    expect(await codeOf(call(kiosk.kiosk().client))).toBe('BOR-SESSION');
    const late = kiosk.letIn('full');
    kiosk.clock.advanceMonotonic(75_000);
    expect(await codeOf(call(late.client))).toBe('BOR-SESSION');
    expect(kiosk.db.prepare('SELECT count(*) FROM command').pluck().get()).toBe(0);
  });
});
