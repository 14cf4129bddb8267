import type { DemonstrationOrder } from '../../contract/core-process.ts';
import { readMeta } from '../database/meta.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { startDemonstration } from '../setup/demonstration.ts';
import { startKioskDemonstration } from '../setup/kiosk-demonstration.ts';

/**
 * Makes the demonstration base that the command line asked for; a base that is this landlord's already is left as
 * it is. Resolves with a sentence when it could not be done.
 */
export function makeOrderedDemonstration(
  core: CoreServices,
  { landlordId, accounts }: DemonstrationOrder,
): Promise<string | undefined> {
  return unlessRefused(core, landlordId, () => startDemonstration(core, { landlordId, accounts }));
}

/** The same for a kiosk. @param tell is told the exit code once, when the base has just been made */
export function makeOrderedKiosk(
  core: CoreServices,
  { landlordId, accounts }: DemonstrationOrder,
  exitCode: string | undefined,
  tell: (exitCode: string) => void,
): Promise<string | undefined> {
  return unlessRefused(core, landlordId, async () => {
    const made = await startKioskDemonstration(core, { landlordId, accounts, exitCode });
    tell(made.exitCode);
  });
}

async function unlessRefused(
  core: CoreServices,
  landlordId: string,
  make: () => Promise<unknown>,
): Promise<string | undefined> {
  if (core.base.fault !== undefined || readMeta(core.base.readable(), 'landlord') === landlordId) return;
  try {
    await make();
    return;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    core.ports.log.error('demonstration-not-made', error);
    return "La base de démonstration n'a pas pu être faite. La base est restée vide.";
  }
}
