import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  appliedRule,
  type LandlordProfile,
  legalDefault,
  listSilences,
  parseProfile,
  RULE_LABELS,
  ruleAt,
  rulePaths,
  ruleStatus,
  SILENT,
} from './profile.ts';
import { storedKey } from './references/references.ts';

const folder = join(import.meta.dirname, '../../resources/landlords');
const IDS = ['auvergne-habitat', 'cchartres', 'cite-jardins', 'habitat-du-gard', 'neolia'];

function json(id: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as Record<string, unknown>;
}

function profile(id: string): LandlordProfile {
  const read = parseProfile(json(id));
  if (read.kind !== 'ok') throw new Error(read.faults.map((fault) => fault.sentence).join('\n'));
  return read.profile;
}

/** A copy of a profile's JSON with one place changed; `undefined` takes the key away. */
function changed(id: string, path: readonly string[], value: unknown): unknown {
  const copy = json(id);
  let place: Record<string, unknown> = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

/** Every object of the file that looks like a rule, whatever the schema says of it. */
function rulesIn(
  value: unknown,
  path: readonly string[] = [],
): { path: string; rule: { value: unknown; source: unknown } }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if ('value' in value && 'source' in value)
    return [{ path: path.join('.'), rule: value as { value: unknown; source: unknown } }];
  return Object.entries(value).flatMap(([key, inner]) => rulesIn(inner, [...path, key]));
}

describe('the five landlords', () => {
  it('are the five files of the folder, each under its own name', () => {
    expect(readdirSync(folder).sort()).toEqual(IDS.map((id) => `${id}.json`));
    for (const id of IDS) expect(profile(id).id).toBe(id);
  });

  it.each(IDS)('%s: every rule says its source, a null says that the guide is silent', (id) => {
    const rules = rulesIn(json(id));
    expect(rules.map(({ path }) => path).sort()).toEqual([...rulePaths(profile(id))].sort());
    for (const { path, rule } of rules) {
      if (rule.value === null) expect(rule.source, path).toBe(SILENT);
      else expect(rule.source, path).toMatch(/^00\d_[0-9a-f]{16}\.txt\u202f: /);
    }
  });

  it.each(IDS)('%s: every null is listed as a question, with what fills it', (id) => {
    const nulls = rulesIn(json(id)).filter(({ rule }) => rule.value === null);
    const silences = listSilences(profile(id));
    expect(nulls.length).toBeGreaterThan(10);
    expect(silences.map(({ path }) => path).sort()).toEqual(nulls.map(({ path }) => path).sort());
    for (const { path, status, label } of silences) {
      expect(label).not.toBe('');
      expect(status).toBe(ruleStatus(profile(id), path));
      expect(status).toBe(legalDefault(path) === null ? 'silence' : 'loi');
    }
  });

  it.each(IDS)('%s: its addresses and numbers are specimens', (id) => {
    const { letterhead } = profile(id);
    expect(letterhead.specimen).toBe(true);
    expect(letterhead.phone.replace(/\u00a0/g, '')).toMatch(
      /^(019900|026191|035301|046571|053649|063998)\d{4}$/,
    );
    expect(letterhead.email).toMatch(/\.example$/);
  });

  it('hold what domain.md §A6 says of them', () => {
    const value = (id: string, path: Parameters<typeof ruleAt>[1]) => ruleAt(profile(id), path).value;
    expect(value('cchartres', 'debit.days')).toEqual([6, 8, 10, 12, 15]);
    expect(value('neolia', 'exit.deactivateWithinMonths')).toBe(3);
    expect(value('neolia', 'account.scope')).toBe('household');
    expect(value('habitat-du-gard', 'account.scope')).toBe('each-signatory');
    expect(value('habitat-du-gard', 'documents.window')).toEqual({ kind: 'since-registration' });
    expect(value('habitat-du-gard', 'paperless.alsoCovers')).toEqual(['regularisation']);
    expect(value('auvergne-habitat', 'password.classes')).toHaveLength(4);
    expect(value('cite-jardins', 'paperless.notices')).toBe('opt-out');
    expect(ruleAt(profile('cite-jardins'), 'paperless.notices').since).toBe('2018-10-01');
    expect(value('cite-jardins', 'debit.days')).toBeNull();
    expect(value('auvergne-habitat', 'debit.days')).toBeNull();
  });

  it('say of the tenant space what their guides do, and nothing more', () => {
    const said = (path: Parameters<typeof ruleAt>[1]) =>
      IDS.filter((id) => ruleAt(profile(id), path).value !== null);
    expect(said('account.humanCheck')).toEqual(['auvergne-habitat']);
    expect(said('space.address')).toEqual(['auvergne-habitat', 'cite-jardins', 'habitat-du-gard']);
    expect(said('space.application')).toEqual(['cchartres', 'cite-jardins']);
    expect(said('space.supportEmail')).toEqual(['habitat-du-gard']);
    expect(said('space.sender')).toEqual(['auvergne-habitat']);
    expect(said('messages.noticeReady')).toEqual(['cite-jardins', 'habitat-du-gard']);
    expect(said('messages.paymentReceived')).toEqual(['habitat-du-gard']);
    expect(said('messages.requestMoved')).toEqual(['cchartres', 'habitat-du-gard']);
    expect(said('messages.certificateRefused')).toEqual(['habitat-du-gard']);
  });

  it('name the texts they hand to a tenant, each with its own code', () => {
    const items = IDS.flatMap((id) => ruleAt(profile(id), 'documents.library').value ?? []);
    expect(items.map(({ item }) => item)).toEqual([
      'guide-ecoloc',
      'charte-vivre-ensemble',
      'livret-locataire',
    ]);
    expect(items.every(({ fromGuide }) => fromGuide)).toBe(true);
  });

  it('turn the reference printed on their avis into their key', () => {
    const key = (id: string, printed: string) => {
      const form = ruleAt(profile(id), 'reference.form').value;
      if (form === null) throw new Error(`${id} has no form of reference`);
      return storedKey(form, printed);
    };
    expect(key('cite-jardins', 'L / 000 4821 - 4821007T3')).toEqual({ kind: 'ok', key: '4821' });
    expect(key('neolia', 'L0457718')).toEqual({ kind: 'ok', key: '0457718' });
    expect(key('cchartres', '0030020788B').kind).toBe('ok');
    expect(key('habitat-du-gard', '00418-22/B')).toEqual({ kind: 'ok', key: '00418-22/B' });
    expect(key('auvergne-habitat', '00012345678')).toEqual({ kind: 'ok', key: '0200012345678' });
  });
});

