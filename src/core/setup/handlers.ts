import { readMeta } from '../database/meta.ts';
import { type CoreServices, effect, type Procedures, queryWithoutBase } from '../procedures/procedures.ts';
import { hasAgents } from '../staff/agents.ts';
import { joinPortal } from '../sync/join.ts';
import { removeDraft, startDemonstration } from './demonstration.ts';
import { removeKioskDraft } from './kiosk-demonstration.ts';
import { alreadyOwned } from './owner.ts';
import { setupStatus } from './status.ts';

/** What a post asks of itself before anyone signs in. */
export function setupHandlers(core: CoreServices, os: Procedures) {
  if (core.base.fault === undefined) {
    removeDraft(core.ports.directories.data);
    removeKioskDraft(core.ports.directories.data);
  }
  return {
    status: os.setup.status.handler(queryWithoutBase(core, () => setupStatus(core))),
    createDemonstration: os.setup.createDemonstration.handler(
      effect(core, (_scope, wanted) => startDemonstration(core, wanted)),
    ),
    join: os.setup.join.handler(
      effect(core, ({ read }, wanted) => {
        // Whoever signs in nowhere yet may only join what nobody works on: afterwards it takes an administrator.
        if (read((db) => readMeta(db, 'landlord') !== undefined && hasAgents(db))) throw alreadyOwned();
        return joinPortal(core, wanted);
      }),
    ),
  };
}
