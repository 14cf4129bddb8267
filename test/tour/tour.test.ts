import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { DENOMINATIONS } from '../../src/contract/till.ts';
import { readTourOptions, TOUR_LANDLORDS, TOUR_STEPS } from '../../src/start/tour-options.ts';
import { LANDLORDS } from '../e2e/support/guichet.ts';
import { Checks } from './checks.ts';
import { piecesOf } from './evening.ts';
import { keepPictures, PICTURED, PICTURES } from './pictures.ts';
import {
  exitCodeOf,
  stepReport,
  type TourReport,
  unwalked,
  writeReport,
  writeWholeReport,
} from './report.ts';
import { STEPS } from './steps.ts';
import { handedOver } from './taking-money.ts';

describe('the options of the tour', () => {
  test('are the five landlords and nothing altered by default', () => {
    expect(readTourOptions([])).toEqual({
      kind: 'options',
      options: { landlords: TOUR_LANDLORDS, broken: null, keep: false, out: null },
    });
    expect([...TOUR_LANDLORDS].sort()).toEqual([...LANDLORDS].sort());
  });

  test('name a landlord, a step to break, a folder', () => {
    const args = ['--landlord', 'neolia', '--break', 'till-count', '--keep', '--out', 'ici'];
    expect(readTourOptions(args)).toEqual({
      kind: 'options',
      options: { landlords: ['neolia'], broken: 'till-count', keep: true, out: 'ici' },
    });
  });

  test.each([
    [['--landlord', 'personne'], /^Bailleur inconnu.*personne.*cchartres/],
    [['--break', 'payment'], /^Étape inconnue.*payment.*payment-cash/],
    [['--break'], /^Option inconnue/],
    [['--vite'], /^Option inconnue.*--vite/],
    [['cchartres'], /^Option inconnue/],
    [['--out', ''], /^--out attend un dossier/],
  ])('that are not understood are refused in a sentence: %s', (args, sentence) => {
    expect(readTourOptions(args)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(sentence),
    });
  });
});

test('every step has its number and its act', () => {
  expect(STEPS.map(({ name }) => name)).toEqual([...TOUR_STEPS]);
  expect(STEPS.map(({ label }) => label.slice(0, 3))).toEqual(
    STEPS.map((_, index) => `${String(index + 1).padStart(2, '0')}-`),
  );
});

describe('what a step compares', () => {
  test('is right when everything is, and was looked at everywhere', () => {
    const check = new Checks();
    check.cents('base', 'montant', 45_010, 45_010);
    check.says('page', 'le panneau', '450,10\u202f€ en\u00a0espèces', '450,10 € en espèces');
    check.same('portail', 'faits', ['n', 1], ['n', 1]);
    check.silent('papier', 'le reçu', 'Reçu', 'Quittance');
    expect(check.faults(['page', 'base', 'portail', 'papier'])).toEqual([]);
  });

  test('says each difference, and goes on after it', () => {
    const check = new Checks();
    check.cents('base', 'montant', 45_011, 45_010);
    check.count('portail', 'nombre de paiements', 2, 1);
    check.says('page', 'le panneau', 'rien', 'en espèces');
    check.same('page', 'mode', 'carte', 'cheque');
    check.silent('papier', 'le reçu', 'Quittance de loyer', 'Quittance');
    check.stopped(new Error('\u001b[31mTimeout\u001b[0m 5000ms\nCall log:\n  - waiting'));
    expect(check.faults(['page']).map((fault) => fault.replaceAll('\u202f', ' '))).toEqual([
      'base : montant, 450,11 € au lieu de 450,10 €',
      'portail : nombre de paiements, 2 au lieu de 1',
      'page : le panneau ne dit pas « en espèces »',
      'page : mode, "carte" au lieu de "cheque"',
      'papier : le reçu dit « Quittance »',
      'Timeout 5000ms',
    ]);
  });

  test('is wrong where nothing was looked at', () => {
    const check = new Checks();
    check.count('page', 'lignes', 1, 1);
    expect(check.faults(['page', 'base', 'portail'])).toHaveLength(2);
  });

  test('an altered step sees its first figure of the base one cent away, and only that one', () => {
    const check = new Checks(true);
    check.cents('page', 'montant', 100, 100);
    check.cents('base', 'montant', 100, 100);
    check.cents('base', 'solde', 100, 100);
    expect(check.faults(['page', 'base'])).toEqual([expect.stringContaining('1,01 € au lieu de 1,00 €')]);
  });

  test('an altered step without a figure of the base proves nothing, and says so', () => {
    const check = new Checks(true);
    check.cents('page', 'montant', 100, 100);
    expect(check.faults(['page'])).toEqual([expect.stringContaining("aucun chiffre n'a été altéré")]);
  });
});

