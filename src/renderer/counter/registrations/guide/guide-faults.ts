import type { RegistrationPrepare } from '../../../../contract/registrations.ts';
import { type GuideForm, STEPS, type StepId } from './guide-form.ts';

/** A control of the guide that may be at fault. */
export type Field =
  | 'person'
  | 'representative'
  | 'document'
  | 'lastName'
  | 'firstName'
  | 'birth'
  | 'email'
  | 'emailAgain'
  | 'terms'
  | 'termsOn';

const STEP_OF: Readonly<Record<Field, StepId>> = {
  person: 'who',
  representative: 'who',
  document: 'identity',
  lastName: 'identity',
  firstName: 'identity',
  birth: 'identity',
  email: 'email',
  emailAgain: 'email',
  terms: 'terms',
  termsOn: 'terms',
};

export type Fault = {
  readonly field: Field;
  /** `sentence`: words of a rule; the others have theirs in the catalogue, by field. */
  readonly fault:
    | { readonly kind: 'missing' }
    | { readonly kind: 'different' }
    | { readonly kind: 'sentence'; readonly text: string };
};

export function stepOf(field: Field): StepId {
  return STEP_OF[field];
}

/** What stands in the way of an e-mail, in a sentence; null when it can be written to. */
export type EmailFault = (text: string) => string | null;

/** All that is missing or wrong before the core is asked, in the order of the guide. */
export function faultsOf(
  form: GuideForm,
  prepared: Pick<RegistrationPrepare, 'people' | 'identity' | 'legalVersion'>,
  emailFault: EmailFault,
): readonly Fault[] {
  const { fields } = prepared.identity;
  const missing = (field: Field, isMissing: boolean): Fault[] =>
    isMissing ? [{ field, fault: { kind: 'missing' } }] : [];
  const blank = (text: string) => text.trim() === '';
  const allowed = prepared.people.some(({ person, allowed: may }) => may && person === form.person);
  return [
    ...missing('person', !allowed),
    ...missing('representative', form.represented && blank(form.representative)),
    ...missing('document', form.document === null),
    ...missing('lastName', fields.includes('nom') && blank(form.lastName)),
    ...missing('firstName', fields.includes('prenom') && blank(form.firstName)),
    ...missing('birth', fields.includes('date_naissance') && blank(form.birth)),
    ...emailFaults(form, emailFault),
    ...missing('termsOn', form.termsOn === null),
    ...missing('terms', !form.termsAccepted || form.legalVersion !== prepared.legalVersion),
  ];
}

function emailFaults({ noEmail, email, emailAgain }: GuideForm, emailFault: EmailFault): Fault[] {
  if (noEmail) return [];
  if (email.trim() === '') return [{ field: 'email', fault: { kind: 'missing' } }];
  const sentence = emailFault(email);
  if (sentence !== null) return [{ field: 'email', fault: { kind: 'sentence', text: sentence } }];
  if (emailAgain.trim() === '') return [{ field: 'emailAgain', fault: { kind: 'missing' } }];
  return sameEmail(email, emailAgain) ? [] : [{ field: 'emailAgain', fault: { kind: 'different' } }];
}

/** Typed twice the same; capitals and the spaces around are no difference. */
export function sameEmail(one: string, other: string): boolean {
  const plain = (text: string) => text.trim().normalize('NFC').toLowerCase();
  return plain(one) === plain(other);
}

/** Where a guide that was left may be taken up: no further than its first question still open. */
export function firstOpenStep(form: GuideForm, faults: readonly Fault[]): StepId {
  const first = faults[0];
  if (first === undefined) return form.step;
  const open = stepOf(first.field);
  return STEPS.indexOf(open) < STEPS.indexOf(form.step) ? open : form.step;
}

const FIELDS_OF_CORE: Readonly<Record<string, StepId>> = {
  person: 'who',
  representative: 'who',
  typed: 'identity',
  lastName: 'identity',
  firstName: 'identity',
  birth: 'identity',
  document: 'identity',
  email: 'email',
  emailAgain: 'email',
  legalVersion: 'terms',
  termsAccepted: 'terms',
  termsOn: 'terms',
  consents: 'terms',
  slip: 'activation',
};

/** The question a refusal of the core belongs to; the last one where it names no field. */
export function stepOfRefusal(field: string | undefined): StepId {
  return FIELDS_OF_CORE[field?.split('.')[0] ?? ''] ?? 'activation';
}
