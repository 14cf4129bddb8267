import type { Steps } from '../acts/steps.ts';

export type RequestStep =
  | 'place'
  | 'motive'
  | 'emergency'
  | 'description'
  | 'photo'
  | 'phone'
  | 'when'
  | 'check';

/** The questions of a request; an urgent one shows whom to call before anything is written. */
export function requestSteps(urgent: boolean): Steps<RequestStep> {
  return urgent
    ? ['place', 'motive', 'emergency', 'description', 'photo', 'phone', 'when', 'check']
    : ['place', 'motive', 'description', 'photo', 'phone', 'when', 'check'];
}

/** Which question an answer of the core's input came from. */
export const REQUEST_FIELDS: Readonly<Record<string, RequestStep>> = {
  place: 'place',
  motive: 'motive',
  description: 'description',
  files: 'photo',
  phone: 'phone',
  availability: 'when',
};

export type Slot = { readonly day: number; readonly part: 'matin' | 'apres-midi' | 'soir' };
export const DAYS = [1, 2, 3, 4, 5, 6] as const;
export const PARTS = ['matin', 'apres-midi', 'soir'] as const;

/** A moment touched once is chosen, touched again it is not; kept in the order of the week. */
export function toggleSlot(slots: readonly Slot[], slot: Slot): readonly Slot[] {
  const same = (one: Slot) => one.day === slot.day && one.part === slot.part;
  if (slots.some(same)) return slots.filter((one) => !same(one));
  const rank = (one: Slot) => one.day * 10 + PARTS.indexOf(one.part);
  return [...slots, slot].sort((a, b) => rank(a) - rank(b));
}
