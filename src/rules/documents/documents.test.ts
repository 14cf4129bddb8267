import { describe, expect, it } from 'vitest';
import { LANDLORDS, legalOf, profileOf } from '../../../test/support/landlord-profiles.ts';
import { SILENT } from '../profile-schema.ts';
import { consentOffers } from '../registrations/offers.ts';
import { mailConsent } from './consents.ts';
import { libraryItems } from './library.ts';
import { tenantSees, windowSentence } from './window.ts';

const TODAY = '2026-11-22';
const REGISTERED = '2026-03-10';
const doc = (type: string, issuedOn: string) => ({ type, month: issuedOn.slice(0, 7), issuedOn });

describe('the tenant’s window', () => {
  const gard = profileOf('habitat-du-gard');
  const sees = (type: string, issuedOn: string, registered: string | null = REGISTERED) =>
    tenantSees(gard, doc(type, issuedOn), registered, TODAY).seen;

  it('Gard: notices and adjustments since the registration, that day included', () => {
    expect(sees('avis', '2026-03-10')).toBe(true);
    expect(sees('avis', '2026-03-09')).toBe(false);
    expect(sees('regularisation', '2026-06-01')).toBe(true);
    expect(sees('avis', '2026-06-01', null)).toBe(false);
  });

  it('a kind that the guide does not name is not there', () => {
    expect(sees('quittance', '2026-06-01')).toBe(false);
    expect(sees('recu', '2026-06-01')).toBe(false);
    expect(tenantSees(profileOf('cite-jardins'), doc('regularisation', TODAY), REGISTERED, TODAY).seen).toBe(
      false,
    );
  });

  it('where the guide is silent, everything, and it is said', () => {
    const seen = tenantSees(profileOf('neolia'), doc('quittance', '2019-01-01'), REGISTERED, TODAY);
    expect(seen).toEqual({ seen: true, sentence: `Visible dans l'espace locataire. ${SILENT}.` });
    expect(windowSentence(profileOf('neolia'), TODAY)).toMatchObject({ rule: { status: 'silence' } });
  });

  it('a number of months, the whole lease, and a kind closed online', () => {
    const months = profileOf('cchartres', { 'documents.window': { kind: 'months', months: 6 } });
    expect(tenantSees(months, doc('avis', '2026-05-22'), REGISTERED, TODAY).seen).toBe(true);
    expect(tenantSees(months, doc('avis', '2026-05-21'), REGISTERED, TODAY).seen).toBe(false);
    expect(windowSentence(months, TODAY).sentence).toContain('6 derniers mois');
    const whole = profileOf('cchartres', { 'documents.window': { kind: 'whole-lease' } });
    expect(tenantSees(whole, doc('avis', '2001-01-01'), REGISTERED, TODAY).seen).toBe(true);
    const closed = profileOf('neolia', { 'online.quittances': false });
    expect(tenantSees(closed, doc('quittance', TODAY), REGISTERED, TODAY).seen).toBe(false);
    expect(tenantSees(closed, doc('avis', TODAY), REGISTERED, TODAY).seen).toBe(true);
  });

  it('is told in one sentence, with the words of the guide', () => {
    const { sentence, rule } = windowSentence(gard, TODAY);
    expect(sentence).toContain('depuis son inscription');
    expect(rule).toEqual({ status: 'guide', source: expect.stringContaining('depuis votre inscription') });
  });
});

describe('what is agreed before a document goes by mail', () => {
  it.each(LANDLORDS)('%s: a quittance by its own express yes, by law', (id) => {
    const { kind, wording, rule } = mailConsent(profileOf(id), 'quittance');
    expect({ kind, status: rule.status }).toEqual({ kind: 'quittance', status: 'loi' });
    expect(wording).toContain('accord exprès');
    // The words read at the counter are those of the registration: one consent has one wording.
    const offered = consentOffers(profileOf(id), legalOf(profileOf(id)), TODAY);
    expect(wording).toBe(offered.find((one) => one.kind === 'quittance')?.wording);
  });

  it('a notice and an adjustment by theirs, by the guide; the rest by none', () => {
    const gard = profileOf('habitat-du-gard');
    expect(mailConsent(gard, 'avis')).toMatchObject({ kind: 'avis', rule: { status: 'guide' } });
    expect(mailConsent(gard, 'regularisation')).toMatchObject({
      kind: 'regularisation',
      rule: { status: 'guide' },
    });
    expect(mailConsent(profileOf('neolia'), 'avis')).toMatchObject({
      kind: 'avis',
      rule: { status: 'silence' },
    });
    for (const type of ['attestation-loyer', 'releve', 'brochure', 'recu'])
      expect(mailConsent(gard, type).kind).toBeNull();
  });
});

describe('the library', () => {
  it('is what the guide names', () => {
    const items = (id: string) => libraryItems(profileOf(id), TODAY).map(({ item }) => item);
    expect(items('cite-jardins')).toEqual(['guide-ecoloc', 'charte-vivre-ensemble']);
    expect(items('habitat-du-gard')).toEqual(['livret-locataire']);
  });

  it.each(['auvergne-habitat', 'cchartres', 'neolia'])('%s: a welcome, claimed of nobody’s guide', (id) => {
    expect(libraryItems(profileOf(id), TODAY)).toEqual([
      expect.objectContaining({
        item: 'livret-accueil',
        fromGuide: false,
        rule: { status: 'silence', source: SILENT },
      }),
    ]);
  });
});
