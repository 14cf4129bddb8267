import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { SILENT } from '../profile-schema.ts';
import { partRule } from './rules.ts';
import { DOSSIER_PARTS } from './values.ts';

const TODAY = '2026-11-22';
const ALL = [...DOSSIER_PARTS, 'situation'] as const;

describe('what may be changed, and what is checked', () => {
  it('Gard checks what a tenant changes: its guide says so', () => {
    const gard = profileOf('habitat-du-gard');
    expect(ALL.filter((part) => partRule(gard, part, TODAY).checked)).toEqual([
      'coordonnees',
      'adresse-courrier',
      'foyer',
      'roles',
      'situation',
    ]);
    const rule = partRule(gard, 'foyer', TODAY);
    expect(rule.rule.source).toContain('transmise à nos services');
    expect(rule.sentence).toBe('Transmis aux services du bailleur\u202f; appliqué après validation.');
  });

  it.each(LANDLORDS.filter((id) => id !== 'habitat-du-gard'))(
    '%s: silent, so at once but roles and declarations',
    (id) => {
      const profile = profileOf(id);
      expect(ALL.filter((part) => partRule(profile, part, TODAY).checked)).toEqual(['roles', 'situation']);
      expect(partRule(profile, 'coordonnees', TODAY).sentence).toBe(
        `Appliqué dès l'enregistrement. ${SILENT}.`,
      );
    },
  );

  it('a protection never waits, and is the law’s', () => {
    const rule = partRule(profileOf('habitat-du-gard'), 'protection', TODAY);
    expect(rule).toMatchObject({ offered: true, checked: false, rule: { status: 'loi' } });
  });

  it.each([
    ['online.contactDetails', ['coordonnees', 'adresse-courrier']],
    ['online.household', ['foyer']],
    ['online.situation', ['situation']],
  ] as const)('%s said no closes %j alone', (path, closed) => {
    const profile = profileOf('cite-jardins', { [path]: false });
    expect(ALL.filter((part) => !partRule(profile, part, TODAY).offered)).toEqual(closed);
    expect(partRule(profile, closed[0], TODAY).sentence).toMatch(/ne le propose pas/);
  });
});
