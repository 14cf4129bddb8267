import { offer } from '../online/offers.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { SILENT } from '../profile-schema.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';

/** What is said to a tenant before he signs. */
export const DEBIT_LAW: readonly string[] = [
  'Le prélèvement est proposé, jamais imposé (loi n°\u00a089-462 du 6 juillet 1989, art. 4).',
  "Le compte peut être tenu dans n'importe quel pays de l'espace SEPA (règlement (UE) n°\u00a0260/2012, art. 9).",
  "Un prélèvement est annoncé au moins 14 jours avant\u202f; l'avis d'échéance l'annonce.",
  "Il peut être remboursé par la banque pendant 8 semaines, et pendant 13 mois si aucun mandat ne l'autorisait.",
  "Le mandat se révoque à tout moment\u202f; sans prélèvement pendant 36 mois, il n'est plus valable.",
];

export type DebitOffer = {
  /** A mandate may be set up. */
  readonly subscribe: boolean;
  /** Its account may be changed. */
  readonly account: boolean;
  readonly rule: ShownRule;
};

/** Whether direct debit is offered; only an explicit no of the landlord closes it. @param on ISO date */
export function debitOffer(profile: LandlordProfile, on: string): DebitOffer {
  const offered = appliedRule(profile, 'debit.offered', on).value !== false;
  const debit = offer(profile, 'debit', on);
  return {
    subscribe: offered && debit.offered,
    account: offered && offer(profile, 'bankAccount', on).offered,
    rule: offered && !debit.offered ? debit.rule : shownRule(profile, 'debit.offered', on),
  };
}

/**
 * The days of the month that a tenant may choose. Where the guide names none, none is asked and the landlord chooses.
 * @param on ISO date
 */
export function debitDays(
  profile: LandlordProfile,
  on: string,
): { days: readonly number[]; sentence: string; rule: ShownRule } {
  const days = appliedRule(profile, 'debit.days', on).value ?? [];
  const rule = shownRule(profile, 'debit.days', on);
  if (days.length === 0) {
    return { days, sentence: `Le bailleur choisit le jour de prélèvement. ${SILENT}.`, rule };
  }
  return { days, sentence: `Le locataire choisit le jour\u202f: ${choices(days)} du mois.`, rule };
}

function choices(days: readonly number[]): string {
  const [last, ...before] = days.map((day) => (day === 1 ? 'le 1ᵉʳ' : `le ${day}`)).toReversed();
  return before.length === 0 ? (last ?? '') : `${before.toReversed().join(', ')} ou ${last}`;
}
