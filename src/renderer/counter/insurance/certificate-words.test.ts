import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../contract/insurance.ts';
import { i18n } from '../../i18n/i18n.ts';
import { decisionWords, doneSentences, periodWords, pointsOf, refusalWords } from './certificate-words.ts';

const { t } = i18n;
const TODAY = '2026-11-22';
const plain: Certificate = {
  id: 'a',
  number: null,
  insurer: 'Mutuelle Exemple',
  policy: null,
  startsOn: '2026-11-01',
  endsOn: '2027-10-31',
  address: null,
  flags: [],
  state: 'a_verifier',
  covers: true,
  reason: null,
  comment: null,
  decidedBy: null,
  decidedAt: null,
  decidedWhere: null,
  receivedAt: null,
  fromErp: false,
  unsent: false,
  files: [{ sha256: 'a', size: 1, type: 'pdf', name: 'a.pdf', pages: 1, here: true, uploaded: null }],
  refused: null,
};

it('says a period with or without its beginning', () => {
  expect(periodWords(t, plain)).toBe('du 01/11/2026 au 31/10/2027');
  expect(periodWords(t, { ...plain, startsOn: null })).toBe("jusqu'au 31/10/2027");
});

it('says who decided, where and when, as far as it is known', () => {
  const decided = {
    ...plain,
    state: 'validee',
    decidedBy: 'Sophie Lambert',
    decidedWhere: 'portal',
  } as const;
  expect(decisionWords(t, plain)).toBeNull();
  expect(decisionWords(t, decided)).toBe('par Sophie Lambert, au portail');
  expect(decisionWords(t, { ...decided, decidedBy: null, decidedWhere: 'erp' })).toBe(
    'par le fichier du bailleur',
  );
  expect(decisionWords(t, { ...decided, decidedAt: '2026-11-22T13:05:00.000Z' })).toMatch(
    /^par Sophie Lambert, au portail, le 22\/11\/2026 à \d\d/u,
  );
  // Waiting to be checked again, nothing is decided.
  expect(decisionWords(t, { ...decided, state: 'a_verifier' })).toBeNull();
});

it('says why it was refused, the reason once', () => {
  expect(refusalWords({ reason: 'illisible', comment: null })).toBe('Document illisible.');
  expect(refusalWords({ reason: 'illisible', comment: 'Page 2.' })).toBe('Document illisible. Page 2.');
  expect(refusalWords({ reason: 'autre', comment: 'Page 2 absente.' })).toBe('Page 2 absente.');
  expect(refusalWords({ reason: null, comment: null })).toBeNull();
});

describe('what taking it came to', () => {
  const check = { before: true, sentence: 'Elle compte une fois vérifiée.' };
  const first = (certificate: Certificate, before = false) =>
    doneSentences(t, certificate, { ...check, before }, TODAY)[0];

  it('says from when the dwelling is covered, by the landlord’s rule', () => {
    expect(first(plain)).toBe("Elle couvre le logement dès aujourd'hui, jusqu'au 31/10/2027.");
    expect(first({ ...plain, covers: false }, true)).toBe(check.sentence);
    const later = { ...plain, covers: false, startsOn: '2027-01-01' };
    expect(first(later)).toBe('Elle couvrira le logement du 01/01/2027 au 31/10/2027.');
    expect(first({ ...plain, covers: false, endsOn: '2026-10-31' })).toContain(
      'ne couvre plus depuis le 31/10/2026',
    );
  });
});

describe('what a reader compares', () => {
  const words = (change: Partial<Certificate>) => pointsOf(t, { ...plain, ...change }, TODAY);

  it('is met where nothing is odd', () => {
    expect(words({}).every(({ met }) => met)).toBe(true);
  });

  it('tells each oddity, the day a period begins or ended, and that there is nothing to read', () => {
    const odd = (change: Partial<Certificate>) => words(change).filter(({ met }) => !met).length;
    expect(odd({ endsOn: '2026-11-21' })).toBe(1);
    expect(odd({ endsOn: TODAY })).toBe(0);
    expect(odd({ startsOn: '2026-11-23' })).toBe(1);
    expect(odd({ startsOn: TODAY })).toBe(0);
    expect(odd({ files: [] })).toBe(1);
    expect(odd({ flags: ['autre-adresse', 'autre-nom', 'contrat-auto', 'duree'] })).toBe(4);
    // The ERP tells no address: there is nothing to compare.
    expect(words({ fromErp: true }).map(({ words: said }) => said)).not.toContain('Adresse du logement');
  });
});
