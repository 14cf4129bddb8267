import type { Failure } from '../../contract/base.ts';
import { Refusal } from '../procedures/refusal.ts';

const KEPT = "Votre saisie est gardée, rien n'a été enregistré.";

/** A refusal of the guided registration or of an act on a space: what was typed stays on the screen. */
export function refuse(code: string, sentence: string, more: Omit<Failure, 'code' | 'kept'> = {}): never {
  throw new Refusal(code, sentence, { ...more, kept: KEPT });
}

export function refuseUnknownPerson(): never {
  return refuse('INS-PERSONNE', "Cette personne n'est pas sur ce bail.", {
    field: 'person',
    next: 'Rouvrez le compte et choisissez une personne du bail.',
  });
}

export function refuseNoSpace(name: string): never {
  return refuse('INS-SANS-ESPACE', `${name} n'a pas d'espace locataire ouvert sur ce compte.`, {
    field: 'person',
    next: "Inscrivez cette personne d'abord.",
  });
}
