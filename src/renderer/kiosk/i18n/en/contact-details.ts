import type { Translated } from '../catalogue.ts';
import type { contactDetails as fr } from '../fr/contact-details.ts';

export const contactDetails: Translated<typeof fr> = {
  phone: 'What is your telephone number?',
  phoneLabel: 'Telephone',
  keep: 'What you skip stays as it is.',
  email: 'What is your e-mail address?',
  emailLabel: 'E-mail',
  again: 'Type your e-mail address a second time',
  againLabel: 'E-mail, a second time',
  againFault: 'The two addresses are not the same.',
  unchanged: 'Stays as it is',
  send: 'Send my contact details',
  done: 'Contact details passed on',
  doneNext: 'Your landlord checks them before using them.',
  nothing: 'Nothing to change',
  nothingLead: 'You gave neither a telephone number nor an e-mail address. Your details stay as they are.',
};
