import { readEmail } from '../../../../rules/registrations/email.ts';
import type { EmailFault } from './guide-faults.ts';

/** What stands in the way of an e-mail as typed, in a sentence; null when it can be written to. */
export const emailFault: EmailFault = (text) => {
  const read = readEmail(text);
  return read.kind === 'ok' ? null : read.sentence;
};
