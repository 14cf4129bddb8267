import { type CoreServices, command, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

function missing(): never {
  throw new Refusal('INT-404', "Cette partie n'est pas encore en place.");
}

/** A whole month printed at once. */
export function bulkHandlers(core: CoreServices, os: Procedures) {
  return {
    bulkPlan: os.documents.bulkPlan.handler(effect(core, async () => missing())),
    bulkStart: os.documents.bulkStart.handler(command(core, () => missing())),
    bulkCancel: os.documents.bulkCancel.handler(command(core, () => missing())),
    bulkResume: os.documents.bulkResume.handler(command(core, () => missing())),
    bulkRuns: os.documents.bulkRuns.handler(query(core, () => missing())),
    bulkRead: os.documents.bulkRead.handler(effect(core, async () => missing())),
  };
}
