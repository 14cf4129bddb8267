import type { Translated } from '../catalogue.ts';
import { leave as fr } from '../fr/leave.ts';

export const leave: Translated<typeof fr> = fr;
