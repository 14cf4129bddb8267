import { z } from 'zod';
import {
  IDENTITY_DOCUMENTS,
  type RegistrationPrepare,
  type Space,
  type TypedIdentity,
} from '../../../../contract/registrations.ts';
import { CONSENT_KINDS, type ConsentKind } from '../../../../rules/registrations/consents.ts';

/** The questions of the guide, in their order. */
export const STEPS = ['who', 'identity', 'email', 'terms', 'activation'] as const;
export type StepId = (typeof STEPS)[number];

const paperSchema = z.strictObject({ number: z.string(), title: z.string() });

/** What the clerk has answered and typed, as it is kept in the draft. Never a code, never a password. */
const guideFormSchema = z.strictObject({
  /** Minted once for this registration: a retry after a crash is the same act. */
  commandId: z.uuid(),
  step: z.enum(STEPS),
  person: z.string().nullable(),
  represented: z.boolean(),
  representative: z.string(),
  document: z.enum(IDENTITY_DOCUMENTS).nullable(),
  lastName: z.string(),
  firstName: z.string(),
  birth: z.string(),
  noEmail: z.boolean(),
  email: z.string(),
  emailAgain: z.string(),
  termsAccepted: z.boolean(),
  /** Version of the texts that was accepted: another version is read and accepted again. */
  legalVersion: z.string().nullable(),
  termsOn: z.enum(['paper', 'screen']).nullable(),
  /** The act and the paper of terms and notice, so that it is issued once. */
  termsPaperId: z.uuid(),
  termsPaper: paperSchema.nullable(),
  /** Answers given by hand; the others stand as the landlord's rules offer them. */
  consents: z.partialRecord(z.enum(CONSENT_KINDS), z.boolean()),
  slip: z.boolean(),
  /** The refused registration that this one corrects. */
  supersedes: z.uuid().nullable(),
});
export type GuideForm = z.infer<typeof guideFormSchema>;

/** Reads a kept draft; null when it is of another program, or of another act than the one to correct. */
export function readGuideForm(body: unknown, supersedes: string | null): GuideForm | null {
  const read = guideFormSchema.safeParse(body);
  return read.success && read.data.supersedes === supersedes ? read.data : null;
}

/** A guide nothing was answered in. With one person who may register, he is chosen. */
export function emptyGuideForm(
  mintId: () => string,
  prepared: Pick<RegistrationPrepare, 'people'>,
  person: string | null,
): GuideForm {
  const allowed = prepared.people.filter((one) => one.allowed);
  const asked = allowed.find((one) => one.person === person);
  const only = allowed.length === 1 ? allowed[0] : undefined;
  return {
    commandId: mintId(),
    step: 'who',
    person: (asked ?? only)?.person ?? null,
    represented: false,
    representative: '',
    document: null,
    lastName: '',
    firstName: '',
    birth: '',
    noEmail: false,
    email: '',
    emailAgain: '',
    termsAccepted: false,
    legalVersion: null,
    termsOn: null,
    termsPaperId: mintId(),
    termsPaper: null,
    consents: {},
    slip: true,
    supersedes: null,
  };
}

/** A refused registration to make again: what was chosen stands, the identity is read on the document again. */
export function correctedGuideForm(empty: GuideForm, supersedes: string, refused: Space | null): GuideForm {
  if (refused === null) return { ...empty, supersedes };
  return {
    ...empty,
    supersedes,
    person: empty.person ?? refused.person,
    noEmail: refused.email === null,
    email: refused.email ?? '',
    consents: Object.fromEntries(refused.consents.map(({ kind, given }) => [kind, given])),
  };
}

/** A draft found again. Asked for somebody else, the guide begins with him; what was typed stands. */
export function resumedGuideForm(
  kept: GuideForm,
  { people }: Pick<RegistrationPrepare, 'people'>,
  person: string | null,
): GuideForm {
  const may = (key: string | null) => people.some((one) => one.person === key && one.allowed);
  if (person !== null && person !== kept.person && may(person)) return { ...kept, person, step: 'who' };
  return may(kept.person) ? kept : { ...kept, person: null, step: 'who' };
}

/** What is compared with the lease: the fields this landlord asks for, null where nothing stands yet. */
export function typedIdentity(
  { lastName, firstName, birth }: GuideForm,
  fields: RegistrationPrepare['identity']['fields'],
): TypedIdentity {
  const asked = (field: (typeof fields)[number], text: string) =>
    fields.includes(field) && text.trim() !== '' ? text.trim() : null;
  return {
    lastName: lastName.trim(),
    firstName: asked('prenom', firstName),
    birth: asked('date_naissance', birth),
  };
}

/** The answer to one offer as it stands. What comes with the account has no other answer. */
export function isGiven(
  form: GuideForm,
  { kind, mode, given }: RegistrationPrepare['consents'][number],
): boolean {
  return mode === 'included' ? true : (form.consents[kind] ?? given);
}

/** Every offer with its answer, for the act. */
export function answeredConsents(
  form: GuideForm,
  { consents }: Pick<RegistrationPrepare, 'consents'>,
): { readonly kind: ConsentKind; readonly given: boolean }[] {
  return consents.map((offer) => ({ kind: offer.kind, given: isGiven(form, offer) }));
}

/** An activation slip is printed: asked for, or the only way there is. */
export function printsSlip({ noEmail, slip }: GuideForm): boolean {
  return noEmail || slip;
}

export function stepBefore(step: StepId): StepId | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}

export function stepAfter(step: StepId): StepId | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}
