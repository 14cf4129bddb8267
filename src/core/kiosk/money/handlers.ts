import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

export function kioskMoneyHandlers(core: CoreServices, os: Procedures) {
  return {
    balance: os.kiosk.money.balance.handler(query(core, () => notYet())),
    printBalance: os.kiosk.money.printBalance.handler(effect(core, async () => notYet())),
    payable: os.kiosk.money.payable.handler(query(core, () => notYet())),
    pay: os.kiosk.money.pay.handler(effect(core, async () => notYet())),
    paymentState: os.kiosk.money.paymentState.handler(query(core, () => notYet())),
    cancelPayment: os.kiosk.money.cancelPayment.handler(effect(core, async () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
