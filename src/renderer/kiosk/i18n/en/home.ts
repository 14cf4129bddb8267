import type { Translated } from '../catalogue.ts';
import { home as fr } from '../fr/home.ts';

export const home: Translated<typeof fr> = fr;
