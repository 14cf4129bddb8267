import { parseArgs } from 'node:util';
import { killCampaign, killEarly } from './kill-campaign.ts';

const { values } = parseArgs({ options: { times: { type: 'string' }, seed: { type: 'string' } } });
const times = Number(values.times ?? 200);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) {
  console.error('Usage\u202f: npm run faults -- kill [--times N] [--seed S]');
  process.exit(1);
}

const { tally, faults } = await killCampaign(times, seed);
console.log(`${times} arrêts brutaux d'un poste qui encaisse, graine ${seed}`);
const lines: readonly (readonly [string, number])[] = [
  ["pendant l'ouverture", tally.whileOpening],
  ['entre deux actes', tally.betweenActs],
  ['acte envoyé, écrit, non répondu', tally.writtenUnanswered],
  ['acte envoyé, non écrit', tally.notWritten],
  ['encaissements envoyés', tally.payments],
  ['actes acquittés', tally.acknowledged],
  ['actes acquittés puis perdus', tally.lost],
  ['fautes', faults.length],
];
for (const [name, count] of lines) console.log(`${name.padEnd(34)}${String(count).padStart(8)}`);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);

const control = await killEarly(seed);
const caught = control.tally.lost > 0 && control.faults.length > 0;
console.log(
  caught
    ? 'Témoin\u202f: un poste qui répond avant d’écrire est pris.'
    : 'Témoin\u202f: un poste qui répond avant d’écrire n’est PAS pris.',
);
process.exitCode = faults.length === 0 && caught ? 0 : 1;