describe('the report', () => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const day = (landlord: TourReport['landlord'], faults: readonly string[] = []): TourReport => ({
    landlord,
    steps: [stepReport('sign-in', []), stepReport('search', faults)],
  });

  test('is one landlord, or a list of them, as JSON', () => {
    const out = mkdtempSync(join(tmpdir(), 'guichet-tour-'));
    made.push(out);
    const read = (...path: string[]) => JSON.parse(readFileSync(join(out, ...path), 'utf8'));
    const one = day('neolia', ['base : montant']);
    writeReport(out, one);
    writeWholeReport(out, [one]);
    const written = {
      landlord: 'neolia',
      steps: [
        { name: 'sign-in', ok: true },
        { name: 'search', ok: false, error: 'base : montant' },
      ],
    };
    expect(read('neolia', 'report.json')).toEqual(written);
    expect(read('report.json')).toEqual(written);
    writeWholeReport(out, [one, day('cchartres')]);
    expect(read('report.json')).toEqual([written, day('cchartres')]);
  });

  test('ends in 0 only when every step of every landlord was walked and is right', () => {
    expect(exitCodeOf([day('neolia'), day('cchartres')], 2)).toBe(0);
    expect(exitCodeOf([day('neolia'), day('cchartres', ['page'])], 2)).toBe(1);
    expect(exitCodeOf([day('neolia')], 3)).toBe(1);
    expect(exitCodeOf([], 2)).toBe(1);
    const never = unwalked('neolia', 'le portail ne démarre pas');
    expect(never.steps.map(({ name }) => name)).toEqual([...TOUR_STEPS]);
    expect(exitCodeOf([never], TOUR_STEPS.length)).toBe(1);
  });
});

test('pictures are kept of a day that is right, and of no other', () => {
  const out = mkdtempSync(join(tmpdir(), 'guichet-tour-'));
  try {
    mkdirSync(join(out, PICTURED));
    for (const [screenshot] of PICTURES) writeFileSync(join(out, PICTURED, screenshot), screenshot);
    const screens = join(out, 'screens');
    const day = (landlord: TourReport['landlord'], faults: string[]): TourReport => ({
      landlord,
      steps: [stepReport('search', faults)],
    });
    expect(keepPictures([day('neolia', [])], out, screens)).toMatch(/n'a pas été parcouru/);
    expect(keepPictures([day(PICTURED, ['page'])], out, screens)).toMatch(/aucune image gardée/);
    expect(existsSync(screens)).toBe(false);
    expect(keepPictures([day('neolia', []), day(PICTURED, [])], out, screens)).toBeNull();
    for (const [screenshot, kept] of PICTURES)
      expect(readFileSync(join(screens, kept), 'utf8')).toBe(screenshot);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

test('every picture kept is a screenshot that a step makes', () => {
  const labels = STEPS.map(({ label }) => label);
  for (const [screenshot] of PICTURES)
    expect(labels.some((label) => screenshot.startsWith(label))).toBe(true);
});

test('the drawer is counted in the fewest pieces, and a tenant hands over more than is asked', () => {
  for (const cents of [0, 1, 38_888, 67_778, 100_000]) {
    const pieces = piecesOf(cents);
    expect(DENOMINATIONS.reduce((sum, worth, index) => sum + worth * (pieces[index] ?? 0), 0)).toBe(cents);
  }
  expect([handedOver(1), handedOver(2000), handedOver(67_778)]).toEqual([2000, 4000, 68_000]);
});
