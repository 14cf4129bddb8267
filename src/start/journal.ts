import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseFault } from '../core/database/faults.ts';
import { BASE_FILE } from '../core/database/open.ts';
import { openToRead } from '../core/database/open-to-read.ts';
import { tillsOf, verifyTill } from '../core/till/verify.ts';
import { defaultDataFolder } from '../loopback/data-folder.ts';
import { readOrCreateKey } from '../loopback/key-folder.ts';

const USAGE = 'Usage\u202f: npm run journal -- verify [--folder DOSSIER]';

/** Stops with one French sentence and code 1. */
class Stop extends Error {}

/**
 * `npm run journal -- verify`: proves every till of a base of this machine without writing to it, Guichet open or not.
 * For the loopback door, whose key is a file; the key of the Electron door belongs to the session of its user, who
 * asks the same of the Caisse screen.
 */
function run(args: readonly string[]): void {
  const folder = read(args);
  const db = openToRead(join(folder, BASE_FILE), keyOf(folder));
  try {
    // One instant of the base, whatever is taken at the counter meanwhile.
    db.exec('BEGIN');
    const tills = tillsOf(db);
    if (tills.length === 0) throw new Stop("Cette base n'a pas de caisse.");
    for (const till of tills) say(till, verifyTill(db, till));
  } finally {
    db.close();
  }
}

function say(till: string, verdict: ReturnType<typeof verifyTill>): void {
  if (verdict.kind === 'intact') {
    const words = verdict.count < 2 ? 'écriture' : 'écritures';
    console.log(`Caisse ${till}\u202f: ${french(verdict.count)} ${words}, chaîne intacte`);
    return;
  }
  console.log(`Caisse ${till}\u202f: écriture n°\u00a0${french(verdict.at)}. ${verdict.sentence}`);
  process.exitCode = 1;
}

function french(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

function read(args: readonly string[]): string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { folder: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length === 1 && positionals[0] === 'verify')
      return resolve(values.folder ?? defaultDataFolder());
  } catch {
    // Falls to the usage below.
  }
  throw new Stop(USAGE);
}

function keyOf(folder: string): Buffer {
  // Reading the key of an empty folder would make one.
  if (!existsSync(join(folder, BASE_FILE))) throw new Stop(`Il n'y a pas de base de Guichet dans ${folder}.`);
  const key = readOrCreateKey(folder);
  if (key.kind === 'key') return Buffer.from(key.bytes);
  throw new Stop(
    "La clé de cette base n'est pas lisible ici\u202f: la porte Electron la garde dans la session de son utilisateur. Vérifiez la chaîne depuis l'écran Caisse.",
  );
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (error instanceof Stop) console.error(error.message);
  else if (error instanceof DatabaseFault)
    console.error(`${error.words.title}. ${error.words.kept} ${error.words.next}`);
  else throw error;
  process.exitCode = 1;
}
