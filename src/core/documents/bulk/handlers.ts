import { type CoreServices, command, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { planRun } from './plan.ts';
import { readPart } from './read-part.ts';
import { listRuns } from './run-rows.ts';
import { shownRun } from './shown-run.ts';
import { cancelRun, resumeRun, startRun } from './start.ts';

/** A whole month printed at once. */
export function bulkHandlers(core: CoreServices, os: Procedures) {
  return {
    bulkPlan: os.documents.bulkPlan.handler(effect(core, planRun)),
    bulkStart: os.documents.bulkStart.handler(command(core, startRun)),
    bulkCancel: os.documents.bulkCancel.handler(command(core, cancelRun)),
    bulkResume: os.documents.bulkResume.handler(command(core, resumeRun)),
    bulkRuns: os.documents.bulkRuns.handler(
      query(core, ({ db }) => listRuns(db).map((run) => shownRun(db, run))),
    ),
    bulkRead: os.documents.bulkRead.handler(effect(core, readPart)),
  };
}
