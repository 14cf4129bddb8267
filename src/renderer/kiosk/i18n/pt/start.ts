import type { Translated } from '../catalogue.ts';
import { start as fr } from '../fr/start.ts';

export const start: Translated<typeof fr> = fr;
