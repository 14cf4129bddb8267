import type { PaymentPlan } from '../../contract/payments.ts';
import { paymentModeLabel } from '../../rules/allocation.ts';
import { formatDate, formatMonth, isoDate } from '../../rules/dates.ts';
import { formatEuros } from '../../rules/money.ts';
import { appliedRule, type LandlordProfile, SILENT } from '../../rules/profile.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { PlannedPaper, PlanRequest } from './plan.ts';

export type RuleLine = PaymentPlan['rules'][number];

const RENT_LAW = `Loi n°${NBSP}89-462 du 6${NBSP}juillet 1989`;

/** The rules that decided this plan, each with its source: what the clerk reads under "Règle appliquée". */
export function appliedRules(made: {
  readonly profile: LandlordProfile;
  readonly lease: LeaseSummary;
  readonly request: PlanRequest;
  readonly papers: readonly PlannedPaper[];
  /** Months too old to be paid without being named. */
  readonly barred: readonly string[];
  readonly today: string;
}): RuleLine[] {
  const { profile, lease, request, papers, barred, today } = made;
  const lines: RuleLine[] = [
    rule(
      request.chosenMonths.length > 0
        ? 'Imputation sur le mois choisi par le payeur.'
        : 'Imputation sur le mois le plus ancien, sans autre choix du payeur.',
      appliedRule(profile, 'payment.allocation', today).source,
    ),
    rule(
      'Quittance seulement si le mois est payé en entier, sinon reçu.',
      appliedRule(profile, 'payment.quittance', today).source,
    ),
  ];
  if (barred.length > 0) {
    const which = barred.map((month) => formatMonth(month)).join(', ');
    lines.push(
      rule(
        `Dû depuis plus de trois ans, payé seulement si le payeur le nomme\u202f: ${which}.`,
        `${RENT_LAW}, art. 7-1`,
      ),
    );
  }
  if (request.mode === 'especes') {
    const ceiling = appliedRule(profile, 'payment.cashCeilingCents', today);
    if (ceiling.value !== null)
      lines.push(rule(`Espèces\u202f: ${formatEuros(ceiling.value)} au plus par dette.`, ceiling.source));
  }
  if (request.mode === 'cheque') {
    lines.push(
      rule(
        "Chèque\u202f: le papier est donné sous réserve d'encaissement.",
        'Réponse ministérielle, JOAN du 9 septembre 1991, p.\u00a03622',
      ),
    );
  }
  if (appliedRule(profile, 'payment.counterModes', today).value === null && request.mode !== 'especes')
    lines.push(rule(`${paymentModeLabel(request.mode)} au guichet\u202f: accepté.`, SILENT));
  const partial = appliedRule(profile, 'payment.partial', today);
  if (papers.some(({ remainingCents }) => remainingCents > 0) && partial.value === null)
    lines.push(rule('Paiement partiel accepté.', partial.source));
  if (lease.exitOn !== null && lease.exitOn <= today) {
    lines.push(
      rule(
        `Locataire sorti le ${formatDate(isoDate(lease.exitOn))}\u202f: le paiement et son papier restent possibles.`,
        `${RENT_LAW}, art. 21`,
      ),
    );
  }
  return lines;
}

function rule(text: string, source: string): RuleLine {
  return { text, source, blocking: false };
}
