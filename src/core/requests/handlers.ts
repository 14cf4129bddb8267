import { findWatchWords, WATCH_SENTENCE, watchWords } from '../../rules/requests/watch-words.ts';
import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { requestSection } from './account.ts';
import { pictureOf, requestDesk, requestView, rowWriter, shownRequest } from './desk.ts';
import { closeRequest, complementRequest, modifyRequest } from './follow.ts';
import { openRequest } from './open.ts';
import { prepareRequest } from './prepare.ts';
import { refuseUnknownRequest } from './refusals.ts';
import { markSeen } from './seen.ts';
import { noteVisit } from './visit.ts';
import { requestWorklist } from './worklist.ts';

/** Demandes: what tenants ask for, and what became of it. */
export function requestsHandlers(core: CoreServices, os: Procedures) {
  const procedures = os.requests;
  return {
    prepare: procedures.prepare.handler(
      query(core, ({ db }, { account }) => prepareRequest(db, requestDesk(core, db, account))),
    ),
    alert: procedures.alert.handler(
      query(core, ({ db }, { text }) => {
        const { profile, today } = requestView(core, db);
        const found = findWatchWords(text, watchWords(profile, today));
        return { found, sentence: found.length === 0 ? null : WATCH_SENTENCE };
      }),
    ),
    open: procedures.open.handler(command(core, openRequest)),
    complement: procedures.complement.handler(command(core, complementRequest)),
    modify: procedures.modify.handler(command(core, modifyRequest)),
    close: procedures.close.handler(command(core, closeRequest)),
    visit: procedures.visit.handler(command(core, noteVisit)),
    read: procedures.read.handler(
      query(core, ({ db }, { account, request }) => {
        const view = requestView(core, db);
        const picture = pictureOf(db, request, view);
        if (picture === undefined || rowWriter(db)(picture).account !== account) refuseUnknownRequest();
        return shownRequest(core, db, view, picture);
      }),
    ),
    seen: procedures.seen.handler(command(core, markSeen)),
    account: procedures.account.handler(
      query(core, ({ db }, { account }) => requestSection(db, requestDesk(core, db, account))),
    ),
    worklist: procedures.worklist.handler(query(core, ({ db }, input) => requestWorklist(core, db, input))),
  };
}