describe('what applies', () => {
  it('is the guide where it speaks, the law where only the law does, else nobody', () => {
    const gard = profile('habitat-du-gard');
    expect(ruleStatus(gard, 'payment.partial')).toBe('guide');
    expect(ruleStatus(gard, 'payment.cashCeilingCents')).toBe('loi');
    expect(appliedRule(gard, 'payment.cashCeilingCents').value).toBe(100_000);
    expect(appliedRule(gard, 'payment.cashCeilingCents').source).toContain('L.112-6');
    expect(ruleStatus(gard, 'debit.days')).toBe('silence');
    expect(appliedRule(gard, 'debit.days')).toEqual({
      status: 'silence',
      value: null,
      source: SILENT,
      since: null,
    });
  });

  it('is the law of the day asked', () => {
    expect(legalDefault('payment.cashCeilingCents', '2015-08-31')).toBeNull();
    expect(legalDefault('payment.cashCeilingCents', '2015-09-01')?.value).toBe(100_000);
  });

  it('calls a rule law when its source is a text of law, guide otherwise', () => {
    const house = parseProfile(
      changed('neolia', ['payment', 'cashCeilingCents'], {
        value: 30_000,
        source: 'CGI, art. 1680\u202f: 300\u202f€',
        since: '2027-01-01',
      }),
    );
    if (house.kind !== 'ok') throw new Error('refused');
    expect(appliedRule(house.profile, 'payment.cashCeilingCents')).toMatchObject({
      status: 'loi',
      value: 30_000,
      since: '2027-01-01',
    });
    const note = parseProfile(
      changed('neolia', ['payment', 'cashCeilingCents'], { value: 0, source: 'Codes du guichet, note 4' }),
    );
    if (note.kind !== 'ok') throw new Error('refused');
    expect(ruleStatus(note.profile, 'payment.cashCeilingCents')).toBe('guide');
    expect(appliedRule(note.profile, 'payment.cashCeilingCents').value).toBe(0);
  });

  it('has a French label for every rule and no other', () => {
    expect(Object.keys(RULE_LABELS).sort()).toEqual([...rulePaths(profile('neolia'))].sort());
  });
});

