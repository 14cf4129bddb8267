import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { sendDesk } from './recipients.ts';
import { sendDocument } from './send.ts';

/** Papers sent by the portal's mail. */
export function sendingHandlers(core: CoreServices, os: Procedures) {
  return {
    recipients: os.documents.recipients.handler(
      query(core, ({ db }, { account, id }) => sendDesk(core, db, account, id).shown),
    ),
    send: os.documents.send.handler(effect(core, sendDocument)),
  };
}
