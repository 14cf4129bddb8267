import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

const absent = (): never => {
  throw new Refusal('INT-404', "Cette opération n'est pas encore servie.");
};

export function registrationsHandlers(core: CoreServices, os: Procedures) {
  const procedures = os.registrations;
  return {
    prepare: procedures.prepare.handler(query(core, absent)),
    compare: procedures.compare.handler(query(core, absent)),
    open: procedures.open.handler(command(core, absent)),
    renew: procedures.renew.handler(command(core, absent)),
    changeEmail: procedures.changeEmail.handler(command(core, absent)),
    setConsents: procedures.setConsents.handler(command(core, absent)),
    close: procedures.close.handler(command(core, absent)),
    suspend: procedures.suspend.handler(command(core, absent)),
    resume: procedures.resume.handler(command(core, absent)),
    login: procedures.login.handler(command(core, absent)),
    account: procedures.account.handler(query(core, absent)),
    worklist: procedures.worklist.handler(query(core, absent)),
    paper: procedures.paper.handler(command(core, absent)),
  };
}
