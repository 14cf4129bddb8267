import type { Translated } from '../catalogue.ts';
import { refusals as fr } from '../fr/refusals.ts';

export const refusals: Translated<typeof fr> = fr;
