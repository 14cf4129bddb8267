import type { Failure } from '../../contract/base.ts';
import { Refusal } from '../procedures/refusal.ts';

/** A refusal of an act on a file: what was typed stays on the screen. */
export function refuse(code: string, sentence: string, more: Omit<Failure, 'code' | 'kept'> = {}): never {
  throw new Refusal(code, sentence, { ...more, kept: "Votre saisie est gardée, rien n'a été enregistré." });
}
