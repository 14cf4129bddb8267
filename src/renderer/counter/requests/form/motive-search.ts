import type { RequestMotive } from '../../../../contract/requests.ts';

export type PlaceOfTree = {
  readonly code: string;
  readonly label: string;
  readonly motives: readonly RequestMotive[];
};

/** A motive where it stands in the tree. */
export type FoundMotive = { readonly place: PlaceOfTree; readonly motive: RequestMotive };

/** Letters without accents or capitals: "eclairage" finds "Éclairage". */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('fr')
    .replace(/[’']/g, ' ')
    .replace(/œ/g, 'oe');
}

/** Motives in which every typed word begins a word, of the motive or of its place; the guide's own first. */
export function searchMotives(places: readonly PlaceOfTree[], text: string): readonly FoundMotive[] {
  const sought = words(text);
  if (sought.length === 0) return [];
  const found = places.flatMap((place) =>
    place.motives
      .filter((motive) => {
        const there = words(`${motive.label} ${place.label}`);
        return sought.every((word) => there.some((one) => one.startsWith(word)));
      })
      .map((motive) => ({ place, motive })),
  );
  return guideFirst(found, ({ motive }) => motive.fromGuide);
}

/** In their order, those of the landlord's guide before the common ones. */
export function guideFirst<T>(rows: readonly T[], fromGuide: (row: T) => boolean): readonly T[] {
  return [...rows.filter(fromGuide), ...rows.filter((row) => !fromGuide(row))];
}

function words(text: string): string[] {
  return plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
