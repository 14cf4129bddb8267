import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres.ts';
import { FAULTS, type Fault, syncCampaign, type Totals } from './sync-campaign.ts';
import { isMutant, MUTANTS } from './sync-mutants.ts';
import { realBases } from './sync-real-bases.ts';
import { firstAccounts } from './sync-world.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    seed: { type: 'string' },
    devices: { type: 'string', default: '8' },
    steps: { type: 'string', default: '1000' },
    mutant: { type: 'string' },
    stores: { type: 'string', default: 'memory' },
  },
});
const [count, devices, steps] = [values.seeds, values.devices, values.steps].map(Number);
const { mutant = null, stores } = values;
const one = values.seed === undefined ? undefined : Number(values.seed);
const sound =
  [count, devices, steps, one ?? 1].every((number) => Number.isInteger(number) && Number(number) > 0) &&
  (mutant === null || isMutant(mutant)) &&
  // Its sequence of positions is a store of memory.
  (stores === 'memory' || (stores === 'real' && mutant !== 'naive-cursor'));
if (!sound || count === undefined || devices === undefined || steps === undefined) {
  console.error(
    `Usage\u202f: npm run faults -- sync [--seeds N] [--devices N] [--steps N] [--seed S] [--mutant ${MUTANTS.join('|')}] [--stores memory|real]`,
  );
  process.exit(1);
}
if (mutant !== null && !isMutant(mutant)) throw new Error('unreachable');

const began = performance.now();
const seeds = one === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [one];
const cluster = stores === 'real' ? await startPostgres({ fsync: false }) : undefined;
if (stores === 'real' && cluster === undefined) {
  console.error("PostgreSQL 15 ou plus récent n'est pas installé ici.");
  process.exit(1);
}
const bases =
  cluster === undefined
    ? {}
    : { bases: (newName: () => string) => realBases(cluster, firstAccounts, newName) };
const world = { devices, steps, mutant, ...bases };
const { totals, faults, failing } = await syncCampaign(seeds, world, (seed, found) => {
  if (found.length === 0) return;
  console.log(`graine ${seed}\u202f: ${found.length} fautes (--seed ${seed} la rejoue)`);
  for (const fault of found.slice(0, one === undefined ? 3 : 40)) console.log(`  ${fault}`);
});

await cluster?.remove();

const WORDS: Readonly<Record<keyof Totals, string>> = {
  acts: 'opérations enregistrées',
  acknowledged: 'dont acquittées au guichet',
  refused: 'refusées par le portail',
  onlyRolledBack: 'seulement sur un disque remis en arrière',
  orphans: "en attente d'une opération disparue avec un disque",
  deviceCrashes: 'arrêts brutaux de postes',
  deviceRestores: 'bases remises en arrière',
  wholeRestores: 'disques entiers remis en arrière',
  clones: 'bases copiées sur un autre poste',
  reminted: 'incarnations refaites',
  portalCrashes: 'arrêts brutaux du portail',
  portalRestores: 'remises en arrière du portail',
  epochs: "changements d'époque",
  slow: 'transactions lentes',
  rounds: 'échanges commencés',
  messages: 'messages',
  dropped: 'messages perdus',
  doubledMessages: 'messages en double',
  late: 'réponses trop tardives ou répétées',
  virtualMs: 'heures vécues',
};
const FAULT_WORDS: Readonly<Record<Fault, string>> = {
  lost: 'perdues',
  doubled: 'comptées deux fois',
  diverged: 'divergences',
  numbersTwice: 'numéros donnés deux fois',
  stuck: 'bloquées',
  conflicts: 'conflits',
};
const from = seeds.length === 1 ? `graine ${seeds[0]}` : `graines 1 à ${seeds.length}`;
console.log(
  `Synchronisation\u202f: ${cluster === undefined ? '' : 'SQLite chiffré et PostgreSQL, '}${from}, ${devices} postes, ${steps} événements${mutant === null ? '' : `, sans la règle ${mutant}`}`,
);
for (const [name, word] of Object.entries(WORDS)) {
  const value = totals[name as keyof Totals];
  say(word, name === 'virtualMs' ? Math.round(value / 3_600_000) : value);
}
console.log('—');
for (const name of FAULTS) say(FAULT_WORDS[name], faults[name]);
say('graines en faute', failing.length);
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`);
if (mutant !== null) {
  console.log(failing.length > 0 ? 'La règle ôtée est vue.' : "La règle ôtée n'est PAS vue.");
}
process.exitCode = failing.length > 0 ? 1 : 0;

function say(word: string, value: number): void {
  console.log(`${word.padEnd(52)}${String(value).padStart(10)}`);
}
