import { runChecks } from './run-step.ts';

/** `npm run check`: format, lint, layers, types, dead code. */
const failed = await runChecks();
if (failed.length > 0) {
  console.error(`\nEn échec : ${failed.join(', ')}`);
  process.exitCode = 1;
}
