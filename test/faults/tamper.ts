import { parseArgs } from 'node:util';
import { tamper } from './tamper-campaign.ts';

const { values } = parseArgs({ options: { times: { type: 'string' }, seed: { type: 'string' } } });
const times = Number(values.times ?? 2_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 32);
if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) {
  console.error('Usage\u202f: npm run faults -- tamper [--times N] [--seed S]');
  process.exit(1);
}

const { entries, tallies, faults } = await tamper(times, seed);
console.log(`${times} retouches d'une caisse de ${entries} écritures, graine ${seed}`);
const columns = ['faites', 'nommées', 'mal placées', 'manquées'];
console.log(['sorte'.padEnd(26), ...columns.map((name) => name.padStart(12))].join(''));
for (const [kind, { made, named, misplaced, missed }] of Object.entries(tallies).toSorted()) {
  const figures = [made, named, misplaced, missed].map((count) => String(count).padStart(12));
  console.log([kind.padEnd(26), ...figures].join(''));
}
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
console.log(faults.length === 0 ? 'Toutes sont nommées, à leur place.' : `${faults.length} ne le sont pas.`);
process.exitCode = faults.length === 0 ? 0 : 1;
