import { type CoreServices, command, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

export function kioskActsHandlers(core: CoreServices, os: Procedures) {
  return {
    insurance: os.kiosk.acts.insurance.handler(query(core, () => notYet())),
    sendCertificate: os.kiosk.acts.sendCertificate.handler(command(core, () => notYet())),
    requestTree: os.kiosk.acts.requestTree.handler(query(core, () => notYet())),
    openRequest: os.kiosk.acts.openRequest.handler(command(core, () => notYet())),
    changeContact: os.kiosk.acts.changeContact.handler(command(core, () => notYet())),
    space: os.kiosk.acts.space.handler(query(core, () => notYet())),
    openSpace: os.kiosk.acts.openSpace.handler(command(core, () => notYet())),
    debit: os.kiosk.acts.debit.handler(query(core, () => notYet())),
    readIban: os.kiosk.acts.readIban.handler(query(core, () => notYet())),
    subscribeDebit: os.kiosk.acts.subscribeDebit.handler(command(core, () => notYet())),
    changeDebitAccount: os.kiosk.acts.changeDebitAccount.handler(command(core, () => notYet())),
    changeDebitDay: os.kiosk.acts.changeDebitDay.handler(command(core, () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
