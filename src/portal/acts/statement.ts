import { z } from 'zod';
import { spendNumbers } from './numbers.ts';
import { act, textSchema } from './placing.ts';

const reads = z.object({ payload: z.object({}), result: z.object({ number: textSchema }) });

/** A relevé handed over: its number is the counter's, and used once. */
export const documentsStatement = act(reads, (placing, { result }) => spendNumbers(placing, [result.number]));

/** A leaflet, or terms to be read first. */
export const registrationPaper = act(reads, (placing, { result }) => spendNumbers(placing, [result.number]));

/** A reminder or a formal notice about the insurance. */
export const insuranceLetter = act(reads, (placing, { result }) => spendNumbers(placing, [result.number]));
