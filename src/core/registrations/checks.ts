import type { Space } from '../../contract/registrations.ts';
import { readEmail } from '../../rules/registrations/email.ts';
import type { Legal } from '../../rules/registrations/legal.ts';
import { isLiving } from '../../rules/registrations/states.ts';
import { ownEmailRule } from '../../rules/registrations/who.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { Somebody, SpaceDesk } from './desk.ts';
import { otherWithEmail } from './emails.ts';
import { refuse, refuseNoSpace } from './refusals.ts';

/**
 * An address typed twice, read.
 * @throws Refusal `INS-EMAIL`
 */
export function readTwice(first: string, again: string | null): string {
  const read = readEmail(first);
  if (read.kind === 'refused') return refuse('INS-EMAIL', read.sentence, { field: 'email' });
  const second = readEmail(again ?? '');
  if (second.kind === 'refused' || second.key !== read.key) {
    return refuse('INS-EMAIL', 'Les deux adresses e-mail ne sont pas les mêmes.', {
      field: 'emailAgain',
      next: "Relisez l'adresse avec le locataire et tapez-la de nouveau.",
    });
  }
  return read.email;
}

/**
 * Where the landlord wants each person to have an e-mail of their own.
 * @throws Refusal `INS-EMAIL-PRIS`
 */
export function refuseSharedEmail(
  db: ReadableDb,
  { profile, view }: SpaceDesk,
  email: string,
  person: string,
): void {
  if (!ownEmailRule(profile, view.on).own) return;
  const other = otherWithEmail(db, email, person, view);
  if (other === undefined) return;
  refuse(
    'INS-EMAIL-PRIS',
    `Cette adresse e-mail est déjà celle de l'espace de ${other.name} (compte ${other.reference})\u202f: chaque personne doit avoir la sienne, même au sein d'un couple.`,
    {
      field: 'email',
      next: "Demandez une autre adresse, ou inscrivez cette personne sans adresse e-mail, avec un bulletin d'activation.",
    },
  );
}

/** @throws Refusal `INS-TEXTES` when the texts read to the tenant are not those of today */
export function refuseOldTexts(legal: Legal, version: string): void {
  if (version === legal.version) return;
  refuse('INS-TEXTES', 'Les textes ont changé\u202f: relisez-les avec le locataire.', {
    field: 'legalVersion',
    next: "Revenez à l'étape des conditions, puis validez de nouveau.",
  });
}

/** @throws Refusal `INS-SANS-ESPACE` when the person has no living space on this account */
export function requireLiving({ name, space }: Somebody): Space {
  return space !== undefined && isLiving(space.state) ? space : refuseNoSpace(name);
}
