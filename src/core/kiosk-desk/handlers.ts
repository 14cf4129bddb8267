import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { answerCall, openCalls } from './calls.ts';
import { issueCode } from './issue-code.ts';

/** What the counter does for the kiosks of its agency. */
export function kioskDeskHandlers(core: CoreServices, os: Procedures) {
  return {
    issueCode: os.kioskDesk.issueCode.handler(command(core, issueCode)),
    calls: os.kioskDesk.calls.handler(query(core, ({ db }) => openCalls(db, core.ports.clock.now()))),
    answerCall: os.kioskDesk.answerCall.handler(command(core, (scope, { id }) => answerCall(scope, id))),
  };
}
