import { assertNever } from '../../rules/brand.ts';
import { formatDate, isIsoDate } from '../../rules/dates.ts';
import { sameValue } from '../../rules/dossier/standing.ts';
import type { DossierPart, Occupant, PartValue, RoleHolder } from '../../rules/dossier/values.ts';

/** A field that a change moved, as the ERP's own files name and write it; empty: nothing. */
export type ExportedField = { readonly field: string; readonly before: string; readonly after: string };

/** What a change moves, field by field: columns of `personnes.csv`, and one line for each person who comes or goes. */
export function exportedFields(
  part: DossierPart,
  base: PartValue,
  value: PartValue,
): readonly ExportedField[] {
  const before = cellsOf(part, base);
  const after = cellsOf(part, value);
  switch (part) {
    case 'coordonnees':
    case 'adresse-courrier':
    case 'protection':
      return before.flatMap(({ field, cell }, place) => {
        const now = after[place]?.cell ?? '';
        return cell === now ? [] : [{ field, before: cell, after: now }];
      });
    case 'foyer':
    case 'roles':
      return [
        ...before
          .filter((one) => !holds(part, after, one))
          .map(({ field, cell }) => ({ field, before: cell, after: '' })),
        ...after
          .filter((one) => !holds(part, before, one))
          .map(({ field, cell }) => ({ field, before: '', after: cell })),
      ];
    default:
      return assertNever(part);
  }
}

type Cell = { readonly field: string; readonly cell: string; readonly alone: PartValue };

function holds(part: DossierPart, cells: readonly Cell[], { field, alone }: Cell): boolean {
  return cells.some((one) => one.field === field && sameValue(part, one.alone, alone));
}

function cellsOf(part: DossierPart, value: PartValue): readonly Cell[] {
  const cell = (field: string, text: string | null): Cell => ({ field, cell: text ?? '', alone: value });
  if ('phone1' in value) {
    const { phone1, phone2, email } = value;
    return [cell('telephone1', phone1), cell('telephone2', phone2), cell('email', email)];
  }
  if ('lines' in value) return [cell('adresse_courrier', value.lines?.join('|') ?? null)];
  if ('masked' in value) return [cell('adresse_masquee', value.masked ? 'oui' : 'non')];
  if ('occupants' in value) {
    return value.occupants.map((one) => ({
      field: 'occupant',
      cell: personCell(one),
      alone: { occupants: [one] },
    }));
  }
  if ('people' in value) {
    return value.people.map((one) => ({ field: one.role, cell: holderCell(one), alone: { people: [one] } }));
  }
  throw new TypeError(`not a value of ${part}`);
}

/** `civilite|nom|nom_usage|prenom|date_naissance`, as in `personnes.csv`. */
function personCell({ civility, lastName, usageName, firstName, birth }: Occupant): string {
  const day = birth !== null && isIsoDate(birth) ? formatDate(birth) : birth;
  return [civility, lastName, usageName, firstName, day].map((part) => part ?? '').join('|');
}

/** The same, then `telephone1`, then what a representative is. */
function holderCell(holder: RoleHolder): string {
  return [personCell(holder), holder.phone ?? '', holder.kind ?? ''].join('|');
}
