import type { Translated } from '../catalogue.ts';
import { frame as fr } from '../fr/frame.ts';

export const frame: Translated<typeof fr> = fr;
