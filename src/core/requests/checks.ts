import type { RequestContact, RequestSlot } from '../../contract/requests.ts';
import { phoneKey } from '../../rules/phones.ts';
import { readEmail } from '../../rules/registrations/email.ts';
import type { Offer } from '../../rules/requests/offers.ts';
import { findWatchWords, watchWords } from '../../rules/requests/watch-words.ts';
import type { RequestView } from './desk.ts';
import { refuse } from './refusals.ts';

/** @throws Refusal `DEM-DESCRIPTION` when nothing is said */
export function requireText(text: string, field: string): void {
  if (text.trim() !== '') return;
  refuse('DEM-DESCRIPTION', 'Décrivez ce qui est demandé.', {
    field,
    next: 'Une phrase suffit\u202f: où, quoi, depuis quand.',
  });
}

/**
 * Words that have no place in a tenant's file are put otherwise, or kept knowingly; which they were is not kept.
 * @throws Refusal `DEM-MOTS`
 */
export function refuseWords(
  { profile, today }: RequestView,
  text: string,
  wordsKept: boolean,
  field: string,
): void {
  if (wordsKept || findWatchWords(text, watchWords(profile, today)).length === 0) return;
  refuse('DEM-MOTS', "Ce texte contient des mots qui n'ont pas leur place dans le dossier d'un locataire.", {
    field,
    next: 'Écrivez-le autrement, ou gardez-le si ces mots sont nécessaires à la demande.',
  });
}

/** Empty where nothing was typed: a contact without a phone has none, not an empty one. */
export function readContact({ name, phone, email, checked }: RequestContact): RequestContact {
  return {
    name,
    phone: phone === '' ? null : phone,
    email: email === '' ? null : email,
    checked,
  };
}

/**
 * Whom to call back: read again to the tenant, and reachable where times to call were given.
 * @throws Refusal `DEM-CONTACT`, `DEM-TELEPHONE`, `DEM-EMAIL`, `DEM-JOINDRE`
 */
export function refuseContact(
  { name, phone, email, checked }: RequestContact,
  availability: readonly RequestSlot[],
): void {
  if (name === '') {
    refuse('DEM-CONTACT', 'Indiquez la personne à contacter.', { field: 'contact' });
  }
  if (phone !== null && phoneKey(phone) === undefined) {
    refuse('DEM-TELEPHONE', "Ce numéro de téléphone n'existe pas sous cette forme.", {
      field: 'contact',
      next: 'Relisez-le avec le locataire, ou laissez le champ vide.',
    });
  }
  const read = email === null ? null : readEmail(email);
  if (read?.kind === 'refused') refuse('DEM-EMAIL', read.sentence, { field: 'contact' });
  if (!checked) {
    refuse('DEM-CONTACT', "Le contact n'a pas été relu avec le locataire.", {
      field: 'contact',
      next: "Relisez le nom, le téléphone et l'adresse e-mail avec lui, puis cochez la case.",
    });
  }
  if (availability.length > 0 && phone === null && email === null) {
    refuse(
      'DEM-JOINDRE',
      "Des créneaux sont indiqués, mais ni téléphone ni adresse e-mail pour s'en servir.",
      {
        field: 'contact',
        next: 'Indiquez un téléphone ou une adresse e-mail, ou retirez les créneaux.',
      },
    );
  }
}

const PARTS = ['matin', 'apres-midi', 'soir'] as const;

/** Each slot once, in the order of the week. */
export function readSlots(slots: readonly RequestSlot[]): RequestSlot[] {
  const once = new Map(slots.map((slot) => [`${slot.day} ${PARTS.indexOf(slot.part)}`, slot]));
  return [...once].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { day, part }]) => ({ day, part }));
}

/** @throws Refusal `DEM-OPTION` when the landlord's rules do not take what was given */
export function refuseUnoffered(offer: Offer, given: readonly unknown[], what: string, field: string): void {
  if (offer.offered || given.length === 0) return;
  refuse('DEM-OPTION', `Ce bailleur ne prend pas ${what} avec une demande.`, { field });
}
