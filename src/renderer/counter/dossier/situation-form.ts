import { z } from 'zod';
import { type IsoDate, parseTypedDate } from '../../../rules/dates.ts';
import { SITUATIONS } from '../../../rules/dossier/values.ts';
import { type Fault, NOTHING_WITH_IT, withItSchema } from './change-form.ts';

export const situationFormSchema = z.strictObject({
  ...withItSchema,
  situation: z.enum(SITUATIONS).nullable(),
  onText: z.string(),
  /** The person's key; null: the whole household. */
  person: z.string().nullable(),
});
export type SituationForm = z.infer<typeof situationFormSchema>;

export const NO_SITUATION: SituationForm = { ...NOTHING_WITH_IT, situation: null, onText: '', person: null };

/** The day it happened, or will; null where none is typed. */
export function readOn(text: string, today: IsoDate): IsoDate | null | 'unread' {
  if (text.trim() === '') return null;
  const read = parseTypedDate(text, today, { allowTwoDigitYears: false });
  return read.kind === 'ok' ? read.dates[0] : 'unread';
}

/** What stands in the way, in the order of the fields. */
export function situationFaults(
  { situation, onText, comment }: SituationForm,
  today: IsoDate,
  words: { readonly situation: string; readonly on: string; readonly other: string },
): Fault[] {
  return [
    ...(situation === null ? [{ field: 'situation', sentence: words.situation }] : []),
    ...(readOn(onText, today) === 'unread' ? [{ field: 'on', sentence: words.on }] : []),
    ...(situation === 'autre' && comment.trim() === '' ? [{ field: 'comment', sentence: words.other }] : []),
  ];
}
