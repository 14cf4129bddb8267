import type { Translated } from '../catalogue.ts';
import { idle as fr } from '../fr/idle.ts';

export const idle: Translated<typeof fr> = fr;
