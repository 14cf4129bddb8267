import type { Content } from 'pdfmake/interfaces';
import {
  formatDate,
  formatInstant,
  formatMonth,
  formatOfMonth,
  formatPlainDate,
  isoDate,
} from '../../../../rules/dates.ts';
import { formatEuros } from '../../../../rules/money.ts';
import type { NoticeFacts, RegularisationFacts, ResidenceFacts, UpToDateFacts } from '../../month-facts.ts';
import type { PaperFacts } from '../../paper-facts.ts';
import { holderNames, reserve, sum } from '../sentences.ts';
import { printed } from '../typography.ts';

export function dayWords(on: string): string {
  return formatPlainDate(isoDate(on));
}

/** Under a quittance that no payment of this counter gave. */
export const FROM_ACCOUNT =
  'Établie d’après le compte, qui porte les paiements faits au guichet comme ailleurs.';

/**
 * The discharge of a month that the account shows wholly paid (B1): who paid it is not said, the account does not know.
 * @param who the tenants and their dwelling; empty where the paper has just named them
 */
export function recorded(facts: PaperFacts, who: readonly Content[]): Content[] {
  const start = [
    `${printed(facts.landlord.name)}, bailleur, constate que le loyer et les charges de la période ci-dessus, dus par `,
    ...(who.length === 0 ? ['le locataire'] : [...who, ',']),
  ];
  if (facts.netDueCents > 0) {
    return [
      ...start,
      ' ont été payés en entier, soit ',
      ...sum(facts.netDueCents),
      ', et en donne quittance',
      ...reserve(facts, ', '),
      '.',
    ];
  }
  return [
    ...start,
    ' sont couverts en entier par les aides et les déductions ci-dessous, sans rien à payer, et en donne quittance.',
  ];
}

/** What was received beyond what the month asked; null where nothing was. */
export function surplusLine({ received, netDueCents, payment }: PaperFacts): string | null {
  const over = received.reduce((total, { cents }) => total + cents, 0) - netDueCents;
  return payment !== null || over <= 0
    ? null
    : `L’excédent de ${formatEuros(over)} est porté au crédit du compte.`;
}

export const NOTICE_WARNING = 'Cet avis n’est pas une quittance.';
export const NOTICE_LEGAL =
  'Avis remis gratuitement au guichet, d’après le compte à cette date. La quittance se demande gratuitement une fois le mois payé en entier (loi n°\u00a089-462 du 6\u00a0juillet 1989, art. 21). Un paiement qui n’est pas encore inscrit au compte n’est pas déduit.';

export function previousWords({ drawnOn }: NoticeFacts): string {
  return `Solde antérieur au ${formatDate(isoDate(drawnOn))}`;
}

/** "Net à payer au plus tard le 10 octobre 2026". */
export function netWords({ dueOn, netCents }: NoticeFacts): string {
  return dueOn === null || netCents <= 0 ? 'Net à payer' : `Net à payer, exigible le ${dayWords(dueOn)}`;
}

/** In the tenant's favour after the month, in cents; 0 where he owes. */
export function carriedCents({ netCents }: NoticeFacts): number {
  return Math.max(0, -netCents);
}

export const CARRIED_WORDS = 'Avoir reporté sur les prochaines échéances';

/** What changed since the notice: null where what it asked is still what is owed. */
export function leftWords({ leftCents, netCents, issued }: NoticeFacts): string | null {
  if (leftCents === Math.max(0, netCents)) return null;
  const { day } = formatInstant(issued.at, issued.offsetMinutes);
  return `Reste à payer au ${day}`;
}

export function referenceWords({ reference, netCents, leftCents }: NoticeFacts): string {
  if (netCents <= 0 && leftCents === 0) return 'Rien n’est à payer pour ce mois.';
  return `Pour payer\u202f: au guichet, ou par un autre moyen en rappelant ${article(reference.name)} ${reference.printed}.`;
}

function article(name: string): string {
  return /^[aeiouyhéèê]/i.test(name) ? `l’${printed(name)}` : `la ${printed(name)}`;
}

/** "445,34 € seront prélevés le 10 octobre 2026". */
export function collectedWords(debit: NonNullable<NoticeFacts['debit']>): string {
  const verb = debit.amountCents < 200 ? 'sera prélevé' : 'seront prélevés';
  return `${formatEuros(debit.amountCents)} ${verb} le ${dayWords(debit.on)}.`;
}

/** What the account is debited under (B26). */
export function debitRows(debit: NonNullable<NoticeFacts['debit']>): [name: string, value: string][] {
  return [
    ['Montant', formatEuros(debit.amountCents)],
    ['Date', dayWords(debit.on)],
    ...(debit.maskedIban === null ? [] : [['Compte', debit.maskedIban] as [string, string]]),
    ['Référence du mandat (RUM)', debit.rum],
    ['Créancier (ICS)', debit.ics],
  ];
}

