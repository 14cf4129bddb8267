import { revocationWords } from '../../../../rules/direct-debit/words.ts';
import type { DebitReceiptFacts, MandateFacts } from '../../debit-facts.ts';
import { printed } from '../typography.ts';

/** An account number in groups of four, as it is read aloud and copied. */
export function groupedIban(iban: string): string {
  return (iban.match(/.{1,4}/g) ?? []).join('\u00a0');
}

export function mandateTitle({ amendment }: MandateFacts): string {
  return amendment ? 'Avenant au mandat SEPA' : 'Mandat de prélèvement SEPA';
}

/** The words of the European rulebook, without which a mandate is none (B24, B25). */
export function authorisation({ landlord }: MandateFacts): string[] {
  const creditor = printed(landlord.legalName);
  return [
    `En signant ce mandat, vous autorisez (A) ${creditor} à envoyer des instructions à votre banque pour débiter votre compte, et (B) votre banque à débiter votre compte conformément aux instructions de ${creditor}.`,
    'Vous bénéficiez du droit d’être remboursé par votre banque, selon la convention que vous avez passée avec elle. La demande est à présenter dans les 8 semaines suivant le débit de votre compte pour un prélèvement autorisé, et sans tarder, au plus tard dans les 13 mois, pour un prélèvement non autorisé.',
  ];
}

export const AMENDMENT =
  'Ce compte remplace celui du mandat en cours\u202f; la référence unique du mandat ne change pas.';

export function debitDayWords(day: number | null): string {
  return day === null
    ? 'Fixé par le bailleur, annoncé par l’avis d’échéance'
    : `Le ${dayOfMonth(day)} de chaque mois`;
}

function dayOfMonth(day: number): string {
  return day === 1 ? '1ᵉʳ' : String(day);
}

export const MANDATE_LEGAL =
  'Le bailleur garde l’original signé. Le prélèvement peut vous être proposé, jamais imposé (loi n°\u00a089-462 du 6\u00a0juillet 1989, art. 4)\u202f; vous pouvez le révoquer à tout moment. Chaque prélèvement est annoncé au moins 14\u00a0jours avant, par l’avis d’échéance. Un mandat sans prélèvement pendant 36\u00a0mois n’est plus valable.';

export function debitReceiptTitle({ what }: DebitReceiptFacts): string {
  return what.kind === 'day' ? 'Jour de prélèvement' : 'Révocation du mandat';
}

export function debitDone({ what }: DebitReceiptFacts): string {
  return what.kind === 'day'
    ? 'a enregistré au guichet un nouveau jour de prélèvement pour '
    : 'a enregistré au guichet la révocation du mandat de prélèvement de ';
}

/** What is told of it, by name. */
export function debitReceiptRows(facts: DebitReceiptFacts): [name: string, value: string][] {
  const { what, rum, maskedIban, creditor } = facts;
  return [
    ['Référence du mandat (RUM)', rum],
    ...(maskedIban === null ? [] : [['Compte', maskedIban] as [string, string]]),
    ['Créancier (ICS)', creditor.ics],
    ...(what.kind === 'day'
      ? [['Nouveau jour', debitDayWords(what.day)] as [string, string]]
      : what.reason === null
        ? []
        : [['Motif', revocationWords[what.reason]] as [string, string]]),
  ];
}

export function debitNote({ what }: DebitReceiptFacts): string {
  return what.kind === 'day'
    ? 'Le nouveau jour vaut pour les prochains prélèvements\u202f; celui qui est déjà annoncé peut encore partir à l’ancien jour.'
    : 'Plus aucun prélèvement ne part sous ce mandat. Un prélèvement déjà remis à la banque peut encore être présenté\u202f: il est alors remboursé par votre banque, à votre demande.';
}

export const REVOKED_PAY =
  'Le loyer reste dû\u202f: il se paie au guichet, ou par un autre moyen accepté par le bailleur.';
export const DEBIT_LEGAL =
  'Récépissé remis gratuitement. Si vous n’avez pas demandé ce changement, dites-le à votre bailleur et à votre banque.';
