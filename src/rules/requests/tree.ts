import { addDays, isoDate } from '../dates.ts';
import { foldWords } from '../fold.ts';
import { appliedRule, type LandlordProfile, type RuleValue } from '../profile.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';
import { COMMON_PLACES, type CommonMotive, type CommonPlace, OTHER_PLACE } from './common-tree.ts';
import { REQUEST_NATURES, type RequestNature, type RequestUrgency } from './states.ts';
import { type WhoPays, whoPays } from './who-pays.ts';

/** A motive as the clerk chooses it. */
export type Motive = {
  code: string;
  label: string;
  nature: RequestNature;
  urgency: RequestUrgency;
  /** Calendar days to answer. */
  dueDays: number;
  /** The whole building is concerned. */
  common: boolean;
  /** A supporting paper is usually asked for. */
  paper: boolean;
  whoPays: WhoPays | null;
  /** The guide names it; false: from the common tree. */
  fromGuide: boolean;
};

export type Place = {
  code: string;
  label: string;
  /** The guide names the place, or the nature of what is asked there. */
  fromGuide: boolean;
  motives: Motive[];
};

type Kind = RuleValue<'requests.kinds'>[number];

/** A guide's own code for a place of the common tree. */
const ALIASES: Readonly<Record<string, CommonPlace['code']>> = { 'compte-client': 'compte', divers: 'autre' };
const ALL = [...COMMON_PLACES, OTHER_PLACE];

function commonPlace(code: string): CommonPlace | undefined {
  const aliased = ALIASES[code] ?? code;
  return ALL.find((place) => place.code === aliased);
}

/**
 * Places and motives of a landlord: those of its guide first and in its words, then what the guide leaves out, from the
 * common tree. A guide that names natures and no place (technique, administrative) heads with them the places they
 * are about.
 * @param on ISO date
 */
export function requestTree(
  profile: LandlordProfile,
  on: string,
): { places: readonly Place[]; rule: ShownRule } {
  const kinds = appliedRule(profile, 'requests.kinds', on).value ?? [];
  const natures = kinds.filter(isNature);
  const named = kinds.filter((kind) => !isNature(kind));
  const hints = appliedRule(profile, 'requests.tenantRepairs', on).value;
  const fromGuide = named.map((kind) => guidePlace(kind, natures, hints));
  const left = COMMON_PLACES.filter(
    ({ code }) => !named.some((kind) => commonPlace(kind.code)?.code === code),
  ).map((place) => naturePlace(place, natures, hints));
  return {
    places: [...fromGuide, ...left].sort((a, b) => Number(b.fromGuide) - Number(a.fromGuide)),
    rule: shownRule(profile, 'requests.kinds', on),
  };
}

function isNature({ code }: Kind): boolean {
  return REQUEST_NATURES.some((nature) => nature === code);
}

/** A place that the guide names. One unknown to the common tree holds the guide's motives, and one for the rest. */
function guidePlace(kind: Kind, natures: readonly Kind[], hints: string | null): Place {
  const common = commonPlace(kind.code);
  const base = common ?? { ...OTHER_PLACE, motives: OTHER_PLACE.motives.slice(-1) };
  const { motives } = naturePlace(base, natures, hints);
  const said = kind.motives.map((label) => guideMotive(label, base, hints));
  const codes = new Set(said.map(({ code }) => code));
  return {
    code: kind.code,
    label: kind.label,
    fromGuide: true,
    motives: [...said, ...motives.filter(({ code }) => !codes.has(code))],
  };
}

/** A place of the common tree, headed by the nature that the guide names for it. */
function naturePlace(place: CommonPlace, natures: readonly Kind[], hints: string | null): Place {
  const nature = natures.find(({ code }) => code === place.nature);
  const motives = place.motives.map((motive) => commonMotive(motive, place, hints));
  return {
    code: place.code,
    label: place.label,
    fromGuide: nature !== undefined,
    motives: nature === undefined ? motives : [natureMotive(nature, place), ...motives],
  };
}

function commonMotive(
  { names: _, pays, paper, ...motive }: CommonMotive,
  place: CommonPlace,
  hints: string | null,
): Motive {
  return {
    ...motive,
    common: place.common,
    paper: paper === true,
    whoPays: pays === undefined ? null : whoPays(pays, hints),
    fromGuide: false,
  };
}

/** "Plomberie": what the common tree knows of it, under the guide's own word. */
function guideMotive(label: string, place: CommonPlace, hints: string | null): Motive {
  const key = folded(label);
  const known = place.motives.find((motive) =>
    [motive.label, ...(motive.names ?? [])].some((name) => folded(name) === key),
  );
  const motive: CommonMotive = known ?? {
    code: folded(label).toLowerCase().replaceAll(' ', '-').slice(0, 60),
    label,
    nature: place.nature,
    urgency: 'normale',
    dueDays: 10,
  };
  return { ...commonMotive(motive, place, hints), label, fromGuide: true };
}

function natureMotive({ code, label }: Kind, place: CommonPlace): Motive {
  return {
    code,
    label: `Demande ${label.toLocaleLowerCase('fr')}`,
    nature: place.nature,
    urgency: 'normale',
    dueDays: 10,
    common: place.common,
    paper: false,
    whoPays: null,
    fromGuide: true,
  };
}

function folded(label: string): string {
  return foldWords(label)
    .map(({ text }) => text)
    .join(' ');
}

/** The place and the motive that an act names; undefined where the landlord's tree of that day does not hold them. */
export function findMotive(
  profile: LandlordProfile,
  on: string,
  place: string,
  motive: string,
): { place: { code: string; label: string }; motive: Motive } | undefined {
  const found = requestTree(profile, on).places.find(({ code }) => code === place);
  const chosen = found?.motives.find(({ code }) => code === motive);
  if (found === undefined || chosen === undefined) return undefined;
  return { place: { code: found.code, label: found.label }, motive: chosen };
}

/** "Logement · Fuite d'eau". */
export function requestLabel(placeLabel: string, motiveLabel: string): string {
  return `${placeLabel} · ${motiveLabel}`;
}

/**
 * Last day to answer.
 * @param openedOn ISO date
 * @param dueDays calendar days
 */
export function dueOn(openedOn: string, dueDays: number): string {
  return addDays(isoDate(openedOn), dueDays);
}
