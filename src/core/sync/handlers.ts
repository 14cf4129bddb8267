import { type CoreServices, type Procedures, query } from '../procedures/procedures.ts';
import { countOutbox, listOutbox } from './queries.ts';

/** The queue to the landlord's portal. Until a device is joined to one, every act waits here and says so. */
export function syncHandlers(core: CoreServices, os: Procedures) {
  return {
    status: os.sync.status.handler(
      query(core, ({ db }) => {
        const { waiting, refused } = countOutbox(db);
        return { link: 'none' as const, since: null, waiting, refused };
      }),
    ),
    queue: os.sync.queue.handler(query(core, ({ db }) => listOutbox(db, core.ports.clock.now()))),
  };
}
