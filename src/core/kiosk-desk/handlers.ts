import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

export function kioskDeskHandlers(core: CoreServices, os: Procedures) {
  return {
    issueCode: os.kioskDesk.issueCode.handler(command(core, () => notYet())),
    calls: os.kioskDesk.calls.handler(query(core, () => [])),
    answerCall: os.kioskDesk.answerCall.handler(command(core, () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
