import { localDay } from '../local-day.ts';
import { type CoreServices, type Procedures, query } from '../procedures/procedures.ts';
import { countOutbox } from '../sync/queries.ts';
import { countDay } from './queries.ts';

export function homeHandlers(core: CoreServices, os: Procedures) {
  return {
    today: os.home.today.handler(
      query(core, ({ db }) => {
        const date = localDay(core.ports.clock);
        const { waiting, refused } = countOutbox(db);
        return { date, ...countDay(db, date), waitingToSend: waiting, refused };
      }),
    ),
  };
}
