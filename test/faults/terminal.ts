import { parseArgs } from 'node:util';
import { formatEuros } from '../../src/rules/money.ts';
import { terminalCampaign } from './terminal-campaign.ts';
import { terminalLine } from './terminal-line.ts';

const { values } = parseArgs({
  options: { times: { type: 'string' }, seed: { type: 'string' }, line: { type: 'boolean' } },
});
const times = Number(values.times ?? 1_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 32);
if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) {
  console.error('Usage\u202f: npm run faults -- terminal [--times N] [--seed S] [--line]');
  process.exit(1);
}

/** `--line`: by TCP, in frames of Caisse-AP. */
const line = values.line === true ? await terminalLine() : undefined;
const { tallies, stops, faults, takenCents, writtenCents } = await terminalCampaign(
  times,
  seed,
  line?.options,
);
await line?.close();
console.log(
  `${times} pannes du terminal de paiement${line === undefined ? '' : ' (Caisse-AP)'}, ${stops} arrêts du programme, graine ${seed}`,
);
console.log(['panne'.padEnd(32), ...['faites', 'pris', 'fautes'].map((name) => name.padStart(9))].join(''));
for (const [kind, { made, taken, wrong }] of Object.entries(tallies).toSorted())
  console.log([kind.padEnd(32), ...[made, taken, wrong].map((count) => String(count).padStart(9))].join(''));
console.log(
  `Pris par le terminal\u202f: ${formatEuros(takenCents)}, écrits\u202f: ${formatEuros(writtenCents)}.`,
);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
console.log(
  faults.length === 0 ? "Rien de perdu, rien de double, et l'écran a dit vrai." : `${faults.length} fautes.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
