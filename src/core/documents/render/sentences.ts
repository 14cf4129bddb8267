import type { Content } from 'pdfmake/interfaces';
import {
  CARRIED_OVER_MONTH,
  formatDate,
  formatInstant,
  formatMonth,
  formatPlainDate,
  isoDate,
} from '../../../rules/dates.ts';
import { amountInWords, formatEuros } from '../../../rules/money.ts';
import type { CommonFacts, PaidFacts, PaperFacts } from '../paper-facts.ts';
import { capital, numbered, printed } from './typography.ts';

const LAW = 'l’article 21 de la loi n°\u00a089-462 du 6\u00a0juillet 1989';
const CHEQUE = 'Un paiement par chèque n’est libératoire que sous réserve d’encaissement.';
const KEEP = 'À conserver pendant tout le bail et trois ans après.';

export const QUITTANCE_LEGAL = `Quittance délivrée gratuitement, en application de ${LAW}. Elle porte sur la seule période indiquée et ne préjuge pas des sommes dues pour d’autres périodes. ${CHEQUE} ${KEEP}`;
export const RECU_WARNING = 'Ce reçu n’est pas une quittance.';

/** Under a reçu: only what holds for this one. */
export function recuLegal(facts: PaperFacts): string {
  return [
    `Reçu délivré gratuitement, en application de ${LAW}.`,
    ...(quittanceWillCome(facts) ? ['La quittance sera remise quand le mois sera payé en entier.'] : []),
    ...(facts.underReserve ? [CHEQUE] : []),
    KEEP,
  ].join(' ');
}

/** Neither an advance nor a debt carried over has a quittance to come, nor a month that has its own already. */
export function quittanceWillCome({ month, remainingCents }: PaperFacts): boolean {
  return month !== null && month !== CARRIED_OVER_MONTH && remainingCents > 0;
}

/** `Période du 1er au 30 septembre 2026, terme échu, exigible le 10 octobre 2026`. */
export function periodLine(facts: Pick<PaperFacts, 'period' | 'term' | 'dueOn' | 'month'>): Content[] {
  const rest = [
    facts.term === null ? '' : facts.term === 'terme_echu' ? ', terme échu' : ', terme à échoir',
    facts.dueOn === null ? '' : `, exigible le ${formatPlainDate(isoDate(facts.dueOn))}`,
  ].join('');
  if (facts.period === null)
    return [facts.month === null ? '' : `${capital(formatMonth(facts.month))}${rest}`];
  const { from, to } = facts.period;
  const end = formatPlainDate(isoDate(to));
  const first = from.slice(0, 7) === to.slice(0, 7) ? Number(from.slice(8)) : formatPlainDate(isoDate(from));
  if (first === 1) return ['Période du 1', { text: 'er', sup: true, fontSize: 12.2 }, ` au ${end}${rest}`];
  return [`Période du ${first} au ${end}${rest}`];
}

/** "Habitat Spécimen, bailleur, reconnaît avoir reçu de M. D’ARC, locataire du logement situé …, la somme de …". */
export function acknowledgement(facts: PaperFacts, cents: number): Content[] {
  const from = facts.payer === null ? 'reconnaît avoir reçu de ' : 'reconnaît avoir reçu, pour le compte de ';
  return [`${printed(facts.landlord.name)}, bailleur, ${from}`, ...tenant(facts), ', ', ...sum(cents)];
}

/** "M. D’ARC Jean-Baptiste, locataire du logement situé 14 rue des Bleuets (T3)". */
export function tenant(facts: CommonFacts): Content[] {
  const several = facts.holders.length > 1;
  const dwelling = facts.dwelling;
  return [
    { text: holderNames(facts), bold: true },
    `, ${several ? 'locataires' : 'locataire'} du logement `,
    ...(dwelling.address === null
      ? [`à l’adresse protégée, ${printed(facts.reference.name)} ${facts.reference.printed}`]
      : ['situé ', { text: printed(dwelling.address), bold: true }]),
    dwelling.description === null ? '' : ` (${printed(dwelling.description)})`,
  ];
}

