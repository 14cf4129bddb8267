import type { Translated } from '../catalogue.ts';
import type { insurance as fr } from '../fr/insurance.ts';

export const insurance: Translated<typeof fr> = {
  insurer: 'Who is your insurer?',
  insurerLabel: 'Insurer',
  insurerHint: 'Its name is at the top of the certificate',
  policy: 'What is the policy number?',
  policyLabel: 'Policy number',
  start: 'When does it start?',
  startLabel: 'Start',
  end: 'When does it end?',
  endLabel: 'End',
  endFault: 'The end is before the start.',
  now: 'Your landlord has a certificate until {date}.',
  over: 'Your certificate ended on {date}.',
  never: 'Your landlord has no certificate.',
  waiting: 'A certificate is already being checked.',
  show: 'Show your certificate',
  showLead: "Photograph it, or lay it in the scanner's tray.",
  showNeeded: 'At least one page is needed.',
  pages: 'Pages',
  period: 'From {start} to {end}',
  periodLabel: 'Period',
  send: 'Send my certificate',
  done: 'Certificate received',
  doneNext: 'Your landlord will check it.',
};
