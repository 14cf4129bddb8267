import type { Translated } from '../catalogue.ts';
import type { acts as fr } from '../fr/acts.ts';

export const acts: Translated<typeof fr> = {
  check: 'Is everything right?',
  skip: 'Skip',
  yes: 'Yes',
  no: 'No',
  retry: 'Try again',
  sending: 'Saving',
  sentNow: 'It has been sent to your landlord.',
  sentLater: 'It will be sent as soon as the connection is back.',
  none: 'Not given',
  previous: 'Previous page',
  next: 'Next page',
  dateFault: 'This date cannot be read. Type day, month and year: 05/11/2026.',
  dateHint: 'Day, month, year: 05/11/2026',
  frenchText: 'This text exists in French only. An agent at the counter can explain it to you.',
};
