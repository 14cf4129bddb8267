import { type CoreServices, command, effect, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { countOutbox, listOutbox } from './queries.ts';

const NOT_YET = () => new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");

/** The queue to the landlord's portal. Until a device is joined to one, every act waits here and says so. */
export function syncHandlers(core: CoreServices, os: Procedures) {
  return {
    status: os.sync.status.handler(
      query(core, ({ db }) => {
        const { waiting, refused } = countOutbox(db);
        return {
          link: 'none' as const,
          since: null,
          waiting,
          refused,
          sentToday: 0,
          oldestWaitingSeconds: null,
          pull: null,
          pause: null,
          clockAheadSeconds: null,
          portal: null,
        };
      }),
    ),
    queue: os.sync.queue.handler(query(core, ({ db }) => listOutbox(db, core.ports.clock.now()))),
    retry: os.sync.retry.handler(effect(core, async () => ({ link: 'none' as const }))),
    export: os.sync.export.handler(
      query(core, () => {
        throw NOT_YET();
      }),
    ),
    handle: os.sync.handle.handler(
      command(core, () => {
        throw NOT_YET();
      }),
    ),
    join: os.sync.join.handler(
      effect(core, async () => {
        throw NOT_YET();
      }),
    ),
  };
}
