import { describe, expect, it } from 'vitest';
import { PAPER_FORMATS } from '../../src/contract/printing.ts';
import type { IssuedFacts } from '../../src/core/documents/paper-facts.ts';
import { drawPaper } from '../../src/core/documents/render/pdf.ts';
import { fold, pdfLines, pdfText } from './pdf-text.ts';
import { hasPoppler, rasterise } from './png.ts';
import { readQr } from './read-qr.ts';
import {
  ACTIVATION,
  ACTIVATION_LONGUE,
  ACTIVATION_PROTEGEE,
  CONDITIONS,
  DEPLIANT,
  DEPLIANT_NU,
  RECEPISSE_CHOIX,
  RECEPISSE_DECES,
  RECEPISSE_EMAIL,
  RECEPISSE_FERME,
} from './space-papers.ts';

const text = async (facts: IssuedFacts, format: 'a4' | '80mm' = 'a4') =>
  pdfText(await drawPaper(facts, format));

describe('a bulletin d’activation', () => {
  it.each(PAPER_FORMATS)(
    'says in %s whose it is, the code, the identifier, until when and what to do',
    async (format) => {
      const said = await text(ACTIVATION, format);
      for (const words of [
        'Bulletin d’activation de votre espace locataire',
        'Gardez ce bulletin pour vous : il permet de choisir votre mot de passe.',
        'M. D’ARC Jean-Baptiste',
        '0030020790D',
        'K7WM-3QXT-9HRB',
        'L4827 1936',
        'à utiliser une seule fois',
        '12 décembre 2026',
        format === 'a4'
          ? 'portail.habitat-specimen.example/espace/activer'
          : 'portail.habitat-specimen.example/ espace/activer',
        'Code non reconnu : réessayez un peu plus tard',
        'Aide : au guichet, au 02 61 91 24 00, ou aide@habitat-specimen.example.',
        'Il ne porte aucun mot de passe.',
        'G2A-E-000001',
        'SPÉCIMEN',
      ])
        expect(said).toContain(fold(words));
    },
  );

  it('is one page, and names nobody else of the lease', async () => {
    const shared = { ...ACTIVATION, holders: ['M. D’ARC Jean-Baptiste', 'Mme N’DIAYE Aminata'] };
    for (const format of PAPER_FORMATS) {
      expect(await pdfLines(await drawPaper(shared, format))).toHaveLength(1);
      expect(await text(shared, format)).not.toContain('DIAYE');
    }
  });

  it.each(PAPER_FORMATS)(
    'of a protected address gives none in %s, and tells a homonym by the birth',
    async (format) => {
      const said = await text(ACTIVATION_PROTEGEE, format);
      expect(said).not.toMatch(/bleuets/i);
      expect(said).toMatch(/adresse protégée/i);
      expect(said).toContain('Mme MARTIN née DURAND Odile (née en 1979)');
      expect(said).toContain('dont l’adresse vous est donnée au guichet');
    },
  );

  it('cuts an address only where it fits no line, and loses nothing of it', async () => {
    const whole = (await text(ACTIVATION_LONGUE)).replaceAll(' ', '');
    const { login, space } = ACTIVATION_LONGUE;
    expect(whole).toContain(login);
    expect(whole).toContain(space.address ?? 'no address');
  });
});

describe('the square of a paper', () => {
  const cases: [string, IssuedFacts, 'a4' | '80mm', string][] = [
    ['a bulletin in A4', ACTIVATION, 'a4', ACTIVATION.scan],
    ['a bulletin on a roll', ACTIVATION, '80mm', ACTIVATION.scan],
    ['a bulletin without a portal', ACTIVATION_PROTEGEE, 'a4', 'K7WM3QXT9HRB'],
    ['a bulletin without a portal, on a roll', ACTIVATION_PROTEGEE, '80mm', 'K7WM3QXT9HRB'],
    ['a dépliant', DEPLIANT, 'a4', DEPLIANT.scan ?? ''],
  ];

  /** 203 dots an inch and black or nothing: as a roll prints it, and no better than a telephone sees a sheet. */
  const DOTS = 203;

  it.skipIf(!hasPoppler()).each(cases)('of %s reads as it was frozen', async (_name, facts, format, scan) => {
    const [page] = rasterise(await drawPaper(facts, format), DOTS);
    if (page === undefined) throw new Error('no page');
    expect(await readQr(page)).toBe(scan);
  });

  it.skipIf(!hasPoppler())(
    'is another with another code, and none stands where there is no address',
    async () => {
      const other = { ...ACTIVATION, scan: ACTIVATION.scan.replace('K7', 'W9') };
      const [page] = rasterise(await drawPaper(other), DOTS);
      const [bare] = rasterise(await drawPaper(DEPLIANT_NU), DOTS);
      if (page === undefined || bare === undefined) throw new Error('no page');
      expect(await readQr(page)).toBe(other.scan);
      expect(await readQr(bare)).toBeUndefined();
    },
  );
});

