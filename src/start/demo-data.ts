import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FIXED_ACCOUNTS } from '../core/demonstration/fixed-accounts.ts';
import { isFreeFolder, writeDemonstration } from '../core/demonstration/write.ts';
import { type IsoDate, isIsoDate } from '../rules/dates.ts';
import { type LandlordProfile, parseProfile } from '../rules/profile.ts';

const USAGE =
  'Usage\u202f: npm run demo:data -- --landlord ID --accounts N --seed S --out DOSSIER [--months 24] [--deep-share 0.01] [--today AAAA-MM-JJ]';
const FOLDER = join(import.meta.dirname, '../../resources/landlords');

/** Stops with one French sentence and code 1. */
class Stop extends Error {}

function numberOf(name: string, text: string | undefined, low: number, high: number, whole = true): number {
  const value = Number(text);
  const read =
    text !== undefined && text.trim() !== '' && Number.isFinite(value) && (!whole || Number.isInteger(value));
  if (read && value >= low && value <= high) return value;
  throw new Stop(
    `--${name} attend un nombre de ${low} à ${high}${text === undefined ? '' : ` (reçu\u202f: ${text})`}.\n${USAGE}`,
  );
}

function profileOf(id: string | undefined): LandlordProfile {
  const known = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
  if (id === undefined || !known.includes(id))
    throw new Stop(`--landlord attend un de ces noms\u202f: ${known.join(', ')}.\n${USAGE}`);
  const read = parseProfile(JSON.parse(readFileSync(join(FOLDER, `${id}.json`), 'utf8')));
  if (read.kind === 'invalid') throw new Stop(read.faults.map(({ sentence }) => sentence).join('\n'));
  return read.profile;
}

function dayOf(text: string | undefined): IsoDate {
  const now = new Date();
  const local = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const day = text ?? local;
  if (!isIsoDate(day)) throw new Stop(`--today attend une date AAAA-MM-JJ (reçu\u202f: ${day}).\n${USAGE}`);
  return day;
}

function read(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        landlord: option,
        accounts: option,
        seed: option,
        out: option,
        months: option,
        today: option,
        'deep-share': option,
      },
    }).values;
  } catch {
    throw new Stop(`Option inconnue ou incomplète.\n${USAGE}`);
  }
}

function run(args: readonly string[]): void {
  const asked = read(args);
  const profile = profileOf(asked.landlord);
  const fixed = FIXED_ACCOUNTS.filter(({ landlordId }) => landlordId === profile.id).length;
  const accounts = numberOf('accounts', asked.accounts, Math.max(1, fixed), 2_000_000);
  const seed = numberOf('seed', asked.seed, 0, 2 ** 32 - 1);
  const months = numberOf('months', asked.months ?? '24', 1, 120);
  const deepShare = numberOf('deep-share', asked['deep-share'] ?? '0', 0, 1, false);
  const today = dayOf(asked.today);
  const folder = asked.out;
  if (folder === undefined || folder === '') throw new Stop(`--out attend un dossier.\n${USAGE}`);
  if (!isFreeFolder(folder))
    throw new Stop(`Le dossier ${folder} n'est pas vide\u202f: choisissez-en un autre, rien n'est écrasé.`);

  const onProgress = (done: number, total: number): void => {
    if (process.stdout.isTTY) process.stdout.write(`\r${french(done)} comptes sur ${french(total)}`);
  };
  const written = writeDemonstration(folder, {
    profile,
    accounts,
    seed,
    months,
    deepShare,
    today,
    onProgress,
  });
  if (process.stdout.isTTY) process.stdout.write('\n');
  console.log(
    `${profile.name}\u202f: ${french(written.accounts)} comptes, ${french(written.rows.ecritures)} écritures, ${french(written.documents)} documents dans ${folder}.`,
  );
}

function french(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
