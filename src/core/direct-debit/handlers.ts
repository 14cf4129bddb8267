import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

function missing(): never {
  throw new Refusal('INT-404', "Cette partie n'est pas encore en place.");
}

export function directDebitHandlers(core: CoreServices, os: Procedures) {
  return {
    account: os.directDebit.account.handler(query(core, () => missing())),
    readIban: os.directDebit.readIban.handler(query(core, () => missing())),
    subscribe: os.directDebit.subscribe.handler(command(core, () => missing())),
    changeAccount: os.directDebit.changeAccount.handler(command(core, () => missing())),
    changeDay: os.directDebit.changeDay.handler(command(core, () => missing())),
    sign: os.directDebit.sign.handler(command(core, () => missing())),
    revoke: os.directDebit.revoke.handler(command(core, () => missing())),
    acts: os.directDebit.acts.handler(query(core, () => missing())),
  };
}
