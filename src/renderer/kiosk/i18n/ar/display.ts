import type { Translated } from '../catalogue.ts';
import { display as fr } from '../fr/display.ts';

export const display: Translated<typeof fr> = fr;
