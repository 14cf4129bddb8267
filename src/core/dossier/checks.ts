import { checkValue } from '../../rules/dossier/checks.ts';
import {
  type ContactDetails,
  type DossierPart,
  type PartValue,
  PERSONAL_PARTS,
  partValueSchemas,
} from '../../rules/dossier/values.ts';
import { displayName } from '../../rules/names.ts';
import { findWatchWords, watchWords } from '../../rules/requests/watch-words.ts';
import type { PortSession } from '../procedures/session.ts';
import { readPhone } from './read-phone.ts';
import { refuse } from './refusals.ts';
import type { DossierDesk } from './standing.ts';

/**
 * A value as its part holds it.
 * @throws Refusal `DOS-VALEUR` for the value of another part
 */
export function readValue<Part extends DossierPart>(part: Part, value: unknown): PartValue<Part> {
  const read = partValueSchemas[part].safeParse(value);
  if (!read.success) return refuse('DOS-VALEUR', "Cette saisie n'est pas de cette partie du dossier.");
  return read.data as PartValue<Part>;
}

/**
 * The name of whom a change or a declaration is about; null where it is about the account.
 * @throws Refusal `DOS-PERSONNE` when a person is missing, is not to be given, or is not on the account today
 */
export function requirePerson(
  { people }: DossierDesk,
  part: DossierPart | 'situation',
  person: string | null,
): string | null {
  if (person === null) {
    if (part === 'situation' || !PERSONAL_PARTS.has(part)) return null;
    return refuse('DOS-PERSONNE', "Indiquez de quelle personne du compte il s'agit.", { field: 'person' });
  }
  const held = people.find(({ key, absent }) => key === person && absent === 0);
  if (held === undefined || (part !== 'situation' && !PERSONAL_PARTS.has(part))) {
    return refuse('DOS-PERSONNE', "Cette personne n'est pas sur ce compte.", {
      field: 'person',
      next: 'Rouvrez le dossier et choisissez une personne du compte.',
    });
  }
  return displayName(held);
}

/**
 * A value read as it is to be kept, telephones in one writing; what was not touched stays as it was held.
 * @throws Refusal `DOS-TELEPHONE`, `DOS-VALEUR`
 */
export function readTyped<Part extends DossierPart>(
  part: Part,
  standing: PartValue<Part>,
  typed: PartValue<Part>,
  today: string,
): PartValue<Part> {
  const value = withPhones(standing, typed) as PartValue<Part>;
  const [fault] = checkValue(part, value, today);
  if (fault !== undefined) refuse('DOS-VALEUR', fault.sentence, { field: fault.field });
  return value;
}

function withPhones(standing: PartValue, typed: PartValue): PartValue {
  if ('phone1' in typed) {
    const held = 'phone1' in standing ? standing : NO_CONTACT;
    return {
      phone1: phoneOf(typed.phone1, [held.phone1], 'phone1'),
      phone2: phoneOf(typed.phone2, [held.phone2], 'phone2'),
      email: emptyIsNone(typed.email),
    };
  }
  if ('people' in typed) {
    const held = 'people' in standing ? standing.people.map(({ phone }) => phone) : [];
    return {
      people: typed.people.map((one, index) => ({
        ...one,
        phone: phoneOf(one.phone, held, `people.${index}.phone`),
      })),
    };
  }
  return typed;
}

const NO_CONTACT: ContactDetails = { phone1: null, phone2: null, email: null };

function phoneOf(typed: string | null, held: readonly (string | null)[], field: string): string | null {
  if (typed === null || held.includes(typed)) return typed;
  const read = readPhone(typed);
  if (read.kind === 'refused') return refuse('DOS-TELEPHONE', read.sentence, { field });
  return read.kind === 'empty' ? null : read.kept;
}

function emptyIsNone(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/**
 * Words that have no place in a tenant's file (B29) are put otherwise, or kept knowingly; which they were is not kept.
 * @throws Refusal `DOS-MOTS`
 */
export function refuseWords({ profile, today }: DossierDesk, text: string, wordsKept: boolean): void {
  if (wordsKept || findWatchWords(text, watchWords(profile, today)).length === 0) return;
  refuse('DOS-MOTS', "Ce texte contient des mots qui n'ont pas leur place dans le dossier d'un locataire.", {
    field: 'comment',
    next: 'Écrivez-le autrement, ou gardez-le si ces mots sont nécessaires.',
  });
}

/** Taking a protection off, and reading the address for letters of whoever is protected, are a responsable's. */
export function isManager(session: PortSession): boolean {
  return session.role() !== 'agent';
}

/** The address for letters of a protected account: an agent neither reads nor replaces it. */
export function hidesPostal({ lease, standing }: DossierDesk, session: PortSession): boolean {
  return lease.addressMasked === 1 && standing.postal !== null && !isManager(session);
}
