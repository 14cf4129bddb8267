import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LandlordProfile, parseProfile } from '../../rules/profile.ts';

/** A profile of the program's resources, or why it cannot be used, as a French sentence for the screen. */
export type ProfileFile =
  | { readonly kind: 'ok'; readonly profile: LandlordProfile; readonly text: string }
  | { readonly kind: 'unusable'; readonly file: string; readonly sentence: string };

/** Reads one landlord's profile. `id` has the form of landlordIdSchema, hence names no other folder. */
export function readProfileFile(resources: string, id: string): ProfileFile {
  const file = `${id}.json`;
  const unusable = (sentence: string): ProfileFile => ({ kind: 'unusable', file, sentence });
  let text: string;
  try {
    text = readFileSync(join(resources, 'landlords', file), 'utf8');
  } catch {
    return unusable(`Le profil «\u202f${file}\u202f» est introuvable dans les fichiers du programme.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unusable(`Le profil «\u202f${file}\u202f» est illisible\u202f: ce n'est pas du JSON.`);
  }
  const parsed = parseProfile(json);
  if (parsed.kind === 'invalid') {
    return unusable(parsed.faults[0]?.sentence ?? `Le profil «\u202f${file}\u202f» n'est pas valable.`);
  }
  if (parsed.profile.id !== id) {
    return unusable(
      `Le profil «\u202f${file}\u202f» porte le nom d'un autre bailleur\u202f: ${parsed.profile.id}.`,
    );
  }
  return { kind: 'ok', profile: parsed.profile, text: JSON.stringify(parsed.profile) };
}

/** Every profile file of the program, in the order of their names. */
export function listProfileFiles(resources: string): readonly ProfileFile[] {
  return readdirSync(join(resources, 'landlords'))
    .filter((name) => /^[a-z0-9-]{1,64}\.json$/.test(name))
    .toSorted()
    .map((name) => readProfileFile(resources, name.slice(0, -'.json'.length)));
}
