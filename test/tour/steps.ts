import { TOUR_STEPS, type TourStep } from '../../src/start/tour-options.ts';
import type { Place } from './checks.ts';
import { endOfDay, tillClosing, tillCount } from './evening.ts';
import { search, signIn, tillOpening } from './morning.ts';
import { quittance } from './papers.ts';
import { portalBack, portalStopped } from './portal-away.ts';
import type { StepRun } from './step.ts';
import { reversal } from './taking-back.ts';
import { announcement, paymentCard, paymentCash, paymentCheque, receipt } from './taking-money.ts';

const RUNS: Readonly<Record<TourStep, StepRun>> = {
  'sign-in': signIn,
  search,
  'till-opening': tillOpening,
  'payment-cash': paymentCash,
  'payment-cheque': paymentCheque,
  'payment-card': paymentCard,
  quittance,
  receipt,
  announcement,
  reversal,
  'portal-stopped': portalStopped,
  'portal-back': portalBack,
  'till-count': tillCount,
  'till-closing': tillClosing,
  'end-of-day': endOfDay,
};

/** Steps whose paper is read back. */
const WITH_PAPER: ReadonlySet<TourStep> = new Set([
  'payment-cheque',
  'quittance',
  'receipt',
  'announcement',
  'reversal',
]);

export type Step = {
  readonly name: TourStep;
  /** "04-payment-cash": its screenshots stand in the order of the day. */
  readonly label: string;
  readonly run: StepRun;
  /** Where something must have been verified. */
  readonly places: readonly Place[];
};

/** The day, in order. */
export const STEPS: readonly Step[] = TOUR_STEPS.map((name, index) => ({
  name,
  label: `${String(index + 1).padStart(2, '0')}-${name}`,
  run: RUNS[name],
  places: ['page', 'base', 'portail', ...(WITH_PAPER.has(name) ? (['papier'] as const) : [])],
}));
