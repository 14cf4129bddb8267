import { countToCheck } from '../insurance/worklist.ts';
import { localDay } from '../local-day.ts';
import { type CoreServices, type Procedures, query } from '../procedures/procedures.ts';
import { countToCorrect } from '../registrations/worklist.ts';
import { countDueRequests } from '../requests/worklist.ts';
import { countOutbox } from '../sync/queries.ts';
import { countDay } from './queries.ts';

export function homeHandlers(core: CoreServices, os: Procedures) {
  return {
    today: os.home.today.handler(
      query(core, ({ db }) => {
        const date = localDay(core.ports.clock);
        const { waiting, refused } = countOutbox(db);
        const registrationsToCorrect = countToCorrect(core, db);
        const requestsDue = countDueRequests(core, db);
        return {
          date,
          ...countDay(db, date),
          requestsDue,
          insuranceToCheck: countToCheck(core, db),
          registrationsToCorrect,
          waitingToSend: waiting,
          refused,
        };
      }),
    ),
  };
}
