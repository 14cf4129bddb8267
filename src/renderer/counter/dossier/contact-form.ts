import { z } from 'zod';
import type { ContactDetails } from '../../../rules/dossier/values.ts';
import { readEmail } from '../../../rules/registrations/email.ts';
import type { CoreClient } from '../../app/core.tsx';
import { formatPhone } from '../account/phone-words.ts';
import type { Fault } from './change-form.ts';

/** What the core read in a telephone as typed. */
export type PhoneReading = Awaited<ReturnType<CoreClient['dossier']['readPhone']>>;

export const contactFormSchema = z.strictObject({
  phone1: z.string(),
  phone2: z.string(),
  email: z.string(),
});
export type ContactForm = z.infer<typeof contactFormSchema>;

export function shownPhone(phone: string | null): string {
  return phone === null ? '' : formatPhone(phone);
}

export function contactFormOf({ phone1, phone2, email }: ContactDetails): ContactForm {
  return { phone1: shownPhone(phone1), phone2: shownPhone(phone2), email: email ?? '' };
}

/** What stands in a telephone's field is what was held there: it is left as it is, even where it cannot be read. */
function untouched(text: string, held: string | null): boolean {
  return text.trim() === shownPhone(held).trim();
}

/** Why a telephone does not do; what was not touched is nobody's fault. */
export function phoneFault(
  field: string,
  text: string,
  held: string | null,
  reading: PhoneReading | undefined,
): Fault[] {
  if (untouched(text, held) || reading?.kind !== 'refused') return [];
  return [{ field, sentence: reading.sentence }];
}

/** A telephone as it is kept. */
export function keptPhone(
  text: string,
  held: string | null,
  reading: PhoneReading | undefined,
): string | null {
  if (untouched(text, held)) return held;
  return reading?.kind === 'ok' ? reading.kept : null;
}

export function contactFaults(
  form: ContactForm,
  base: ContactDetails,
  [first, second]: readonly (PhoneReading | undefined)[],
): Fault[] {
  const email = form.email.trim() === '' || form.email === base.email ? null : readEmail(form.email);
  return [
    ...phoneFault('phone1', form.phone1, base.phone1, first),
    ...phoneFault('phone2', form.phone2, base.phone2, second),
    ...(email?.kind === 'refused' ? [{ field: 'email', sentence: email.sentence }] : []),
  ];
}

export function typedContact(
  form: ContactForm,
  base: ContactDetails,
  [first, second]: readonly (PhoneReading | undefined)[],
): ContactDetails {
  const email = form.email.trim() === '' ? null : readEmail(form.email);
  return {
    phone1: keptPhone(form.phone1, base.phone1, first),
    phone2: keptPhone(form.phone2, base.phone2, second),
    email: form.email === base.email ? base.email : email?.kind === 'ok' ? email.email : null,
  };
}
