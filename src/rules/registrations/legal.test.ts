import { describe, expect, it } from 'vitest';
import { LANDLORDS, legalFile, legalOf, profileOf } from '../../../test/support/landlord-profiles.ts';
import { type Legal, type LegalText, parseLegal } from './legal.ts';

const textsOf = ({ terms, notice, cookies, help }: Legal): LegalText[] => [terms, notice, cookies, help];
const words = (text: LegalText) =>
  [text.title, ...text.sections.flatMap(({ title, paragraphs }) => [title, ...paragraphs])].join('\n');
const allWords = (legal: Legal) =>
  [
    ...textsOf(legal).map(words),
    ...Object.values(legal.consents).flatMap(({ label, wording }) => [label, wording]),
  ].join('\n');

describe('the texts given to a tenant', () => {
  it.each(LANDLORDS)('%s: names filled in, nothing left open', (id) => {
    const profile = profileOf(id);
    const legal = legalOf(profile);
    const text = allWords(legal);
    expect(text).not.toMatch(/[{}]|undefined|null/);
    expect(text).toContain(profile.name);
    expect(text).toContain(profile.letterhead.legalName);
    expect(text).toContain(profile.letterhead.phone);
    expect(legal.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const { sections } of textsOf(legal)) {
      expect(sections.length).toBeGreaterThan(1);
      for (const { paragraphs } of sections) expect(paragraphs.length).toBeGreaterThan(0);
    }
  });

  it.each(LANDLORDS)('%s: French typography, no order and no exclamation', (id) => {
    const text = allWords(legalOf(profileOf(id)));
    expect(text).not.toMatch(/ [;:!?€%»]|« /);
    expect(text).not.toMatch(/’|!|[Vv]euillez|Oups/);
  });

  it('a specimen while the letterhead is one', () => {
    const profile = profileOf('neolia');
    expect(legalOf(profile).specimen).toBe(true);
    expect(legalOf({ ...profile, letterhead: { ...profile.letterhead, specimen: false } }).specimen).toBe(
      false,
    );
  });

  it('the terms say what the profile says of the exit, and nothing where it is silent', () => {
    expect(words(legalOf(profileOf('neolia')).terms)).toMatch(/désactivé 3 mois après votre date de sortie/);
    expect(words(legalOf(profileOf('cchartres')).terms)).not.toMatch(/désactivé/);
  });

  it('the terms say where to ask for désinscription, and whether one may come back', () => {
    expect(words(legalOf(profileOf('neolia')).terms)).toMatch(
      /auprès de votre agence ou de votre conseiller habitat/,
    );
    expect(words(legalOf(profileOf('neolia')).terms)).not.toMatch(/vous réinscrire/);
    expect(words(legalOf(profileOf('habitat-du-gard')).terms)).toMatch(/vous réinscrire à tout moment/);
  });

  it.each([
    ['neolia', /par foyer/],
    ['habitat-du-gard', /Chaque signataire/],
    ['auvergne-habitat', /Seuls les signataires/],
    ['cchartres', /titulaires du bail/],
  ])('%s: who registers', (id, says) => expect(words(legalOf(profileOf(id)).terms)).toMatch(says));

  it.each([
    [
      'habitat-du-gard',
      /En ouvrant votre espace, vous acceptez .* bulletins de régularisation .* désinscrivez-vous/,
    ],
    [
      'cite-jardins',
      /Sauf avis contraire de votre part, depuis le 1ᵉʳ\u00a0octobre 2018, vos avis d'échéance sont/,
    ],
    ['neolia', /Vous choisissez ce que vous recevez sans papier/],
  ])('%s: how notices come without paper', (id, says) => {
    expect(words(legalOf(profileOf(id)).terms)).toMatch(says);
  });

  it('the notice holds what article 13 asks', () => {
    const notice = words(legalOf(profileOf('cchartres')).notice);
    for (const said of [
      /responsable/,
      /[Dd]élégué à la protection des données/,
      /art\. 6\.1\.a/,
      /art\. 6\.1\.b/,
      /art\. 6\.1\.f/,
      /prestataires/,
      /hors de l'Union européenne/,
      /trois ans/,
      /corriger/,
      /effacer/,
      /limiter/,
      /opposer/,
      /format réutilisable/,
      /se retire à tout moment/,
      /CNIL/,
      /nécessaires/,
      /automatiquement/,
    ])
      expect(notice).toMatch(said);
  });

  it('the help says from whom the mail comes where the guide says so', () => {
    expect(words(legalOf(profileOf('auvergne-habitat')).help)).toContain(
      'noreply@extranet.auvergne-habitat.fr',
    );
    expect(words(legalOf(profileOf('neolia')).help)).not.toMatch(/vient de l'adresse/);
  });

  it.each(['{inconnu}', 'texte {adresse mal écrite}'])(
    'a placeholder nobody knows is refused: %s',
    (paragraph) => {
      const file = legalFile() as { terms: { sections: { paragraphs: string[] }[] } };
      file.terms.sections[0]?.paragraphs.push(paragraph);
      expect(() => parseLegal(file, profileOf('neolia'))).toThrow(RangeError);
    },
  );

  it.each([
    ['no version', { version: '' }],
    ['no terms', { terms: undefined }],
    ['a consent too many', { consents: { autre: { label: 'x', wording: { choice: 'x' } } } }],
  ])('%s is refused', (_name, change) => {
    expect(() => parseLegal({ ...(legalFile() as object), ...change }, profileOf('neolia'))).toThrow();
  });
});