describe('a récépissé', () => {
  it.each(PAPER_FORMATS)(
    'of désinscription says in %s why, what it changes and how to come back',
    async (format) => {
      const said = await text(RECEPISSE_FERME, format);
      for (const words of [
        'Demande du locataire',
        'Les documents reviennent sur papier, par courrier.',
        'Une réinscription reste possible à tout moment',
        'le 12 novembre 2026, à 14 h 18',
        'Sophie Lambert',
      ])
        expect(said).toContain(fold(words));
      expect(said).toMatch(format === 'a4' ? /Récépissé de désinscription/ : /DÉSINSCRIPTION/);
    },
  );

  it.each(PAPER_FORMATS)(
    'of désabonnement says in %s each choice, its wording and its version',
    async (format) => {
      const said = await text(RECEPISSE_CHOIX, format);
      for (const words of [
        'Avis d’échéance sans papier',
        'Sur papier',
        'Quittance électronique',
        'Sans papier',
        'Aucun message',
        'J’accepte expressément de recevoir mes quittances',
        'Textes lus : version du 1ᵉʳ novembre 2026.',
      ])
        expect(said).toContain(fold(words));
    },
  );

  it.each(PAPER_FORMATS)(
    'of another e-mail says it in %s, and that it is to be confirmed',
    async (format) => {
      const said = await text(RECEPISSE_EMAIL, format);
      expect(said).toContain('jb.darc@courriel.example');
      expect(said).toContain('le et suivez son lien pour la confirmer');
    },
  );

  it.each(PAPER_FORMATS)(
    'after a death is written in %s to the others, and asks nobody to come back',
    async (format) => {
      const [dead = '', ...others] = RECEPISSE_DECES.holders;
      const lines = (await pdfLines(await drawPaper(RECEPISSE_DECES, format)))[0] ?? [];
      const name = fold(dead.split(' ')[1] ?? '');
      // Whom it is written to comes before whom it is about.
      const [written, about] = ['MARTIN--DURAND', name].map((one) =>
        lines.findIndex((line) => fold(line).includes(one)),
      );
      expect(written).toBeGreaterThan(-1);
      expect(about).toBeGreaterThan(written ?? 0);
      const said = await text(RECEPISSE_DECES, format);
      expect(said).not.toContain('réinscription');
      expect(said).toContain('Les autres titulaires du bail peuvent demander le leur au guichet.');
      const alone = { ...RECEPISSE_DECES, holders: [dead] };
      expect(await text(alone, format)).toContain(
        fold(`Succession de ${dead.split(' ').slice(0, 2).join(' ')}`),
      );
      expect(others.length).toBeGreaterThan(1);
    },
  );
});

describe('pages to read', () => {
  it('give both texts whole, with their version, each page numbered', async () => {
    const pages = await pdfLines(await drawPaper(CONDITIONS));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, lines] of pages.entries())
      expect(lines.at(-2)).toContain(`Page ${index + 1} sur ${pages.length}`);
    const said = fold(pages.flat().join(' '));
    expect(said).toContain('version du 1ᵉʳ novembre 2026');
    for (const { title, sections } of [CONDITIONS.terms, CONDITIONS.notice]) {
      expect(said).toContain(title.replaceAll("'", '’'));
      for (const section of sections) expect(said).toContain(section.title.replaceAll("'", '’'));
    }
  });

  it('no title is the last line of a page', async () => {
    const titles = [...CONDITIONS.terms.sections, ...CONDITIONS.notice.sections].map(({ title }) =>
      title.replaceAll("'", '’'),
    );
    // Every number of paragraphs moves the ends of the pages.
    for (const extra of [0, 1, 2, 3, 4, 5]) {
      const paragraphs = Array.from({ length: extra }, () => 'Une ligne de plus.');
      const [first, ...rest] = CONDITIONS.terms.sections;
      if (first === undefined) throw new Error('no section');
      const sections = [{ ...first, paragraphs: [...first.paragraphs, ...paragraphs] }, ...rest];
      const pages = await pdfLines(
        await drawPaper({ ...CONDITIONS, specimen: false, terms: { ...CONDITIONS.terms, sections } }),
      );
      for (const lines of pages.slice(0, -1)) expect(titles).not.toContain(lines.at(-2));
    }
  });

  it('the dépliant is one page with the address, the application, the steps and the line of the avis', async () => {
    expect(await pdfLines(await drawPaper(DEPLIANT))).toHaveLength(1);
    expect(await pdfLines(await drawPaper(DEPLIANT_NU))).toHaveLength(1);
    const said = await text(DEPLIANT);
    for (const words of [
      'Votre espace locataire',
      'portail.habitat-specimen.example/espace',
      '« Habitat Spécimen, mon espace »',
      'Inscrivez-vous au guichet',
      'Où lire votre référence client',
      '0030020788B',
      'Par téléphone, 02 61 91 24 00',
      'dépliant G2A-P-000001 · original',
      'P6C9 F4KM',
    ])
      expect(said).toContain(fold(words));
    // It may be left on a table: nobody's name, nobody's reference.
    expect(said).not.toContain('ARC');
    expect(said).not.toContain('0030020790D');
  });

  it.each([
    ['conditions', CONDITIONS],
    ['dépliant', DEPLIANT],
  ])('%s on a roll is not drawn', async (_name, facts) => {
    await expect(drawPaper(facts, '80mm')).rejects.toThrow('A4 only');
  });
});
