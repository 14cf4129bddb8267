import type { Failure } from '../../../contract/base.ts';
import { Refusal } from '../../procedures/refusal.ts';

const KEPT = "Rien n'a été enregistré.";
const COUNTER = 'Adressez-vous au guichet.';

/** What was typed in a field cannot be taken: the sentence says why. @throws Refusal `BOR-CHAMP` */
export function refuseField(field: string, sentence: string, more: Pick<Failure, 'next'> = {}): never {
  throw new Refusal('BOR-CHAMP', sentence, { ...more, field, kept: KEPT });
}

/**
 * What this kiosk does not do, for this landlord or for this account: an agent looks at it.
 * @throws Refusal `BOR-OFFRE`
 */
export function refuseOffer(sentence = 'Votre bailleur ne propose pas cette démarche à la borne.'): never {
  throw new Refusal('BOR-OFFRE', sentence, { kept: KEPT, next: COUNTER });
}

/** Too many tries. @throws Refusal `BOR-GUICHET` */
export function refuseMoreTries(sentence: string): never {
  throw new Refusal('BOR-GUICHET', sentence, { kept: KEPT, next: COUNTER });
}

/** What stands already, or was just done here. @throws Refusal `BOR-DEJA` */
export function refuseDone(sentence: string): never {
  throw new Refusal('BOR-DEJA', sentence, { kept: KEPT });
}
