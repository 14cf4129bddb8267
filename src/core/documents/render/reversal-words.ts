import { formatDate, isoDate } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { ReversalFacts } from '../paper-facts.ts';
import { monthList } from './order-words.ts';
import { capital, numbered, printed } from './typography.ts';

const MODES: Readonly<Record<ReversalFacts['payment']['mode'], string>> = {
  especes: 'en espèces',
  cheque: 'par chèque',
  carte: 'par carte bancaire',
};

/** "en espèces". */
/** "Espèces", "Chèque n° 0001234, Banque Exemple", "Carte bancaire, autorisation 482913". */
export function meansWords({ payment }: ReversalFacts): string {
  const { mode, means = '' } = payment;
  const name = capital(byMode(mode).replace(/^(en|par) /, ''));
  if (means === '') return name;
  return mode === 'cheque' ? capital(means) : `${name}, ${means}`;
}

export function byMode(mode: ReversalFacts['payment']['mode']): string {
  return MODES[mode];
}

const REASONS: Readonly<Record<ReversalFacts['reversal']['reason'], string>> = {
  montant: 'Montant erroné',
  mode: 'Mode de paiement erroné',
  mois: 'Mauvais mois',
  doublon: 'Encaissé deux fois',
  'annule-par-le-payeur': 'Le payeur y renonce',
  autre: 'Autre motif',
};
const KINDS: Readonly<Record<ReversalFacts['reversal']['kind'], string>> = {
  annulation: 'Encaissement annulé',
  'mauvais-compte': 'Encaissement porté sur un mauvais compte',
  'cheque-impaye': 'Chèque revenu impayé',
};

/** As the list of the account names it. */
export function slipTitle({ reversal }: ReversalFacts): string {
  return reversal.kind === 'cheque-impaye' ? 'Bordereau de chèque impayé' : 'Bordereau d’annulation';
}

export function kindWords({ reversal }: ReversalFacts): string {
  return KINDS[reversal.kind];
}

/** The reason as chosen, completed by what was written. */
export function reasonWords({ reversal }: ReversalFacts): string {
  const { kind, reason, text } = reversal;
  const said = printed(text.trim());
  const chosen = kind === 'annulation' || reason !== 'autre' ? REASONS[reason] : KINDS[kind];
  if (said === '') return chosen;
  return reason === 'autre' && kind === 'annulation' ? said : `${chosen}\u202f: ${said}`;
}

/** Cash is handed back only where the payment is cancelled: a wrong account moves none, a cheque brought none. */
export function cashHandedBack({ reversal, payment }: ReversalFacts): boolean {
  return reversal.kind === 'annulation' && payment.mode === 'especes';
}

/** What becomes of the money, in one sentence. */
export function moneyWords(facts: ReversalFacts): string {
  const { reversal, payment } = facts;
  const amount = formatEuros(payment.amountCents);
  switch (reversal.kind) {
    case 'mauvais-compte':
      return reversal.movedTo === null
        ? `${amount} sont portés sur le bon compte. Aucune somme n’est rendue.`
        : `${amount} sont portés sur le compte ${reversal.movedTo.reference}, encaissement ${numbered(reversal.movedTo.number)}. Aucune somme n’est rendue.`;
    case 'cheque-impaye':
      return `Le chèque est revenu impayé\u202f: ${amount} n’ont pas été encaissés et sont de nouveau dus.`;
    case 'annulation':
      switch (payment.mode) {
        case 'especes':
          return `${amount} sont rendus en espèces au payeur.`;
        case 'cheque':
          return `Le chèque n’est plus compté pour ce compte\u202f: ${amount} sont de nouveau dus.`;
        case 'carte':
          return `Le débit de la carte est annulé sur le terminal de paiement\u202f: ${amount}.`;
      }
  }
}

export function monthsWords({ payment }: ReversalFacts): string | null {
  if (payment.months.length === 0) return null;
  return `De nouveau à payer\u202f: ${monthList(payment.months)}.`;
}

/** "Ne valent plus : quittance de septembre 2026, n° G2A-Q-000001." */
export function voidedPapersWords({ voided }: ReversalFacts): string {
  if (voided.length === 0) return 'Aucun papier n’avait été délivré pour cet encaissement.';
  const list = voided.map(({ number, title }) => `${lower(printed(title))}, ${numbered(number)}`);
  return `${voided.length === 1 ? 'Ne vaut plus' : 'Ne valent plus'}\u202f: ${list.join('\u202f; ')}.`;
}

function lower(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('fr') + text.slice(1);
}

export function takenOnWords({ payment }: ReversalFacts): string {
  return formatDate(isoDate(payment.takenOn));
}

export const REVERSAL_LEGAL =
  'L’encaissement repris reste inscrit au journal de la caisse, avec ce bordereau à sa suite\u202f: aucune écriture n’est effacée. Un papier qui ne vaut plus ne prouve aucun paiement.';
