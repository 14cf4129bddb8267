import type { Failure } from '../../contract/base.ts';
import { Refusal } from '../procedures/refusal.ts';

const KEPT = "Votre saisie est gardée, rien n'a été enregistré.";

/** A refusal of an act on a request: what was typed stays on the screen. */
export function refuse(code: string, sentence: string, more: Omit<Failure, 'code' | 'kept'> = {}): never {
  throw new Refusal(code, sentence, { ...more, kept: KEPT });
}

export function refuseUnknownRequest(): never {
  throw new Refusal('DEM-INCONNUE', "Cette demande n'est pas sur ce poste, ou pas sur ce compte.", {
    next: 'Rouvrez la liste des demandes du compte.',
  });
}
