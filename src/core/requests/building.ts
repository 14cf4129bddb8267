import type { z } from 'zod';
import type { requestsContract } from '../../contract/requests.ts';
import { foldWords } from '../../rules/fold.ts';
import { isClosed } from '../../rules/requests/states.ts';
import { requestTree } from '../../rules/requests/tree.ts';
import { requestStateWords } from '../../rules/requests/words.ts';
import type { ReadableDb } from '../database/connection.ts';
import { capitalised, picturesOf, type RequestView } from './desk.ts';
import type { Picture } from './merge-request.ts';
import { requestIdsOfResidence, unsentOfResidence } from './rows.ts';

type Section = z.infer<NonNullable<(typeof requestsContract.account)['~orpc']['outputSchema']>>;
export type BuildingRow = Section['building'][number];

const SHOWN = 50;

/**
 * "Demandes de la résidence": what is open in the common parts, newest first. Made of the landlord's own words for places
 * and kinds alone: nothing that somebody wrote, and nothing that says who asked or where he lives.
 */
export function buildingRequests(db: ReadableDb, residence: string, view: RequestView): BuildingRow[] {
  const ids = [...requestIdsOfResidence(db, residence), ...unsentOfResidence(db, residence)];
  const kindOf = kinds(view);
  return picturesOf(db, ids, view)
    .filter((picture) => picture.common && !isClosed(picture.state) && picture.residence === residence)
    .toSorted((a, b) => newest(a, b))
    .slice(0, SHOWN)
    .map((picture) => ({
      ...kindOf(picture),
      openedOn: picture.openedOn,
      state: requestStateWords[picture.state],
    }));
}

function newest(a: Picture, b: Picture): number {
  return (b.openedOn ?? '').localeCompare(a.openedOn ?? '') || (a.number < b.number ? -1 : 1);
}

function kinds({ profile, today }: RequestView): (picture: Picture) => Pick<BuildingRow, 'place' | 'label'> {
  const { places } = requestTree(profile, today);
  return ({ place, motive, leaseId, fromErp }) => {
    const inTree = places.find((one) => one.code === place || sameWords(one.label, place));
    const known = inTree?.motives.find((one) => one.code === motive || sameWords(one.label, motive));
    if (inTree !== undefined && known !== undefined) return { place: inTree.label, label: known.label };
    // The ERP's row of a residence names nobody: its place and its kind are columns of a list of its own.
    const named = fromErp && leaseId === null;
    return {
      place: inTree?.label ?? (named && place !== null ? capitalised(place) : 'Parties communes'),
      label: named && motive !== null ? capitalised(motive) : 'Autre',
    };
  };
}

function sameWords(label: string, told: string | null): boolean {
  return told !== null && folded(label) === folded(told);
}

function folded(text: string): string {
  return foldWords(text)
    .map((word) => word.text)
    .join(' ');
}
