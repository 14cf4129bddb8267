import type { DemonstrationOrder } from '../../contract/core-process.ts';
import { readMeta } from '../database/meta.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { startDemonstration } from '../setup/demonstration.ts';

/**
 * Makes the demonstration base that the command line asked for; a base that is this landlord's already is left as
 * it is. Resolves with a sentence when it could not be done.
 */
export async function makeOrderedDemonstration(
  core: CoreServices,
  { landlordId, accounts }: DemonstrationOrder,
): Promise<string | undefined> {
  if (core.base.fault !== undefined || readMeta(core.base.readable(), 'landlord') === landlordId) return;
  try {
    await startDemonstration(core, { landlordId, accounts });
    return;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    core.ports.log.error('demonstration-not-made', error);
    return "La base de démonstration n'a pas pu être faite. La base est restée vide.";
  }
}
