import { runNode } from './run-step.ts';

/** Each campaign: a program of its own, whose exit code is 1 when the fault went unseen or harm was done. */
const CAMPAIGNS: Readonly<Record<string, string>> = {
  kill: 'test/faults/kill.ts',
  crash: 'test/faults/crash.ts',
  sync: 'test/faults/sync.ts',
  tamper: 'test/faults/tamper.ts',
  terminal: 'test/faults/terminal.ts',
  uploads: 'test/faults/uploads.ts',
  kiosk: 'test/faults/kiosk.ts',
};

/** `npm run faults -- <campaign> [options]`. */
const [name = '', ...options] = process.argv.slice(2);
const script = Object.hasOwn(CAMPAIGNS, name) ? CAMPAIGNS[name] : undefined;
if (script === undefined) {
  console.error(
    `Usage\u202f: npm run faults -- ${Object.keys(CAMPAIGNS).join(' | ')} [--times N] [--seeds N] [--seed S] [--megabytes M]`,
  );
  process.exitCode = 1;
} else {
  process.exitCode = await runNode(script, options);
}
