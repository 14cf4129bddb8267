import type { Steps } from '../acts/steps.ts';

export type InsuranceStep = 'insurer' | 'policy' | 'start' | 'end' | 'pages' | 'check';
export const INSURANCE_STEPS: Steps<InsuranceStep> = ['insurer', 'policy', 'start', 'end', 'pages', 'check'];

/** Which question an answer of the core's input came from. */
export const INSURANCE_FIELDS: Readonly<Record<string, InsuranceStep>> = {
  insurer: 'insurer',
  policy: 'policy',
  startsOn: 'start',
  endsOn: 'end',
  files: 'pages',
};
