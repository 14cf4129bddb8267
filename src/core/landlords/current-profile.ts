import { type LandlordProfile, parseProfile } from '../../rules/profile.ts';
import type { ReferenceRule } from '../../rules/references/references.ts';
import type { ReadableDb } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';
import { Refusal } from '../procedures/refusal.ts';

/** The last profile read: it is asked for by nearly every procedure and changes almost never. */
let last: { readonly text: string; readonly profile: LandlordProfile } | undefined;

/**
 * The profile of the landlord this base belongs to.
 * @throws Refusal `PRO-001` when the base belongs to none yet, `PRO-002` when the stored profile cannot be read.
 */
export function currentProfile(db: ReadableDb): LandlordProfile {
  const text = readMeta(db, 'profile');
  if (text === undefined) {
    throw new Refusal('PRO-001', "Ce poste n'appartient encore à aucun bailleur.", {
      next: 'Choisissez le bailleur sur le premier écran.',
    });
  }
  if (last?.text === text) return last.profile;
  const parsed = parseProfile(json(text));
  if (parsed.kind === 'invalid') {
    throw new Refusal('PRO-002', parsed.faults[0]?.sentence ?? "Le profil du bailleur n'est pas valable.", {
      kept: "La base n'a pas été touchée.",
      next: 'Donnez ce code à votre support.',
    });
  }
  last = { text, profile: parsed.profile };
  return parsed.profile;
}

/** How this landlord's references are written; the schema lets no profile through without it. */
export function referenceRuleOf(profile: LandlordProfile): ReferenceRule {
  const rule = profile.reference.form.value;
  if (rule === null) throw new Error('a profile without a form of reference');
  return rule;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
