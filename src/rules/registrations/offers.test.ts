import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDLORDS, legalOf, profileOf } from '../../../test/support/landlord-profiles.ts';
import { CONSENT_KINDS } from './consents.ts';
import { exitSentence, lostOnClosing, lostOnWithdrawing } from './losses.ts';
import { checkConsents, consentOffers, paperlessFrom } from './offers.ts';

const ON = '2026-11-22';
const offersOf = (id: string, rules: Parameters<typeof profileOf>[1] = {}) => {
  const profile = profileOf(id, rules);
  return consentOffers(profile, legalOf(profile), ON);
};

describe('what is offered', () => {
  it.each([
    ['habitat-du-gard', 'avis', 'included', true, 'guide'],
    ['habitat-du-gard', 'regularisation', 'included', true, 'guide'],
    ['habitat-du-gard', 'quittance', 'express', false, 'loi'],
    ['habitat-du-gard', 'notifications', 'choice', false, 'silence'],
    ['cite-jardins', 'avis', 'opt-out', true, 'guide'],
    ['cite-jardins', 'regularisation', 'choice', false, 'silence'],
    ['cite-jardins', 'quittance', 'express', false, 'loi'],
    ['neolia', 'avis', 'choice', false, 'silence'],
    ['neolia', 'quittance', 'express', false, 'loi'],
    ['cchartres', 'avis', 'choice', false, 'silence'],
    ['auvergne-habitat', 'avis', 'choice', false, 'silence'],
  ])('%s, %s: %s', (id, kind, mode, given, status) => {
    expect(offersOf(id).find((offer) => offer.kind === kind)).toMatchObject({
      mode,
      given,
      rule: { status },
    });
  });

  it.each(LANDLORDS)(
    '%s: the four, with their words; the quittance is never given before its own yes',
    (id) => {
      const offers = offersOf(id);
      expect(offers.map(({ kind }) => kind)).toEqual([...CONSENT_KINDS]);
      for (const { wording, label, given, mode } of offers) {
        expect(label).not.toBe('');
        expect(wording).toMatch(/\.$/);
        if (mode === 'express' || mode === 'choice') expect(given).toBe(false);
      }
    },
  );

  it('the words say how it is had', () => {
    const words = (id: string) => offersOf(id).find(({ kind }) => kind === 'avis')?.wording;
    expect(words('cite-jardins')).toMatch(/sauf avis contraire/);
    expect(words('habitat-du-gard')).toMatch(/je me désinscris/);
    expect(words('neolia')).toMatch(/^J'accepte/);
  });

  it('no rule of the notices reaches the quittance', () => {
    for (const notices of ['opt-out', 'with-account', 'on-request', null]) {
      const offers = offersOf('neolia', {
        'paperless.notices': notices,
        'paperless.alsoCovers': ['regularisation', 'quittance'],
      });
      expect(offers.find(({ kind }) => kind === 'quittance')).toMatchObject({
        mode: 'express',
        given: false,
      });
    }
  });

  it('what the guide covers with the notices is had as they are', () => {
    const also = { 'paperless.alsoCovers': ['regularisation'] };
    const mode = (notices: string | null) =>
      offersOf('neolia', { ...also, 'paperless.notices': notices }).find(
        ({ kind }) => kind === 'regularisation',
      )?.mode;
    expect(mode('opt-out')).toBe('opt-out');
    expect(mode('with-account')).toBe('included');
    expect(mode(null)).toBe('choice');
  });
});

describe('answers', () => {
  it('a consent that goes with the account cannot be withdrawn alone', () => {
    expect(checkConsents(offersOf('habitat-du-gard'), [{ kind: 'avis', given: false }])).toMatch(
      /il faut se désinscrire\.$/,
    );
    expect(checkConsents(offersOf('habitat-du-gard'), [{ kind: 'avis', given: true }])).toBeNull();
    expect(checkConsents(offersOf('cite-jardins'), [{ kind: 'avis', given: false }])).toBeNull();
  });

  it('one kind is answered once', () => {
    const twice = [
      { kind: 'quittance' as const, given: true },
      { kind: 'quittance' as const, given: false },
    ];
    expect(checkConsents(offersOf('neolia'), twice)).toMatch(/deux réponses/);
  });

  it('an offer that comes with the quittance ticked is refused, whatever is answered', () => {
    const ticked = offersOf('neolia').map((offer) => ({ ...offer, given: true }));
    expect(checkConsents(ticked, [{ kind: 'quittance', given: true }])).toMatch(/accord exprès/);
  });

  it('a kind that is not offered is refused', () => {
    expect(checkConsents(offersOf('neolia').slice(0, 2), [{ kind: 'quittance', given: true }])).toMatch(
      /n'est pas proposé/,
    );
  });

  it('anything else may be answered', () => {
    const answers = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...CONSENT_KINDS), given: fc.boolean() }),
      { selector: ({ kind }) => kind },
    );
    for (const id of LANDLORDS) {
      const offers = offersOf(id);
      const included = offers.filter(({ mode }) => mode === 'included').map(({ kind }) => kind);
      fc.assert(
        fc.property(answers, (chosen) => {
          const withdrawn = chosen.some(({ kind, given }) => !given && included.includes(kind));
          expect(checkConsents(offers, chosen) === null).toBe(!withdrawn);
        }),
      );
    }
  });
});

describe('the first month without paper', () => {
  it.each([
    ['2026-11-22', '2026-12'],
    ['2026-12-31', '2027-01'],
    ['2026-01-01', '2026-02'],
  ])('agreed on %s: %s', (on, month) => expect(paperlessFrom(on)).toBe(month));
});

describe('what désinscription takes away', () => {
  it('Gard: the documents since the registration, and one may come back', () => {
    const lost = lostOnClosing(profileOf('habitat-du-gard'), ON).join('\n');
    expect(lost).toMatch(/depuis l'inscription ne seront plus accessibles/);
    expect(lost).toMatch(/réinscription reste possible à tout moment/);
    expect(lost).toMatch(/sur papier/);
  });

  it('a landlord without those rules promises neither', () => {
    const lost = lostOnClosing(profileOf('auvergne-habitat'), ON).join('\n');
    expect(lost).not.toMatch(/depuis l'inscription|à tout moment/);
    expect(lost).toMatch(/sur papier/);
    expect(lost).toMatch(/paiements ne changent pas/);
  });

  it.each(LANDLORDS)('%s: sentences to read aloud, and one for each consent', (id) => {
    const profile = profileOf(id);
    for (const sentence of lostOnClosing(profile, ON)) expect(sentence).toMatch(/^[A-ZÀ-Ý].*\.$/);
    const withdrawn = lostOnWithdrawing(profile, ON);
    expect(withdrawn.map(({ kind }) => kind)).toEqual([...CONSENT_KINDS]);
    const avis = withdrawn.find(({ kind }) => kind === 'avis')?.sentence ?? '';
    expect(/il faut se désinscrire/.test(avis)).toBe(id === 'habitat-du-gard');
  });
});

describe('after the exit', () => {
  it.each([
    ['neolia', '2026-11-30', "L'espace locataire sera désactivé le 28/02/2027, 3\u00a0mois après la sortie."],
    [
      'neolia',
      '2026-08-22',
      "L'espace locataire est désactivé depuis le 22/11/2026, 3\u00a0mois après la sortie.",
    ],
    ['neolia', null, null],
    ['cchartres', '2026-08-22', null],
  ])('%s, %s', (id, exitOn, sentence) => expect(exitSentence(profileOf(id), exitOn, ON)).toBe(sentence));
});