/** "la somme de 295,34 € (deux cent …)". */
export function sum(cents: number): Content[] {
  return ['la somme de ', { text: formatEuros(cents), bold: true }, ` (${printed(amountInWords(cents))})`];
}

/** Names exactly as held; two of one name are told apart by their birth. */
export function holderNames({ holders, births }: Pick<CommonFacts, 'holders' | 'births'>): string {
  const named = holders.map((name, index) => `${name}${bornWords(name, births?.[index] ?? null)}`);
  if (named.length <= 1) return named[0] ?? '';
  return `${named.slice(0, -1).join(', ')} et ${named.at(-1) ?? ''}`;
}

function bornWords(name: string, birth: string | null): string {
  if (birth === null) return '';
  const born = /^mme\b/i.test(name) ? 'née' : /^m\b/i.test(name) ? 'né' : 'né(e)';
  return birth.length === 4 ? ` (${born} en ${birth})` : ` (${born} le ${formatDate(isoDate(birth))})`;
}

/** "Payeur : …": the debtor and the one who paid are two (B16). */
export function payerLine(facts: CommonFacts & { readonly payer: string | null }): string {
  if (facts.payer !== null) return `Payeur\u202f: ${facts.payer}, pour le compte du locataire.`;
  const role = facts.holders.length > 1 ? 'locataires' : 'locataire';
  return `Payeur\u202f: ${holderNames(facts)}, ${role}.`;
}

const IMPUTATION: Readonly<Record<PaidFacts['imputation'], string>> = {
  oldest: 'sur le mois le plus ancien, sans autre choix du payeur (code civil, art. 1342-10).',
  chosen: 'sur le mois choisi par le payeur (code civil, art. 1342-10).',
  surplus:
    'ce qui dépasse le mois choisi par le payeur, sur le mois dû le plus ancien (code civil, art. 1342-10).',
  advance: 'en avance sur les prochaines échéances de loyer et de charges.',
};

export function imputationLine(facts: PaidFacts): string {
  return `Imputation\u202f: ${IMPUTATION[facts.imputation]}`;
}

/** "Annule et remplace le reçu n° … du … pour la même période." */
export function replacesLine({ replaces }: PaperFacts): string | null {
  if (replaces.length === 0) return null;
  const list = replaces.map(({ number, on }) => `${numbered(number)} du ${formatDate(isoDate(on))}`);
  const joined = list.length === 1 ? list[0] : `${list.slice(0, -1).join(', ')} et ${list.at(-1) ?? ''}`;
  return `Annule et remplace ${list.length === 1 ? 'le reçu' : 'les reçus'} ${joined ?? ''} pour la même période.`;
}

/** A cheque discharges only once cleared (B8): said with the amount, not at the foot. */
export function reserve({ underReserve }: PaperFacts, before: string): Content[] {
  return underReserve ? [before, { text: 'sous réserve d’encaissement du chèque', bold: true }] : [];
}

/** "Fait à Chartres, le 12 novembre 2026, à 14 h 18", then who received. */
export function signatureLines(facts: CommonFacts): string[] {
  const { date, time } = formatInstant(facts.issued.at, facts.issued.offsetMinutes);
  const { name, jobTitle } = facts.agent;
  return [
    `Fait à ${printed(facts.landlord.city)}, le ${formatPlainDate(date)}, à ${time}`,
    `Pour ${printed(facts.landlord.name)}, ${name}${jobTitle === '' ? '' : `, ${inLower(jobTitle)}`}`,
  ];
}

function inLower(text: string): string {
  return printed(text.slice(0, 1).toLocaleLowerCase('fr') + text.slice(1));
}

/** What the account already held in the tenant's favour, in cents; 0 when it owed. */
export function creditBeforeOf({ amountCents, balanceAfterCents }: PaidFacts['payment']): number {
  return Math.max(0, -(balanceAfterCents + amountCents));
}

export function balanceSentence(cents: number): string {
  if (cents === 0) return 'Compte à jour après cet encaissement.';
  const side = cents > 0 ? 'débiteur' : 'créditeur';
  return `Solde ${side} après cet encaissement\u202f: ${formatEuros(Math.abs(cents))}.`;
}