describe('a corrupt profile is refused with a sentence naming the place', () => {
  const cases: [string, unknown, string, RegExp][] = [
    ['not an object', 'bonjour', '', /le fichier.*doit être un objet/],
    ['a list', [], '', /doit être un objet/],
    ['null', null, '', /doit être un objet/],
    ['a missing group', changed('neolia', ['payment'], undefined), 'payment', /manque/],
    ['a missing rule', changed('neolia', ['payment', 'partial'], undefined), 'payment.partial', /manque/],
    [
      'an unknown rule',
      changed('neolia', ['payment', 'parital'], { value: 1, source: 'x' }),
      'payment.parital',
      /pas une règle connue/,
    ],
    [
      'an unknown field in a rule',
      changed('neolia', ['payment', 'partial', 'note'], 'x'),
      'payment.partial.note',
      /pas une règle connue/,
    ],
    [
      'a rule without source',
      changed('neolia', ['exit', 'deactivateWithinMonths', 'source'], undefined),
      'exit.deactivateWithinMonths.source',
      /manque/,
    ],
    [
      'an empty source',
      changed('neolia', ['exit', 'deactivateWithinMonths', 'source'], ''),
      'exit.deactivateWithinMonths.source',
      /vide/,
    ],
    [
      'a value under "silent"',
      changed('neolia', ['payment', 'partial', 'value'], true),
      'payment.partial.source',
      /d'où vient la valeur/,
    ],
    [
      'a null with a source',
      changed('neolia', ['password', 'minLength', 'value'], null),
      'password.minLength.source',
      /d'où vient la valeur/,
    ],
    [
      'a word for a number',
      changed('neolia', ['password', 'minLength', 'value'], 'huit'),
      'password.minLength.value',
      /doit être un nombre/,
    ],
    [
      'a number for a list',
      changed('cchartres', ['debit', 'days', 'value'], 6),
      'debit.days.value',
      /doit être une liste/,
    ],
    [
      'a day 32',
      changed('cchartres', ['debit', 'days', 'value'], [6, 32]),
      'debit.days.value.1',
      /ne peut pas dépasser 31/,
    ],
    ['an empty list', changed('cchartres', ['debit', 'days', 'value'], []), 'debit.days.value', /vide/],
    [
      'an unknown word',
      changed('neolia', ['account', 'scope', 'value'], 'foyer'),
      'account.scope.value',
      /household, each-signatory/,
    ],
    [
      'a form of reference that does not exist',
      changed('neolia', ['reference', 'form', 'value', 'form'], 'barcode'),
      'reference.form.value.form',
      /aucune des formes/,
    ],
    [
      'a reference without form',
      changed('neolia', ['reference', 'form'], { value: null, source: SILENT }),
      'reference.form',
      /ne peut pas être nul/,
    ],
    [
      'a date that is not one',
      changed('cite-jardins', ['paperless', 'notices', 'since'], '1er octobre'),
      'paperless.notices.since',
      /forme attendue/,
    ],
    ['a name in capitals as id', changed('neolia', ['id'], 'Néolia !'), 'id', /forme attendue/],
  ];
  it.each(cases)('%s', (_, value, path, sentence) => {
    const read = parseProfile(value);
    if (read.kind !== 'invalid') throw new Error('accepted');
    const fault = read.faults.find((one) => one.path === path);
    expect(fault?.sentence, JSON.stringify(read.faults)).toMatch(sentence);
    expect(fault?.sentence).toMatch(/^Profil du bailleur\u202f: «\u202f.+\u202f» .+\.$/);
    if (path !== '') expect(fault?.sentence).toContain(path);
  });

  it('names every fault, not only the first', () => {
    const two = changed('neolia', ['name'], 3) as Record<string, unknown>;
    const read = parseProfile({ ...two, legalForm: '' });
    expect(read.kind === 'invalid' && read.faults.map((fault) => fault.path)).toEqual(['name', 'legalForm']);
  });
});

describe('a sixth landlord', () => {
  it('needs a file and no code', () => {
    const sixth = {
      ...json('neolia'),
      id: 'habitat-invente',
      name: 'Habitat Inventé',
      reference: {
        form: {
          value: { form: 'prefixed-length', prefix: '7', printedDigits: 5 },
          source: 'guide-invente.pdf, p. 2',
        },
        digits: { value: 6, source: 'guide-invente.pdf, p. 2' },
      },
      payment: {
        ...(json('neolia').payment as object),
        cashCeilingCents: { value: 30_000, source: 'guide-invente.pdf, p. 5', since: '2026-01-01' },
        dueDay: { value: 5, source: 'guide-invente.pdf, p. 5' },
        term: { value: 'terme_a_echoir', source: 'guide-invente.pdf, p. 5' },
      },
      documents: {
        kinds: { value: ['avis'], source: 'guide-invente.pdf, p. 9' },
        window: { value: { kind: 'months', months: 13 }, source: 'guide-invente.pdf, p. 9' },
        library: { value: null, source: SILENT },
      },
    };
    const read = parseProfile(sixth);
    if (read.kind !== 'ok') throw new Error(JSON.stringify(read.faults));
    expect(appliedRule(read.profile, 'payment.cashCeilingCents')).toMatchObject({
      status: 'guide',
      value: 30_000,
    });
    expect(appliedRule(read.profile, 'payment.term').value).toBe('terme_a_echoir');
    const form = ruleAt(read.profile, 'reference.form').value;
    expect(form && storedKey(form, '00123')).toEqual({ kind: 'ok', key: '700123' });
    expect(listSilences(read.profile).map(({ path }) => path)).not.toContain('payment.dueDay');
  });
});
