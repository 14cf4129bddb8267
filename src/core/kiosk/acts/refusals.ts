import type { Failure } from '../../../contract/base.ts';
import { Refusal } from '../../procedures/refusal.ts';

const KEPT = "Rien n'a été enregistré.";

/** What was typed in a field cannot be taken: the sentence says why. @throws Refusal `BOR-CHAMP` */
export function refuseField(field: string, sentence: string, more: Pick<Failure, 'next'> = {}): never {
  throw new Refusal('BOR-CHAMP', sentence, { ...more, field, kept: KEPT });
}

/** @throws Refusal `BOR-OFFRE` */
export function refuseOffer(): never {
  throw new Refusal('BOR-OFFRE', 'Votre bailleur ne propose pas cette démarche à la borne.', {
    kept: KEPT,
    next: 'Adressez-vous au guichet.',
  });
}

/** What an agent has to look at. @throws Refusal `BOR-GUICHET` */
export function refuseToCounter(sentence: string): never {
  throw new Refusal('BOR-GUICHET', sentence, { kept: KEPT, next: 'Adressez-vous au guichet.' });
}

/** What stands already, or was just done here. @throws Refusal `BOR-DEJA` */
export function refuseDone(sentence: string): never {
  throw new Refusal('BOR-DEJA', sentence, { kept: KEPT });
}
