import { type CoreServices, effect, type Procedures, queryWithoutBase } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { removeDraft, startDemonstration } from './demonstration.ts';
import { setupStatus } from './status.ts';

/** What a post asks of itself before anyone signs in. */
export function setupHandlers(core: CoreServices, os: Procedures) {
  if (core.base.fault === undefined) removeDraft(core.ports.directories.data);
  return {
    status: os.setup.status.handler(queryWithoutBase(core, () => setupStatus(core))),
    createDemonstration: os.setup.createDemonstration.handler(
      effect(core, (_scope, wanted) => startDemonstration(core, wanted)),
    ),
    join: os.setup.join.handler(
      effect(core, async () => {
        throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
      }),
    ),
  };
}
