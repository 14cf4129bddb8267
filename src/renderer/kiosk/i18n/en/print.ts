import type { Translated } from '../catalogue.ts';
import type { print as fr } from '../fr/print.ts';

export const print: Translated<typeof fr> = {
  printing: 'Printing',
  printed: 'Printed: take your ticket.',
  paper: 'The printer is out of paper',
  printer: 'The printer does not answer',
  kept: 'Your operation is recorded. Write this number down:',
  keptPaper: 'Nothing is lost: the counter can print it.',
  retry: 'Try again',
  without: 'Go on without a ticket',
};
