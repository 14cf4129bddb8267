import { constants, setPriority } from 'node:os';
import type { DemonstrationBase } from '../contract/core-process.ts';
import { DemonstrationFolder } from './portal-folder.ts';
import { makeDemonstrationPortal } from './portal-making.ts';
import type { PortalOfDemonstration } from './portal-messages.ts';

/**
 * Entry of the demonstration portal, a child of `npm start`: the landlord's central system on this very machine, in
 * PGlite, holding what the base holds. It takes what the counter leaves of the processor, and ends with its parent.
 */
async function run([folder = '', facts = '']: readonly string[]): Promise<void> {
  setPriority(constants.priority.PRIORITY_LOW);
  const base = JSON.parse(facts) as DemonstrationBase;
  const own = new DemonstrationFolder(folder);
  // Joined to another portal, which is nothing of ours.
  if (base.portal !== null && base.portal.address !== own.joinedAt()) return tell({ type: 'other' });
  const { portal, join } = await makeDemonstrationPortal(own, base, () => tell({ type: 'making' }));
  tell(
    join === null
      ? { type: 'serving', address: portal.address }
      : { type: 'join', address: portal.address, ...join },
  );

  const { promise: asked, resolve: stop } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop());
  process.on('disconnect', () => stop());
  await asked;
  await portal.close();
}

function tell(message: PortalOfDemonstration): void {
  process.send?.(message);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
if (process.connected) process.disconnect();
