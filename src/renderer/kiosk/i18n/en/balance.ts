import type { Translated } from '../catalogue.ts';
import { balance as fr } from '../fr/balance.ts';

export const balance: Translated<typeof fr> = fr;
