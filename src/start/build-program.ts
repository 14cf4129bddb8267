import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { withLock } from './build-lock.ts';
import { fingerprint, isStale, markBuilt, TARGETS, type Target } from './build-targets.ts';
import { root } from './run-step.ts';

const PARTS = { page: ['renderer'], electron: ['main', 'preload'] } as const satisfies Record<
  Target,
  readonly string[]
>;

/**
 * `npm run build [page|electron …] [--stale]`: builds the targets named, or all; with `--stale` only those whose
 * sources changed. Resolves with the exit code.
 */
export async function buildFromArguments(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => arg !== '--stale');
  const unknown = named.find((arg) => !TARGETS.some((target) => target === arg));
  if (unknown !== undefined) {
    console.error(
      `Je ne sais pas construire «\u202f${unknown}\u202f». Les cibles\u202f: ${TARGETS.join(', ')}.`,
    );
    return 1;
  }
  const targets = TARGETS.filter((target) => named.length === 0 || named.includes(target));
  const onlyStale = args.includes('--stale');
  try {
    await withLock(join(root, 'out/.build/verrou'), async () => {
      for (const target of targets) if (!onlyStale || isStale(root, target)) await buildTarget(target);
    });
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function buildTarget(target: Target): Promise<void> {
  const from = fingerprint(root, target);
  process.env.NODE_ENV_ELECTRON_VITE = 'production';
  const { config } = await resolveConfig({ root, logLevel: 'warn' }, 'build', 'production');
  for (const part of PARTS[target]) {
    const found = config?.[part];
    if (found === undefined) throw new Error(`electron.vite.config.ts has no ${part}`);
    await build(found);
  }
  markBuilt(root, target, from);
}
