import { formatDate, isIsoDate, isoDate } from '../../rules/dates.ts';
import { revocationWords } from '../../rules/direct-debit/words.ts';
import type { MandateActBody } from './act-body.ts';

/** What an act on a mandate was, in a few words; an account number is masked in them. */
export function mandateActDetail(json: string): string | null {
  const body = JSON.parse(json) as MandateActBody;
  switch (body.act) {
    case 'subscribe':
      return body.day === null ? body.maskedIban : `${body.maskedIban}, le ${body.day}`;
    case 'account':
      return body.maskedIban;
    case 'day':
      return `le ${body.day}`;
    case 'sign':
      return `signé le ${isIsoDate(body.signedOn) ? formatDate(isoDate(body.signedOn)) : body.signedOn}`;
    case 'revoke':
      return revocationWords[body.reason];
  }
}
