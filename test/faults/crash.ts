import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres.ts';
import { crashCampaign } from './crash-campaign.ts';
import type { CrashFaults } from './crash-judge.ts';

const { values } = parseArgs({ options: { times: { type: 'string' }, seed: { type: 'string' } } });
const times = Number(values.times ?? 100);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) {
  console.error('Usage\u202f: npm run faults -- crash [--times N] [--seed S]');
  process.exit(1);
}
const cluster = await startPostgres();
if (cluster === undefined) {
  console.error("PostgreSQL 15 ou plus récent n'est pas installé ici.");
  process.exit(1);
}

const began = performance.now();
const count = (faults: CrashFaults) => Object.values(faults).reduce((sum, list) => sum + list.length, 0);
try {
  const { tally, faults, others, controls } = await crashCampaign(cluster, times, seed, (done) => {
    if (done % 20 === 0) console.log(`${done} arrêts`);
  });
  console.log(`${times} arrêts brutaux de deux postes, d'un portail et de sa base, graine ${seed}`);
  const lines: readonly (readonly [string, number])[] = [
    ['arrêts de postes', tally.posts],
    ['arrêts du portail', tally.portal],
    ['arrêts de PostgreSQL (immediate)', tally.databases],
    ['opérations envoyées', tally.told],
    ['dont acquittées au guichet', tally.acknowledged],
    ['opérations au portail', tally.atPortal],
    ['centimes au portail', tally.cents],
    ['perdues', faults.lost.length],
    ['comptées deux fois', faults.doubled.length],
    ['divergences', faults.diverged.length],
    ['numéros donnés deux fois', faults.numbersTwice.length],
    ['bloquées', faults.stuck.length],
    ['fautes des bases et des programmes', others.length],
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(40)}${String(value).padStart(10)}`);
  for (const fault of [...Object.values(faults).flat(), ...others].slice(0, 20)) console.log(`  ${fault}`);
  const seen = controls.every((control) => count(control) > 0);
  console.log(
    seen
      ? 'Témoin\u202f: une opération ôtée du portail et un centime de trop y sont vus.'
      : "Témoin\u202f: une opération ôtée du portail ou un centime de trop n'y sont PAS vus.",
  );
  console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`);
  process.exitCode = count(faults) === 0 && others.length === 0 && seen ? 0 : 1;
} finally {
  await cluster.remove();
}
