import { parseArgs } from 'node:util';
import { kioskCampaign } from './kiosk-campaign.ts';

const { values } = parseArgs({ options: { times: { type: 'string' }, seed: { type: 'string' } } });
const times = Number(values.times ?? 300);
const seed = Number(values.seed ?? Date.now() % 2 ** 30);
if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) {
  console.error('Usage\u202f: npm run faults -- kiosk [--times N] [--seed S]');
  process.exit(1);
}
/** As many as a busy lobby has in a week. */
const WARMING = 1_000;
const began = performance.now();
const { visits, happened, shown, kept, faults, drift } = await kioskCampaign(
  { times, seed, warming: WARMING },
  (done) => {
    if (done % 20 === 0) console.log(`${done} visites`);
  },
);
console.log(`${visits} visites à la borne, graine ${seed}`);
for (const [name, value] of Object.entries(happened))
  console.log(`${name.padEnd(40)}${String(value).padStart(12)}`);
console.log(`${'numéros montrés'.padEnd(40)}${String(shown).padStart(12)}`);
console.log(`${'numéros gardés'.padEnd(40)}${String(kept).padStart(12)}`);
console.log(`${'mémoire, pour 1 000 visites'.padEnd(40)}${`${(drift * 100).toFixed(1)} %`.padStart(12)}`);
console.log(`${'fautes'.padEnd(40)}${String(faults.length).padStart(12)}`);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`);
// Too few visits say nothing of memory.
process.exitCode = faults.length === 0 && (times < 200 || drift <= 0.05) ? 0 : 1;
