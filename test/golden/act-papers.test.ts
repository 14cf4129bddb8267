import { describe, expect, it } from 'vitest';
import { PAPER_FORMATS, type PaperFormat } from '../../src/contract/printing.ts';
import type { IssuedFacts } from '../../src/core/documents/paper-facts.ts';
import { drawPaper } from '../../src/core/documents/render/pdf.ts';
import {
  ATTESTATION,
  ATTESTATION_LONGUE,
  ATTESTATION_PROTEGEE,
  DEMANDE,
  DEMANDE_DANGER,
  DEMANDE_LONGUE,
  MISE_EN_DEMEURE,
  MISE_EN_DEMEURE_LONGUE,
  RAPPEL,
  RAPPEL_EXPIRE,
} from './act-papers.ts';
import { fold, pdfLines, pdfText } from './pdf-text.ts';

const text = async (facts: IssuedFacts, format: PaperFormat) => pdfText(await drawPaper(facts, format));
const saysAll = async (facts: IssuedFacts, format: PaperFormat, words: readonly string[]) => {
  const said = await text(facts, format);
  for (const one of words) expect(said).toContain(fold(one));
};

describe.each(PAPER_FORMATS)('in %s', (format) => {
  it('the récépissé of a certificate says what it says, its files, and whether it counts', () =>
    saysAll(ATTESTATION, format, [
      'Mutuelle Exemple',
      'MH 7 204 881',
      '1ᵉʳ novembre 2026',
      '31 octobre 2027',
      'Celle du logement',
      'attestation-2026.pdf (2 pages)',
      'L’attestation compte dès qu’elle est enregistrée',
      'art. 7 g',
      'G2A-T-000001',
      'A1B2 C3D4',
    ]));

  it('what was odd is written, a long name of a file is cut in its middle', () =>
    saysAll(ATTESTATION_LONGUE, format, [
      'Ce qui a été relevé avec vous',
      'L’assurance a pris fin le 30/09/2026',
      'il faut une assurance d’habitation',
      'attestation-multi…ion-2026.pdf (30 pages)',
      'page-9.jpg',
      'Non indiqué',
    ]));

  it('a protected address stands nowhere', async () => {
    const said = await text(ATTESTATION_PROTEGEE, format);
    expect(said).not.toMatch(/bleuets/i);
    expect(said).toMatch(/adresse protégée/i);
    expect(said).toContain('Aucun');
  });

  it('a rappel says what ends and when, and that nothing is asked for it', async () => {
    await saysAll(RAPPEL, format, [
      'La dernière attestation que nous avons reçue (Mutuelle Exemple, police n° MH 7 204 881) prend fin le 31 décembre 2026.',
      'Demandez à votre assureur',
      'aucun frais de rappel',
    ]);
    await saysAll(RAPPEL_EXPIRE, format, [
      'La dernière attestation que nous avons reçue a pris fin le 30 septembre 2026.',
    ]);
  });

  it('a mise en demeure gives its ground, the month, what follows and what is given up', async () => {
    await saysAll(MISE_EN_DEMEURE, format, [
      'a pris fin le 30 septembre 2026',
      'loi n° 89-462 du 6 juillet 1989',
      'Nous vous mettons en demeure',
      'dans le délai d’un mois, au plus tard le 12 décembre 2026',
      'souscrire une assurance pour votre compte',
      'majorée de 10 % au plus',
      'par douzième',
      'Limitée aux risques locatifs, elle s’arrête dès que vous remettez une attestation valable.',
      'vaut renoncement à la clause du bail',
      'décret n° 2016-383',
      'Texte spécimen',
    ]);
    const real = await text(MISE_EN_DEMEURE_LONGUE, format);
    expect(real).not.toContain('spécimen :');
    expect(real).toContain('aucune attestation d’assurance en cours de validité pour ce logement.');
  });

  it('a mise en demeure does not say ended what was refused or has not begun', async () => {
    const current = { insurer: 'Mutuelle Exemple', policy: null, endsOn: '2027-10-31' };
    const said = await text({ ...MISE_EN_DEMEURE, current }, format);
    expect(said).toContain('(Mutuelle Exemple) ne couvre pas le logement à cette date.');
    expect(said).not.toContain('a pris fin');
  });

  it('the récépissé of a request says its number, the deadline, whom to call, who pays and what is next', () =>
    saysAll(DEMANDE, format, [
      'G2A-N-000001',
      'Logement · Fuite d’eau',
      'Demande technique, urgente',
      '14 novembre 2026',
      'le joint du siphon goutte',
      '06 39 98 12 34',
      'Mardi matin et après-midi, jeudi soir',
      'siphon.jpg, meuble.jpg',
      'appelez Astreinte technique, 02 61 91 24 24',
      'Qui paie ? En principe le locataire',
      'La demande est enregistrée dans tous les cas.',
      'Votre demande est transmise au service concerné',
    ]));

  it('in danger whom to call stands before all, once', async () => {
    const said = await text(DEMANDE_DANGER, format);
    const call = said.indexOf('appelez les pompiers, 18 ou 112, puis le bailleur, 02 61 91 24 00');
    expect(call).toBeGreaterThan(-1);
    expect(call).toBeLessThan(said.indexOf('13 novembre 2026'));
    expect(said.split(/pompiers/i)).toHaveLength(2);
    expect(said).not.toContain('Qui paie');
    expect(said).not.toContain('Disponibilités');
  });

  it('a long description is whole', async () => {
    const said = (await text(DEMANDE_LONGUE, format)).replaceAll(' ', '');
    expect(said).toContain(fold(DEMANDE_LONGUE.description).replaceAll(' ', ''));
    expect(said).toContain(DEMANDE_LONGUE.contact.email ?? 'no e-mail');
  });
});

describe('an A4 page', () => {
  it.each([
    ['récépissé of a certificate', ATTESTATION],
    ['rappel', RAPPEL],
    ['mise en demeure', MISE_EN_DEMEURE],
    ['récépissé of a request', DEMANDE],
  ])('holds an ordinary %s whole', async (_name, facts) => {
    expect(await pdfLines(await drawPaper(facts))).toHaveLength(1);
  });
});
