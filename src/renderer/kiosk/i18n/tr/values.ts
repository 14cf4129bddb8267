import type { Translated } from '../catalogue.ts';
import { values as fr } from '../fr/values.ts';

export const values: Translated<typeof fr> = fr;
