import { formatDate, type IsoDate, parseTypedDate } from '../../rules/dates.ts';
import { REQUEST_STATES, type RequestState } from '../../rules/requests/states.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import type { Visit } from './page-routes.ts';
import type { ShownRequest } from './request-queries.ts';
import { type FieldMistake, textOf } from './staff-forms.ts';
import { watchedWords } from './watched-words.ts';

/** What was typed to answer a request. What was not moved stays as it stands, whatever it stands at by then. */
export type Answer = {
  readonly text: string;
  /** Null: not moved. */
  readonly state: RequestState | null;
  /** Null: not moved, or no day. */
  readonly dueOn: IsoDate | null;
  /** The deadline as it was typed, where it is not what was seen. */
  readonly dueText: string | null;
  /** Words of the text to be put otherwise, or kept knowingly. */
  readonly words: readonly string[];
  readonly mistake?: FieldMistake | undefined;
};

export function readAnswer(visit: Visit, { facts }: ShownRequest): Answer {
  const { etat = '', etatVu = '', echeance = '', echeanceVue = '' } = visit.form;
  const text = textOf(visit.form.reponse, 2_000);
  const state = isState(etat) && etat !== (isState(etatVu) ? etatVu : facts.state) ? etat : null;
  const typed = { text, state, dueOn: null, dueText: null, words: [] };
  const today = landlordDay(visit.services.now());
  const due = readDeadline(echeance.trim(), { seen: echeanceVue, today });
  if (due !== null && typeof due !== 'string') {
    return { ...typed, dueText: echeance, mistake: { field: 'echeance', ...due } };
  }
  const moved = { dueOn: due, dueText: due === null ? null : formatDate(due) };
  if (text === '' && state === null && due === null) {
    const sentence = "Rien n'a changé\u202f: écrivez une réponse, ou changez l'état ou l'échéance.";
    return { ...typed, mistake: { field: 'reponse', sentence } };
  }
  return { ...typed, ...moved, words: watchedWords(visit, text) };
}

/** Null: what was seen. */
function readDeadline(
  text: string,
  { seen, today }: { readonly seen: string; readonly today: IsoDate },
): IsoDate | null | { readonly sentence: string } {
  if (text === '') {
    return seen === ''
      ? null
      : { sentence: 'Donnez un jour\u202f: une échéance se déplace, elle ne se retire pas.' };
  }
  const read = parseTypedDate(text, today, { allowTwoDigitYears: false });
  if (read.kind === 'none') return { sentence: 'Date illisible\u202f: écrivez JJ/MM/AAAA.' };
  if (read.kind === 'invalid') return { sentence: read.reason };
  const [date] = read.dates;
  if (date === seen) return null;
  return date < today ? { sentence: 'Ce jour est passé\u202f: donnez un jour à venir.' } : date;
}

function isState(text: unknown): text is RequestState {
  return (REQUEST_STATES as readonly unknown[]).includes(text);
}