export const DEBIT_HEAD = 'Prélèvement SEPA';
export const DEBIT_CONTEST =
  'Un prélèvement autorisé se conteste auprès de la banque dans les 8 semaines\u202f; un prélèvement non autorisé, dans les 13 mois.';

export const ATTESTATION_LEGAL =
  'Attestation remise gratuitement au guichet, à la demande du locataire, pour servir et valoir ce que de droit.';
export const UP_TO_DATE_LEGAL = `${ATTESTATION_LEGAL} Elle dit l’état du compte à sa date et n’est pas une quittance.`;
export const RESIDENCE_LEGAL = `${ATTESTATION_LEGAL} Elle est établie d’après le bail et dit qui en est titulaire à sa date.`;

export function upToDateWords(facts: UpToDateFacts, who: readonly Content[]): Content[] {
  const several = facts.holders.length > 1;
  return [
    `${printed(facts.landlord.name)}, bailleur, atteste que `,
    ...who,
    `, ${several ? 'sont à jour du paiement de leur loyer et de leurs charges' : 'est à jour du paiement de son loyer et de ses charges'}\u202f: `,
    { text: `aucune somme échue n’est due au ${dayWords(facts.on)}`, bold: true },
    facts.underReserve ? ', sous réserve d’encaissement des chèques reçus.' : '.',
  ];
}

/** The name alone, where the paper has just told the dwelling. */
export function namesOf(facts: UpToDateFacts): Content[] {
  return [{ text: holderNames(facts), bold: true }];
}

export function upToDateRows(facts: UpToDateFacts): [name: string, value: string][] {
  const { startedOn, lastMonth, coming } = facts;
  return [
    ['Bail depuis le', dayWords(startedOn)],
    ...(lastMonth === null ? [] : [['Dernier mois échu, payé', formatMonth(lastMonth)] as [string, string]]),
    ['Échu et restant dû', formatEuros(0)],
    ...(coming === null ? [] : [['Prochaine échéance', comingWords(coming)] as [string, string]]),
  ];
}

function comingWords({ month, cents, dueOn }: NonNullable<UpToDateFacts['coming']>): string {
  const due = dueOn === null ? '' : `, exigible le ${dayWords(dueOn)}`;
  return `${formatMonth(month)}, ${formatEuros(cents)}${due}`;
}

/** Who holds the lease of which dwelling, since when. */
export function residenceWords(facts: ResidenceFacts): Content[] {
  const { dwelling, holders, startedOn, exitOn, landlord } = facts;
  const end =
    exitOn === null ? 'ce bail est en cours à ce jour' : `ce bail court jusqu’au ${dayWords(exitOn)}`;
  return [
    `${printed(landlord.name)}, bailleur, atteste que `,
    { text: holderNames(facts), bold: true },
    ` ${holders.length > 1 ? 'sont titulaires' : 'est titulaire'} du bail du logement situé `,
    { text: printed(dwelling.address ?? ''), bold: true },
    dwelling.description === null ? '' : ` (${printed(dwelling.description)})`,
    `, depuis le ${dayWords(startedOn)}, et que ${end}.`,
  ];
}

export const REGULARISATION_LEGAL =
  'Document remis gratuitement au guichet, d’après le compte à cette date. Les charges sont provisionnées et régularisées au moins une fois par an\u202f; leur décompte par nature est communiqué un mois avant, et les pièces justificatives se consultent auprès du bailleur pendant six mois (CCH, art. L.\u00a0442-3\u202f; décret n°\u00a082-955 du 9\u00a0novembre 1982).';

export function regularisationSubtitle({ month, year, dueOn }: RegularisationFacts): string {
  const of = year === null ? '' : `Année ${year.year}, `;
  const due = dueOn === null ? '' : `, exigible le ${dayWords(dueOn)}`;
  return `${of}${of === '' ? 'Portée' : 'portée'} sur l’échéance ${printed(formatOfMonth(month))}${due}`;
}

/** What it comes to, and for whom. */
export function regularisationWords(facts: RegularisationFacts, who: readonly Content[]): Content[] {
  const { landlord, resultCents, year } = facts;
  const of =
    year === null ? 'La régularisation des charges' : `La régularisation des charges de ${year.year}`;
  if (resultCents === 0) {
    return [
      `${of}, faite par ${printed(landlord.name)}, bailleur, pour `,
      ...who,
      ', ne laisse rien à payer ni à rendre.',
    ];
  }
  return [
    `${of}, faite par ${printed(landlord.name)}, bailleur, pour `,
    ...who,
    ', laisse ',
    resultCents > 0 ? 'à payer ' : 'en sa faveur ',
    ...sum(Math.abs(resultCents)),
    '.',
  ];
}
