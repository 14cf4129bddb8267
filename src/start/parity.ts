// Imports nothing, so that a Node that cannot run the rest still reads this and says one sentence.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Guichet a besoin de Node 24 (ici ${process.version}). Lancez «\u202fnpm ci\u202f», puis «\u202fnpm run parity\u202f».\n`,
  );
  process.exit(1);
}
const { walkParity } = await import('./walk-parity.ts');
process.exitCode = await walkParity(process.argv.slice(2));

export {};
