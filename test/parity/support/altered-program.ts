import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint, markBuilt, TARGETS } from '../../../src/start/build-targets.ts';
import { type Change, VARIANTS, type Variant } from './variants.ts';

const root = join(import.meta.dirname, '../../..');
const TREE = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'run.mjs',
  'electron.vite.config.ts',
  'tsconfig.json',
];
const SAID = 'Profil d’essai, sans cette fonction';

type Profile = Record<string, Record<string, { value: unknown; source: string; since?: string }>>;

/**
 * The program itself beside its own tree, its landlords' profiles without some functions: what a landlord who does not
 * offer them would be given.
 */
export function alteredProgram(variant: Exclude<Variant, 'guide'>): {
  readonly folder: string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), `guichet-sans-${variant}-`));
  for (const name of TREE)
    cpSync(join(root, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  for (const name of ['out/renderer', 'out/.build', 'out/main', 'out/preload']) {
    cpSync(join(root, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  }
  // What stands there was built from what stands there: copied, its dates differ.
  for (const target of TARGETS) markBuilt(folder, target, fingerprint(folder, target));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const profiles = join(folder, 'resources/landlords');
  for (const name of readdirSync(profiles)) {
    const file = join(profiles, name);
    const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
    for (const change of VARIANTS[variant]) alter(profile, change);
    writeFileSync(file, JSON.stringify(profile));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function alter(profile: Profile, [path, value]: Change): void {
  const [group = '', name = ''] = path.split('.');
  const rules = profile[group];
  if (rules === undefined) throw new Error(`no group ${group} in the profiles`);
  for (const rule of name === '*' ? Object.keys(rules) : [name]) {
    if (rules[rule] === undefined) throw new Error(`no rule ${group}.${rule} in the profiles`);
    rules[rule] = { value, source: value === null ? 'Le guide du bailleur ne le précise pas' : SAID };
  }
}
