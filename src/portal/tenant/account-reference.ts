import type { Transaction } from 'kysely';
import { checkLetter, looseKey, readReference } from '../../rules/references/references.ts';
import type { Html } from '../pages/html.ts';
import { spacesOf } from '../spaces/logins.ts';
import type { PortalTables } from '../store/tables.ts';
import { field } from './form-parts.ts';
import type { Visit } from './tenant-routes.ts';

/**
 * The reference printed on the avis, never in a mail: asked where a link came by mail to an address that a counter typed,
 * for a stranger who received it has only the mail.
 */
export function referenceField({ desk, form }: Visit, errors: readonly string[]): Html {
  const { name, caption } = desk.profile.printedReference;
  return field({
    name: 'reference',
    label: name.charAt(0).toUpperCase() + name.slice(1),
    value: (form.reference ?? '').slice(0, 60),
    help: caption,
    errors,
    autocomplete: 'off',
    maxlength: 60,
    focus: errors.length > 0,
  });
}

export const WRONG_REFERENCE =
  "Cette référence n'est pas celle de ce lien. Après cinq erreurs, il ne fonctionne plus.";

/** Whether the reference typed is that of an account this person holds. */
export async function isHisReference(
  tx: Transaction<PortalTables>,
  { desk, form }: Visit,
  person: string,
): Promise<boolean> {
  const rule = desk.profile.reference.form.value;
  const typed = (form.reference ?? '').slice(0, 60);
  const reading = rule === null ? undefined : readReference(rule, typed);
  if (rule === null || reading?.kind !== 'candidates') return false;
  const { keys, looseKeys, looseHit } = reading;
  const held = (await spacesOf(tx, person)).filter(({ state }) => state !== 'closed');
  return held.some(
    ({ account, printed }) =>
      (keys.includes(account) || (looseHit === 'open' && looseKeys.includes(looseKey(account)))) &&
      checkLetter(rule, typed, printed).kind !== 'disagrees',
  );
}
