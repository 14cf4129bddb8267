import type { Translated } from '../catalogue.ts';
import { identify as fr } from '../fr/identify.ts';

export const identify: Translated<typeof fr> = fr;
