import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { SILENT } from '../profile-schema.ts';
import { ONLINE_FUNCTIONS } from './functions.ts';
import { offer, offeredOnline, onlineLabels } from './offers.ts';

const TODAY = '2026-11-22';

/** What each guide says in its own words; nothing else may be claimed of it. */
const SAID: Readonly<Record<(typeof LANDLORDS)[number], readonly string[]>> = {
  'auvergne-habitat': ['registration', 'requests'],
  cchartres: [
    'registration',
    'balance',
    'payment',
    'debit',
    'bankAccount',
    'notices',
    'quittances',
    'regularisations',
    'requests',
    'insurance',
    'contactDetails',
    'household',
    'residence',
  ],
  'cite-jardins': [
    'registration',
    'balance',
    'ledger',
    'lease',
    'payment',
    'debit',
    'bankAccount',
    'notices',
    'quittances',
    'library',
    'insurance',
    'contactDetails',
    'situation',
    'contacts',
    'providers',
  ],
  'habitat-du-gard': [
    'registration',
    'balance',
    'ledger',
    'payment',
    'bankAccount',
    'notices',
    'regularisations',
    'library',
    'requests',
    'insurance',
    'contactDetails',
    'household',
    'contacts',
  ],
  neolia: ['registration'],
};

describe('what the tenant space offers', () => {
  it.each(LANDLORDS)('%s: what its guide says, and nothing more', (id) => {
    const offered = offeredOnline(profileOf(id), TODAY);
    expect(offered.map(({ fn }) => fn)).toEqual(SAID[id]);
    for (const { fn, label, rule } of offered) {
      expect(label).toBe(onlineLabels[fn]);
      expect(rule.status).toBe('guide');
      expect(rule.source).toMatch(/^«\u202f.+\u202f»$/u);
    }
  });

  it.each(LANDLORDS)('%s: everything stays possible at the counter', (id) => {
    for (const fn of ONLINE_FUNCTIONS) expect(offer(profileOf(id), fn, TODAY).offered, fn).toBe(true);
  });

  it.each(ONLINE_FUNCTIONS)('%s: only an explicit no closes it', (fn) => {
    const closed = offer(profileOf('cchartres', { [`online.${fn}`]: false }), fn, TODAY);
    expect(closed.offered).toBe(false);
    expect(closed.sentence).toContain(onlineLabels[fn]);
    const silent = offer(profileOf('cchartres', { [`online.${fn}`]: null }), fn, TODAY);
    expect(silent).toEqual({
      offered: true,
      rule: { status: 'silence', source: SILENT },
      sentence: `${SILENT}.`,
    });
    expect(
      offeredOnline(profileOf('cchartres', { [`online.${fn}`]: false }), TODAY).map((one) => one.fn),
    ).not.toContain(fn);
    expect(
      offeredOnline(profileOf('neolia', { 'online.registration': null, [`online.${fn}`]: true }), TODAY).map(
        (one) => one.fn,
      ),
    ).toEqual([fn]);
  });

  it('has a label of its own for each function', () => {
    expect(new Set(Object.values(onlineLabels)).size).toBe(ONLINE_FUNCTIONS.length);
  });
});
