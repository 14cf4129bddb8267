import type { Steps } from '../acts/steps.ts';

export type DebitAct = 'subscribe' | 'account' | 'day';
export type DebitStep = 'iban' | 'holder' | 'day' | 'check';

/** The questions of an act on a mandate; a day is asked where the landlord offers some. */
export function debitSteps(act: DebitAct, days: readonly number[]): Steps<DebitStep> {
  switch (act) {
    case 'subscribe':
      return days.length === 0 ? ['iban', 'holder', 'check'] : ['iban', 'holder', 'day', 'check'];
    case 'account':
      return ['iban', 'holder', 'check'];
    case 'day':
      return ['day', 'check'];
  }
}

/** Which question an answer of the core's input came from. */
export const DEBIT_FIELDS: Readonly<Record<string, DebitStep>> = {
  iban: 'iban',
  debtor: 'holder',
  day: 'day',
};
