import type { CoreServices } from '../../procedures/procedures.ts';

/** Asks the terminal again of every operation whose end is not known. */
export async function settleOpenOperations(core: CoreServices): Promise<void> {
  if (core.base.fault !== undefined) return;
}
