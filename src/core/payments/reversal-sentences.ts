import { meansSchema, type Reversal } from '../../contract/payments.ts';
import { formatOfMonth } from '../../rules/dates.ts';
import { formatEuros } from '../../rules/money.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { PaymentHere, StandingPaper } from './reversal-queries.ts';

export type SaidOf = {
  readonly kind: Reversal['kind'];
  readonly payment: PaymentHere;
  /** Months due again. */
  readonly months: readonly string[];
  readonly papers: readonly StandingPaper[];
  /** The payments of the same act: standing for an annulation, unpaid with this one for a bounced cheque. */
  readonly others: readonly PaymentHere[];
  /** The payment on the right account, for a wrong account. */
  readonly movedTo: { readonly number: string; readonly reference: string } | null;
};

/** What the clerk does next, in the order it is done: the money, then the papers, then the other accounts. */
export function reversalSentences(said: SaidOf): string[] {
  return [
    moneySentence(said),
    ...said.papers.map((paper) => paperSentence(paper, said.payment)),
    ...after(said),
  ];
}

function moneySentence({ kind, payment, others, movedTo }: SaidOf): string {
  const amount = formatEuros(payment.amountCents);
  if (movedTo !== null)
    return `L'argent ne bouge pas\u202f: ${amount} passent sur le compte ${movedTo.reference}, encaissement n°${NBSP}${movedTo.number}.`;
  const means = meansSchema.parse(JSON.parse(payment.means));
  switch (means.mode) {
    case 'especes':
      return `Rendez ${amount} en espèces au payeur.`;
    case 'carte':
      return `Le débit de la carte se reverse sur le terminal\u202f: ${amount}, autorisation ${means.authorisation}.`;
    case 'cheque': {
      const cheque = `chèque n°${NBSP}${means.number} (${means.bank})`;
      if (kind === 'cheque-impaye')
        return `Le ${cheque} est revenu impayé\u202f: ${amount} sont de nouveau dus. Rien n'est à rendre en caisse.`;
      if (others.length === 0) return `Rendez le ${cheque} au payeur.`;
      return `Le ${cheque} paie aussi un autre compte\u202f: ne le rendez pas. ${amount} sont à régler avec le payeur.`;
    }
  }
}

function paperSentence(
  { kind, number, title, paymentId, paymentNumber, handedOver }: StandingPaper,
  own: PaymentHere,
) {
  const which = kind === 'quittance' ? 'la quittance' : 'le reçu';
  const it = kind === 'quittance' ? 'la' : 'le';
  const month = title.replace(/^(Quittance|Reçu) /, '');
  const with_ =
    paymentId === own.id || paymentNumber === null
      ? ''
      : `, ${kind === 'quittance' ? 'donnée' : 'donné'} avec l'encaissement n°${NBSP}${paymentNumber}`;
  if (handedOver === 1) return `Reprenez ${which} n°${NBSP}${number} ${month}${with_}, ou barrez-${it}.`;
  const named = `${which.charAt(0).toUpperCase()}${which.slice(1)}`;
  return `${named} n°${NBSP}${number} ${month}${with_} ne vaut plus\u202f: ne ${it} remettez pas.`;
}

function after({ kind, months, others, payment }: SaidOf): string[] {
  const sentences: string[] = [];
  const named = others.map(({ printed, number }) => `${printed} (n°${NBSP}${number})`).join(', ');
  if (others.length > 0 && kind === 'cheque-impaye')
    sentences.push(
      others.length === 1
        ? `Le même chèque payait aussi le compte ${named}\u202f: il est impayé lui aussi.`
        : `Le même chèque payait aussi les comptes ${named}\u202f: ils sont impayés eux aussi.`,
    );
  if (others.length > 0 && kind === 'annulation')
    sentences.push(
      others.length === 1
        ? `L'autre compte du même règlement reste payé\u202f: ${named}.`
        : `Les autres comptes du même règlement restent payés\u202f: ${named}.`,
    );
  const due = months.map(formatOfMonth);
  if (due.length > 0) {
    const listed =
      due.length === 1
        ? `Le mois ${due[0]} est`
        : `Les mois ${due.slice(0, -1).join(', ')} et ${due.at(-1)} sont`;
    sentences.push(`${listed} de nouveau à payer sur le compte ${payment.printed}.`);
  }
  return sentences;
}
