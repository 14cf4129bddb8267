import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { SILENT } from '../profile.ts';
import { mayRegister, ownEmailRule, type Registrable } from './who.ts';

const ON = '2026-11-22';
const person = (role: string, key = role, civility: string | null = 'MME'): Registrable => ({
  person: key,
  role,
  civility,
});
const LEASE = [
  person('signataire_principal'),
  person('cosignataire'),
  person('conjoint_cotitulaire'),
  person('occupant'),
  person('garant'),
  person('representant'),
  person('gardien'),
];
const ask = (
  landlord: string,
  role: string,
  {
    exitOn = null,
    living = [],
    rules = {},
    people = LEASE,
  }: {
    exitOn?: string | null;
    living?: string[];
    rules?: Parameters<typeof profileOf>[1];
    people?: readonly Registrable[];
  } = {},
) =>
  mayRegister(
    { profile: profileOf(landlord, rules), on: ON, exitOn },
    people.find((one) => one.role === role) ?? person(role),
    living.map((key) => ({ person: key })),
    people,
  );

describe('who may have a space, by the landlord', () => {
  it.each([
    // main, co-signatory, spouse
    ['neolia', true, false, false],
    ['habitat-du-gard', true, true, false],
    ['auvergne-habitat', true, true, false],
    ['cite-jardins', true, true, true],
    ['cchartres', true, true, true],
  ])('%s: main signatory %s, co-signatory %s, spouse %s', (id, main, other, spouse) => {
    expect(ask(id, 'signataire_principal').allowed).toBe(main);
    expect(ask(id, 'cosignataire').allowed).toBe(other);
    expect(ask(id, 'conjoint_cotitulaire').allowed).toBe(spouse);
  });

  it.each(LANDLORDS)(
    '%s: an occupant, a guarantor, an unknown role never; a representative never for himself',
    (id) => {
      for (const role of ['occupant', 'garant', 'representant', 'gardien']) {
        const answer = ask(id, role);
        expect(answer.allowed).toBe(false);
        expect(answer.sentence).toMatch(/\.$/);
      }
      expect(ask(id, 'representant').sentence).toMatch(/il inscrit le titulaire/);
    },
  );

  it.each(LANDLORDS)('%s: a refusal says why, and every answer where the rule comes from', (id) => {
    for (const { role } of LEASE) {
      const { allowed, sentence, rule } = ask(id, role);
      if (!allowed) expect(sentence).not.toBeNull();
      expect(rule.source).not.toBe('');
      expect(rule.source).not.toMatch(/\.txt/);
    }
  });

  it('a spouse who did not sign registers by law where no guide speaks, and is refused where one says signatories', () => {
    expect(ask('cchartres', 'conjoint_cotitulaire')).toEqual({
      allowed: true,
      sentence: "Le conjoint est titulaire du bail sans l'avoir signé.",
      rule: { status: 'loi', source: expect.stringMatching(/^Code civil, art\. 1751/) },
    });
    expect(ask('auvergne-habitat', 'conjoint_cotitulaire')).toMatchObject({
      allowed: false,
      sentence: expect.stringMatching(/n'a pas signé/),
      rule: { status: 'guide' },
    });
    expect(
      ask('auvergne-habitat', 'conjoint_cotitulaire', { rules: { 'account.scope': null } }).allowed,
    ).toBe(true);
  });

  it('silence is told to the clerk, and forbids nothing', () => {
    expect(ask('cite-jardins', 'signataire_principal')).toEqual({
      allowed: true,
      sentence: `${SILENT}.`,
      rule: { status: 'silence', source: SILENT },
    });
    expect(ask('neolia', 'signataire_principal').sentence).toBeNull();
  });

  it('a company that holds the lease registers like anyone', () => {
    const people = [person('signataire_principal', 'company', 'STE')];
    for (const id of LANDLORDS) expect(ask(id, 'signataire_principal', { people }).allowed).toBe(true);
  });

  it('a household whose file has no main signatory is not left without a space', () => {
    const people = [person('cosignataire')];
    expect(ask('neolia', 'cosignataire', { people }).allowed).toBe(true);
    expect(ask('neolia', 'cosignataire').allowed).toBe(false);
  });
});

describe('beside a living space', () => {
  it.each(LANDLORDS)('%s: nobody has two', (id) => {
    expect(ask(id, 'signataire_principal', { living: ['signataire_principal'] })).toMatchObject({
      allowed: false,
      sentence: 'Cette personne a déjà un espace locataire sur ce compte.',
    });
  });

  it('the household has one; elsewhere the other signatory has his own', () => {
    const living = ['cosignataire'];
    expect(ask('neolia', 'signataire_principal', { living })).toMatchObject({
      allowed: false,
      sentence: 'Le foyer a déjà un espace locataire.',
    });
    expect(ask('habitat-du-gard', 'signataire_principal', { living }).allowed).toBe(true);
    expect(ask('neolia', 'signataire_principal', { living, rules: { 'account.scope': null } }).allowed).toBe(
      true,
    );
  });
});

describe('a lease that is over', () => {
  it.each([
    // Néolia: three months
    ['neolia', '2026-11-21', true],
    ['neolia', '2026-08-23', true],
    ['neolia', '2026-08-22', false],
    ['cchartres', '2026-11-21', false],
    ['cchartres', '2026-11-22', true],
    ['cchartres', '2026-12-31', true],
    ['habitat-du-gard', '2020-01-01', false],
  ])('%s, left on %s: %s', (id, exitOn, allowed) => {
    const answer = ask(id, 'signataire_principal', { exitOn });
    expect(answer.allowed).toBe(allowed);
    if (!allowed) expect(answer.sentence).toMatch(/^Le bail a pris fin le \d\d\/\d\d\/\d{4}/);
  });

  it('the refusal quotes the guide, or says that it is silent', () => {
    expect(ask('neolia', 'signataire_principal', { exitOn: '2026-01-01' }).rule.status).toBe('guide');
    expect(ask('cchartres', 'signataire_principal', { exitOn: '2026-01-01' }).rule).toEqual({
      status: 'silence',
      source: SILENT,
    });
  });
});

describe("an e-mail of one's own", () => {
  it.each([
    ['habitat-du-gard', true, 'guide'],
    ['neolia', false, 'silence'],
    ['auvergne-habitat', false, 'silence'],
  ])('%s: %s', (id, own, status) => {
    expect(ownEmailRule(profileOf(id), ON)).toMatchObject({ own, rule: { status } });
  });
});

it('registers nobody where the landlord says that it opens no space', () => {
  const rules = { 'online.registration': false };
  expect(ask('cchartres', 'signataire_principal', { rules })).toMatchObject({
    allowed: false,
    sentence: expect.stringContaining('ne le propose pas'),
  });
  expect(ask('cchartres', 'signataire_principal').allowed).toBe(true);
});
