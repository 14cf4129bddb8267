import { nameKey } from '../names.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { compareBirth } from './birth.ts';
import { type NameCompare, nameDifference, sameName, seenName } from './name-difference.ts';
import { type ShownRule, shownRule } from './shown-rule.ts';
import { keysOfNames, twoNames } from './usage-names.ts';

export type IdentityField = 'nom' | 'prenom' | 'date_naissance';

/** What is compared with the lease, and how, by the landlord's profile. */
export type IdentityRule = {
  readonly fields: readonly IdentityField[];
  readonly compare: NameCompare;
  readonly rule: ShownRule;
};

/** A person as the lease holds him. `birth`: ISO date, the year alone, or null. */
export type HeldIdentity = {
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  readonly birth: string | null;
  readonly civility: string | null;
};

/** What the clerk reads on the identity document; `birth` as typed. */
export type TypedIdentity = {
  readonly lastName: string;
  readonly firstName: string | null;
  readonly birth: string | null;
};

export type ComparedField = {
  field: IdentityField;
  result: 'same' | 'different' | 'unknown' | 'unreadable';
  sentence: string | null;
};
export type Comparison = { same: boolean; fields: ComparedField[] };

/** Asked where the guide names no field: what every identity document shows without its birth date. */
const ASKED_IN_SILENCE: readonly IdentityField[] = ['nom', 'prenom'];

/**
 * What is compared on a day. A guide silent on the way of comparing is compared loosely: accents, hyphens and spaces
 * make no stranger of a tenant whose document is seen.
 * @param on ISO date
 */
export function identityRule(profile: LandlordProfile, on: string): IdentityRule {
  const fields = appliedRule(profile, 'identity.fields', on);
  const compare = appliedRule(profile, 'identity.compare', on);
  return {
    fields: fields.value ?? ASKED_IN_SILENCE,
    compare: compareOf(compare.value),
    rule: shownRule(profile, compare.status === 'silence' ? 'identity.fields' : 'identity.compare', on),
  };
}

function compareOf(value: 'upper-case' | 'as-printed' | null): NameCompare {
  return value === 'as-printed' ? 'exact' : (value ?? 'loose');
}

/**
 * Compares what is read on the identity document with the lease. A field that the lease does not hold is `unknown` and
 * prevents nothing. A company has neither first name nor birth.
 * @param today ISO date
 */
export function compareIdentity(
  rule: IdentityRule,
  held: HeldIdentity,
  typed: TypedIdentity,
  today: string,
): Comparison {
  const asked = rule.fields.filter((field) => field === 'nom' || held.civility !== 'STE');
  const fields = asked.map(
    (field): ComparedField => ({ field, ...compared(field, rule.compare, held, typed, today) }),
  );
  return { same: fields.every(({ result }) => result === 'same' || result === 'unknown'), fields };
}

type Compared = Omit<ComparedField, 'field'>;
const SAME: Compared = { result: 'same', sentence: null };

function compared(
  field: IdentityField,
  compare: NameCompare,
  held: HeldIdentity,
  typed: TypedIdentity,
  today: string,
): Compared {
  switch (field) {
    case 'nom':
      return lastName(compare, held, typed);
    case 'prenom':
      return firstName(compare, held, typed);
    case 'date_naissance':
      return compareBirth(held.birth, typed.birth, today);
  }
}

function lastName(compare: NameCompare, held: HeldIdentity, typed: TypedIdentity): Compared {
  const name = typed.lastName;
  if (seenName(name) === '') return { result: 'unreadable', sentence: 'Indiquez le nom.' };
  if (sameName(compare, held.lastName, name)) return SAME;
  const heldKeys = [...keysOfNames(held.lastName), ...keysOfNames(held.usageName ?? '')];
  const ownKeys = keysOfNames(name);
  if (compare === 'loose' && ownKeys.some((key) => heldKeys.includes(key)) && agrees(held, name)) return SAME;
  return { result: 'different', sentence: lastNameSentence(held, typed) };
}

/** Two names typed as one agree with the lease when none of them is a name that the lease holds otherwise. */
function agrees(held: HeldIdentity, name: string): boolean {
  const two = twoNames(name);
  if (two === undefined) return true;
  const heldTwo = twoNames(held.lastName);
  const usage = held.usageName ?? heldTwo?.usageName ?? null;
  const known = [...keysOfNames(held.lastName), ...keysOfNames(usage ?? '')];
  const foreign = [two.birthName, two.usageName].filter((one) => !known.includes(nameKey(one)));
  return foreign.length === 0 || usage === null;
}

function lastNameSentence(held: HeldIdentity, typed: TypedIdentity): string {
  const key = nameKey(typed.lastName);
  const lease = `«\u202f${seenName(held.lastName)}\u202f»`;
  const usage = held.usageName ?? '';
  if (key !== '' && key === nameKey(usage) && key !== nameKey(held.lastName)) {
    return `Le bail porte ${lease}\u202f; «\u202f${seenName(usage)}\u202f» est le nom d'usage.`;
  }
  const heldKeys = keysOfNames(held.lastName);
  if (twoNames(held.lastName) !== undefined && heldKeys.includes(key)) {
    return `Le bail porte ${lease} en entier.`;
  }
  const two = twoNames(typed.lastName);
  if (two !== undefined && keysOfNames(typed.lastName).includes(nameKey(held.lastName))) {
    return `Le bail porte ${lease} seulement, sans «\u202f${seenName(typed.lastName)}\u202f».`;
  }
  if (isSwapped(held, typed)) return `Le bail porte ${lease} pour nom\u202f: nom et prénom sont intervertis.`;
  return nameDifference(held.lastName, typed.lastName);
}

function isSwapped(held: HeldIdentity, typed: TypedIdentity): boolean {
  const first = nameKey(held.firstName ?? '');
  return (
    first !== '' &&
    first !== nameKey(held.lastName) &&
    first === nameKey(typed.lastName) &&
    nameKey(held.lastName) === nameKey(typed.firstName ?? '')
  );
}

function firstName(compare: NameCompare, held: HeldIdentity, typed: TypedIdentity): Compared {
  const heldFirst = held.firstName ?? '';
  const typedFirst = typed.firstName ?? '';
  if (seenName(heldFirst) === '') {
    return { result: 'unknown', sentence: "Le bail n'a pas de prénom\u202f: rien à comparer." };
  }
  if (seenName(typedFirst) === '') return { result: 'unreadable', sentence: 'Indiquez le prénom.' };
  if (sameName(compare, heldFirst, typedFirst)) return SAME;
  if (isSwapped(held, typed)) {
    const lease = `«\u202f${seenName(heldFirst)}\u202f»`;
    return {
      result: 'different',
      sentence: `Le bail porte ${lease} pour prénom\u202f: nom et prénom sont intervertis.`,
    };
  }
  return { result: 'different', sentence: nameDifference(heldFirst, typedFirst) };
}
