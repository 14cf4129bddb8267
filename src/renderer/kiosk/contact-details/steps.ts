import type { Steps } from '../acts/steps.ts';

export type ContactStep = 'phone' | 'email' | 'again' | 'check';

/** The second typing is asked where there was a first. */
export function contactSteps(email: string): Steps<ContactStep> {
  return email.trim() === '' ? ['phone', 'email', 'check'] : ['phone', 'email', 'again', 'check'];
}

/** Which question an answer of the core's input came from. */
export const CONTACT_FIELDS: Readonly<Record<string, ContactStep>> = {
  phone1: 'phone',
  phone2: 'phone',
  email: 'email',
  emailAgain: 'again',
};
