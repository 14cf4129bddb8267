import type { JoinOrder } from '../../contract/core-process.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { joinPortal } from '../sync/join.ts';

/** Joins the base to the portal that the door started. Resolves with a sentence when it could not be done. */
export async function joinAsOrdered(
  core: CoreServices,
  { address, code, adopt }: Omit<JoinOrder, 'type'>,
): Promise<string | undefined> {
  if (core.base.fault !== undefined) return;
  try {
    await joinPortal(core, { address, code, adopt });
    return;
  } catch (error) {
    core.ports.log.error('portal-not-joined', error);
    const why = error instanceof Refusal ? ` ${error.message}` : '';
    return `Ce poste n'a pas été relié au portail.${why} Les opérations y restent gardées.`;
  }
}
