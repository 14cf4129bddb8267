import { isIsoDate } from '../../../rules/dates.ts';
import { readEmail } from '../../../rules/registrations/email.ts';
import { readPhone } from '../../dossier/read-phone.ts';
import { refuseField } from './refusals.ts';

/**
 * A telephone as it is kept, E.164; null where none was typed.
 * @throws Refusal `BOR-CHAMP`
 */
export function readPhoneField(typed: string | null, field: string): string | null {
  const read = readPhone(typed ?? '');
  if (read.kind === 'refused') return refuseField(field, read.sentence);
  return read.kind === 'empty' ? null : read.kept;
}

/**
 * An e-mail address typed twice; null where none was typed.
 * @throws Refusal `BOR-CHAMP`
 */
export function readEmailTwice(first: string | null, again: string | null): string | null {
  const typed = first ?? '';
  if (typed === '' && (again ?? '') === '') return null;
  const read = readEmail(typed);
  if (read.kind === 'refused') return refuseField('email', read.sentence);
  const second = readEmail(again ?? '');
  if (second.kind === 'refused' || second.key !== read.key)
    return refuseField('emailAgain', 'Les deux adresses e-mail ne sont pas les mêmes.');
  return read.email;
}

/** @throws Refusal `BOR-CHAMP` */
export function requireDay(day: string, field: string): string {
  return isIsoDate(day) ? day : refuseField(field, "Ce jour n'existe pas au calendrier.");
}
