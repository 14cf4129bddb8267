import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { recallLogin, spaceSection } from './account.ts';
import { changeEmail } from './change-email.ts';
import { spaceDesk } from './desk.ts';
import { closeSpace, resumeSpace, suspendSpace } from './end-space.ts';
import { openSpace } from './open.ts';
import { givePaper } from './paper.ts';
import { compareWithLease, prepareRegistration, requireHeld } from './prepare.ts';
import { renewActivation } from './renew.ts';
import { setConsents } from './set-consents.ts';
import { registrationWorklist } from './worklist.ts';

/** Inscrire: the tenant space opened from the counter, by each landlord's rules. */
export function registrationsHandlers(core: CoreServices, os: Procedures) {
  const procedures = os.registrations;
  return {
    prepare: procedures.prepare.handler(
      query(core, ({ db }, { account }) => prepareRegistration(db, spaceDesk(core, db, account))),
    ),
    compare: procedures.compare.handler(
      query(core, ({ db }, { account, person, typed }) => {
        const desk = spaceDesk(core, db, account);
        return compareWithLease(desk, requireHeld(desk, person), typed);
      }),
    ),
    open: procedures.open.handler(command(core, openSpace)),
    renew: procedures.renew.handler(command(core, renewActivation)),
    changeEmail: procedures.changeEmail.handler(command(core, changeEmail)),
    setConsents: procedures.setConsents.handler(command(core, setConsents)),
    close: procedures.close.handler(command(core, closeSpace)),
    suspend: procedures.suspend.handler(command(core, suspendSpace)),
    resume: procedures.resume.handler(command(core, resumeSpace)),
    login: procedures.login.handler(command(core, recallLogin)),
    account: procedures.account.handler(
      query(core, ({ db }, { account }) => spaceSection(db, spaceDesk(core, db, account))),
    ),
    worklist: procedures.worklist.handler(
      query(core, ({ db }, input) => registrationWorklist(core, db, input)),
    ),
    paper: procedures.paper.handler(command(core, givePaper)),
  };
}
