import type { Translated } from '../catalogue.ts';
import { help as fr } from '../fr/help.ts';

export const help: Translated<typeof fr> = fr;
