import type { z } from 'zod';
import type { dossierContract } from '../../contract/dossier.ts';
import { situationPaper } from '../../rules/dossier/papers.ts';
import { partRule } from '../../rules/dossier/rules.ts';
import { DOSSIER_PARTS, SITUATIONS } from '../../rules/dossier/values.ts';
import { situationWords } from '../../rules/dossier/words.ts';
import { displayName } from '../../rules/names.ts';
import { formatPhone } from '../../rules/phones.ts';
import { addressLines } from '../accounts/lease-summary.ts';
import { listPeople, personId } from '../accounts/people.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import type { PortSession } from '../procedures/session.ts';
import { hidesPostal, isManager } from './checks.ts';
import { shownChanges } from './shown.ts';
import type { DossierDesk } from './standing.ts';

type Prepared = z.infer<NonNullable<(typeof dossierContract.prepare)['~orpc']['outputSchema']>>;

/** What may be changed of a file, what it is now, and what is on its way, by this landlord's rules of the day. */
export function prepareDossier(
  core: CoreServices,
  db: ReadableDb,
  desk: DossierDesk,
  session: PortSession,
): Prepared {
  const { lease, profile, today, standing } = desk;
  return {
    people: peopleOf(db, desk),
    postal: { lines: hidesPostal(desk, session) || standing.postal === null ? null : [...standing.postal] },
    dwellingLines: addressLines(lease),
    household: standing.household,
    roles: standing.roles,
    rules: Object.fromEntries(
      [...DOSSIER_PARTS, 'situation' as const].map((part) => [part, partRule(profile, part, today)]),
    ) as Prepared['rules'],
    situations: SITUATIONS.map((code) => ({ code, label: situationWords[code], ...situationPaper(code) })),
    changes: shownChanges(core, db, desk, session),
    mayUnmask: isManager(session),
  };
}

/** Everyone whom the ERP's file names today, once each: a person that only a change brought has no key yet. */
function peopleOf(db: ReadableDb, { lease, standing }: DossierDesk): Prepared['people'] {
  const people = new Map<string, Prepared['people'][number]>();
  for (const row of listPeople(db, lease.id)) {
    const { key } = row;
    if (key === null || row.absent === 1 || people.has(key)) continue;
    const name = displayName(row);
    const coordonnees = standing.contactsOf(key);
    people.set(key, {
      key,
      id: personId(row, name),
      name,
      role: row.role,
      birth: row.birth,
      coordonnees,
      phones: [coordonnees.phone1, coordonnees.phone2].filter((phone) => phone !== null).map(formatPhone),
      protection: standing.partValue('protection', key),
    });
  }
  return [...people.values()];
}
