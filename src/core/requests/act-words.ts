import { closingWords, visitMotiveWords, visitOutcomeWords } from '../../rules/requests/words.ts';
import type { RequestAct } from './rows.ts';

/** What an act on a request was, in a few words, for the history of its account; null where its name says it all. */
export function requestActWords(type: string, json: string): string | null {
  const { act, body } = {
    act: type.slice('request.'.length),
    body: JSON.parse(json) as unknown,
  } as RequestAct;
  switch (act) {
    case 'open':
      return body.label;
    case 'close':
      return closingWords[body.reason];
    case 'visit':
      return `${visitMotiveWords[body.motive]}\u202f: ${visitOutcomeWords[body.outcome].toLocaleLowerCase('fr')}`;
    case 'complement':
    case 'modify':
      return null;
  }
}
