import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { debitSection } from './account.ts';
import { mandateActs } from './acts.ts';
import { changeAccount } from './change-account.ts';
import { changeDay } from './change-day.ts';
import { debitDesk } from './desk.ts';
import { readIban } from './read-iban.ts';
import { revokeMandate } from './revoke.ts';
import { signMandate } from './sign.ts';
import { subscribeMandate } from './subscribe.ts';

/** Prélèvement: the mandates of direct debit of an account. */
export function directDebitHandlers(core: CoreServices, os: Procedures) {
  const procedures = os.directDebit;
  return {
    account: procedures.account.handler(
      query(core, ({ db }, { account }) => debitSection(core, db, debitDesk(core, db, account))),
    ),
    readIban: procedures.readIban.handler(
      query(core, (_scope, { text }) => {
        const read = readIban(text);
        if (read.kind === 'refused') return read;
        const { kind, masked, country, notice } = read;
        return { kind, masked, country, notice };
      }),
    ),
    subscribe: procedures.subscribe.handler(command(core, subscribeMandate)),
    changeAccount: procedures.changeAccount.handler(command(core, changeAccount)),
    changeDay: procedures.changeDay.handler(command(core, changeDay)),
    sign: procedures.sign.handler(command(core, signMandate)),
    revoke: procedures.revoke.handler(command(core, revokeMandate)),
    acts: procedures.acts.handler(query(core, ({ db }, { account }) => mandateActs(db, account))),
  };
}
