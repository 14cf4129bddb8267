import { debitDays } from '../../../rules/direct-debit/rules.ts';
import { holdsIban } from '../../direct-debit/hidden-iban.ts';
import { readIban } from '../../direct-debit/read-iban.ts';
import type { DebitDesk } from './debit-desk.ts';
import { refuseField } from './refusals.ts';

/**
 * The account to collect from: whole for the command alone, masked for all the rest.
 * @throws Refusal `BOR-CHAMP`
 */
export function requireIban(typed: string): { readonly iban: string; readonly maskedIban: string } {
  const read = readIban(typed);
  if (read.kind === 'refused') return refuseField('iban', read.sentence);
  return { iban: read.iban, maskedIban: read.masked };
}

/** An account number is typed in its own field alone. @throws Refusal `BOR-CHAMP` */
export function requireDebtor(name: string): { readonly name: string; readonly lines: readonly string[] } {
  if (holdsIban(name)) refuseField('debtor', "Le nom contient un IBAN\u202f: l'IBAN se tape dans son champ.");
  return { name, lines: [] };
}

/**
 * The day is one of the landlord's, where its guide names some; else it is the landlord's to choose.
 * @throws Refusal `BOR-CHAMP`
 */
export function requireDebitDay({ profile, today }: DebitDesk, day: number | null): void {
  const { days, sentence } = debitDays(profile, today);
  if (days.length === 0 ? day === null : day !== null && days.includes(day)) return;
  refuseField(
    'day',
    days.length === 0 ? "Aucun jour n'est à choisir." : `Ce jour n'est pas proposé. ${sentence}`,
  );
}
