import { localDay } from '../local-day.ts';
import { type CoreServices, command, effect, type Procedures, query } from '../procedures/procedures.ts';
import { exportUnsent } from './export.ts';
import { handleRefused } from './handle.ts';
import { joinPortal } from './join.ts';
import { listOutbox } from './queries.ts';
import { syncStatus } from './status.ts';

/** The queue to the landlord's portal. Until a post is joined to one, every act waits here and says so. */
export function syncHandlers(core: CoreServices, os: Procedures) {
  const { clock } = core.ports;
  return {
    status: os.sync.status.handler(query(core, ({ db }) => syncStatus(db, clock, core.sync.live))),
    queue: os.sync.queue.handler(query(core, ({ db }, { tab }) => listOutbox(db, tab, clock.now()))),
    retry: os.sync.retry.handler(effect(core, async () => ({ link: await core.sync.retry() }))),
    export: os.sync.export.handler(query(core, ({ db }) => exportUnsent(db, localDay(clock)))),
    handle: os.sync.handle.handler(command(core, handleRefused)),
    join: os.sync.join.handler(effect(core, (_scope, wanted) => joinPortal(core, wanted))),
  };
}
