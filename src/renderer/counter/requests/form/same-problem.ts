import { requestLabel } from '../../../../rules/requests/tree.ts';
import { plain } from './motive-search.ts';
import type { ChosenMotive, RequestPrepare } from './request-form.ts';

export type BuildingRow = RequestPrepare['building'][number];
type Labelled = { readonly label: string; readonly place?: string };

/** Whether an open request is of the place and motive just chosen, by their words: a double that may be spared. */
export function isSameProblem({ label, place }: Labelled, chosen: ChosenMotive | null): boolean {
  if (chosen === null) return false;
  const wanted = plain(requestLabel(chosen.place.label, chosen.motive.label));
  const said = plain(label);
  if (said === wanted) return true;
  return (
    place !== undefined && said === plain(chosen.motive.label) && plain(place) === plain(chosen.place.label)
  );
}

/** Those that look like a double first, the others in the order the core gives them. */
export function sameFirst<T extends Labelled>(rows: readonly T[], chosen: ChosenMotive | null): readonly T[] {
  return [
    ...rows.filter((row) => isSameProblem(row, chosen)),
    ...rows.filter((row) => !isSameProblem(row, chosen)),
  ];
}
