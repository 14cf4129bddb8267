import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

function missing(): never {
  throw new Refusal('INT-404', "Cette partie n'est pas encore en place.");
}

/** Papers sent by the portal's mail. */
export function sendingHandlers(core: CoreServices, os: Procedures) {
  return {
    recipients: os.documents.recipients.handler(query(core, () => missing())),
    send: os.documents.send.handler(effect(core, async () => missing())),
  };
}
