import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres.ts';
import { uploadsCampaign } from './uploads-campaign.ts';

const { values } = parseArgs({
  options: { times: { type: 'string' }, seed: { type: 'string' }, megabytes: { type: 'string' } },
});
const times = Number(values.times ?? 200);
const seed = Number(values.seed ?? Date.now() % 2 ** 30);
const size = Number(values.megabytes ?? 20) * 1_000_000 - 10_000;
if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed) || !(size > 100_000)) {
  console.error('Usage\u202f: npm run faults -- uploads [--times N] [--seed S] [--megabytes M]');
  process.exit(1);
}
const cluster = await startPostgres();
if (cluster === undefined) {
  console.error("PostgreSQL 15 ou plus récent n'est pas installé ici.");
  process.exit(1);
}
const began = performance.now();
try {
  const { files, cuts, again, faults, controls } = await uploadsCampaign(
    cluster,
    { times, size, seed },
    (done) => {
      if (done % 20 === 0) console.log(`${done} coupures`);
    },
  );
  console.log(`${times} coupures d'envois de fichiers de ${(size / 1e6).toFixed(1)} Mo, graine ${seed}`);
  const lines: readonly (readonly [string, number])[] = [
    ['fichiers envoyés', files],
    ['coupures du réseau', cuts.wire],
    ['arrêts brutaux du portail', cuts.portal],
    ['arrêts brutaux du poste', cuts.post],
    ['octets envoyés en plus', again],
    ['fautes', faults.length],
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(40)}${String(value).padStart(12)}`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  const seen = controls.every((control) => control.length > 0);
  console.log(
    seen
      ? 'Témoin\u202f: un octet changé au portail et un fichier envoyé deux fois y sont vus.'
      : "Témoin\u202f: un octet changé au portail ou un fichier envoyé deux fois n'y sont PAS vus.",
  );
  console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`);
  process.exitCode = faults.length === 0 && seen ? 0 : 1;
} finally {
  await cluster.remove();
}
