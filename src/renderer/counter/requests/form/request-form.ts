import { z } from 'zod';
import { attachmentsSchema } from '../../../../contract/attachments.ts';
import {
  type RequestContact,
  type RequestMotive,
  type RequestSlot,
  slotSchema,
} from '../../../../contract/requests.ts';
import { phoneKey } from '../../../../rules/phones.ts';
import { readEmail } from '../../../../rules/registrations/email.ts';
import { REQUEST_URGENCIES, type RequestUrgency } from '../../../../rules/requests/states.ts';
import type { CoreClient } from '../../../app/core.tsx';

export type RequestPrepare = Awaited<ReturnType<CoreClient['requests']['prepare']>>;
export type RequestDone = Awaited<ReturnType<CoreClient['requests']['open']>>;
type Act = Parameters<CoreClient['requests']['open']>[0];

/** How a request reaches a counter; the kiosk's is the kiosk's own. */
export const COUNTER_CHANNELS = ['guichet', 'telephone', 'terrain'] as const;

/** Longest description (contract). */
export const LONGEST_TEXT = 2_000;

/** Whom to call back, as typed. */
export const typedContactSchema = z.strictObject({
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  checked: z.boolean(),
});
export type TypedContact = z.infer<typeof typedContactSchema>;

const requestFormSchema = z.strictObject({
  /** Minted once for this request: a retry after a crash is the same act. */
  commandId: z.uuid(),
  place: z.string().nullable(),
  motive: z.string().nullable(),
  /** Null: the motive's own. */
  urgency: z.enum(REQUEST_URGENCIES).nullable(),
  description: z.string(),
  /** Whether words of the list were seen and kept; never which. */
  wordsKept: z.boolean(),
  files: attachmentsSchema,
  slots: z.array(slotSchema),
  contact: typedContactSchema,
  channel: z.enum(COUNTER_CHANNELS),
});
export type RequestForm = z.infer<typeof requestFormSchema>;

/** Reads a kept draft; null when it is of another program. */
export function readRequestForm(body: unknown): RequestForm | null {
  const read = requestFormSchema.safeParse(body);
  return read.success ? read.data : null;
}

/** A request nothing was answered in: the holder is whom to call back, not read again to him yet. */
export function emptyRequestForm(
  mintId: () => string,
  { contacts }: Pick<RequestPrepare, 'contacts'>,
): RequestForm {
  return {
    commandId: mintId(),
    place: null,
    motive: null,
    urgency: null,
    description: '',
    wordsKept: false,
    files: [],
    slots: [],
    contact: typedContact(contacts[0] ?? null),
    channel: 'guichet',
  };
}

/** A contact as the fields show it; what is shown anew has not been read again to anybody. */
export function typedContact(contact: RequestContact | null): TypedContact {
  return {
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    checked: false,
  };
}

/** A contact as an act carries it. */
export function contactOf({ name, phone, email, checked }: TypedContact): RequestContact {
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  return { name: name.trim(), phone: given(phone), email: given(email), checked };
}

export type ChosenMotive = {
  readonly place: RequestPrepare['places'][number];
  readonly motive: RequestMotive;
};

/** The place and motive that the form names, where the landlord's tree still has them. */
export function chosenMotive(
  { place, motive }: Pick<RequestForm, 'place' | 'motive'>,
  { places }: Pick<RequestPrepare, 'places'>,
): ChosenMotive | null {
  const inPlace = places.find(({ code }) => code === place);
  const found = inPlace?.motives.find(({ code }) => code === motive);
  return inPlace === undefined || found === undefined ? null : { place: inPlace, motive: found };
}

/** The urgency said by hand, else the motive's. */
export function urgencyOf(form: Pick<RequestForm, 'urgency'>, chosen: ChosenMotive | null): RequestUrgency {
  return form.urgency ?? chosen?.motive.urgency ?? 'normale';
}

export type ContactField =
  | 'contactName'
  | 'contactPhone'
  | 'contactEmail'
  | 'contactReach'
  | 'contactChecked';
export type RequestField = 'place' | 'motive' | 'description' | 'words' | ContactField;

/** What is missing before the core is asked, in the order of the form. */
export function faultsOf(
  form: RequestForm,
  prepared: Pick<RequestPrepare, 'places' | 'availability'>,
  unanswered: boolean,
): readonly RequestField[] {
  const chosen = chosenMotive(form, prepared);
  const faults: readonly (readonly [RequestField, boolean])[] = [
    ['place', !prepared.places.some(({ code }) => code === form.place)],
    ['motive', chosen === null],
    ['description', form.description.trim() === ''],
    ['words', unanswered && !form.wordsKept],
  ];
  return [
    ...faults.filter(([, missing]) => missing).map(([field]) => field),
    ...contactFaults(form.contact, prepared.availability.offered ? form.slots : []),
  ];
}

/** What stands in the way of calling back: the core holds to the same. */
export function contactFaults(
  { name, phone, email, checked }: TypedContact,
  slots: readonly RequestSlot[],
): readonly ContactField[] {
  const [called, written] = [phone.trim(), email.trim()];
  const faults: readonly (readonly [ContactField, boolean])[] = [
    ['contactName', name.trim() === ''],
    ['contactPhone', called !== '' && phoneKey(called) === undefined],
    ['contactEmail', written !== '' && readEmail(written).kind === 'refused'],
    ['contactReach', slots.length > 0 && called === '' && written === ''],
    ['contactChecked', !checked],
  ];
  return faults.filter(([, wrong]) => wrong).map(([field]) => field);
}

/** The request of a form; null while place or motive is missing. */
export function requestOf(
  account: string,
  form: RequestForm,
  prepared: Pick<RequestPrepare, 'places' | 'availability' | 'attachments'>,
): Act | null {
  const chosen = chosenMotive(form, prepared);
  if (chosen === null) return null;
  return {
    commandId: form.commandId,
    account,
    place: chosen.place.code,
    motive: chosen.motive.code,
    urgency: urgencyOf(form, chosen),
    description: form.description.trim(),
    contact: contactOf(form.contact),
    availability: prepared.availability.offered ? form.slots : [],
    channel: form.channel,
    files: prepared.attachments.offered ? form.files : [],
    wordsKept: form.wordsKept,
    supersedes: null,
  };
}

/** Whether a draft holds anything that somebody typed or chose. */
export function isBegun(form: RequestForm, empty: RequestForm): boolean {
  const { commandId: _one, ...typed } = form;
  const { commandId: _other, ...blank } = empty;
  return JSON.stringify(typed) !== JSON.stringify(blank);
}

/** The slots with one more or one less, in the order of the week. */
export function toggledSlot(slots: readonly RequestSlot[], slot: RequestSlot): RequestSlot[] {
  const without = slots.filter((one) => !sameSlot(one, slot));
  const next = without.length < slots.length ? without : [...slots, slot];
  return next.toSorted((a, b) => a.day - b.day || PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}

export const PARTS = ['matin', 'apres-midi', 'soir'] as const;

export function hasSlot(slots: readonly RequestSlot[], slot: RequestSlot): boolean {
  return slots.some((one) => sameSlot(one, slot));
}

function sameSlot(a: RequestSlot, b: RequestSlot): boolean {
  return a.day === b.day && a.part === b.part;
}
