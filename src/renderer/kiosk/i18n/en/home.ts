import type { Translated } from '../catalogue.ts';
import type { home as fr } from '../fr/home.ts';

export const home: Translated<typeof fr> = {
  title: 'What would you like to do?',
  lead: 'Hello. Some pages ask for your counter code or your password.',
  leadFull: 'Hello. Every page is open to you.',
  leadPay: 'You can pay. For everything else, please identify yourself.',
  account: 'Account {reference}',
  locked: 'with your code',
  offline: 'Off line: what you do here will be sent later.',
  balance: 'My balance',
  payment: 'Pay',
  documents: 'My documents',
  insurance: 'My insurance',
  request: 'Make a request',
  contactDetails: 'My contact details',
  space: 'Create my account',
  debit: 'My direct debit',
  contacts: 'Useful contacts',
  library: 'Useful documents',
};
