import type { Translated } from '../catalogue.ts';
import { proof as fr } from '../fr/proof.ts';

export const proof: Translated<typeof fr> = fr;
