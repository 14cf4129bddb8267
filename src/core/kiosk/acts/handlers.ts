import { readIban } from '../../direct-debit/read-iban.ts';
import { type CoreServices, command, type Procedures, query } from '../../procedures/procedures.ts';
import { changeContact } from './change-contact.ts';
import { changeDebitAccount } from './change-debit-account.ts';
import { changeDebitDay } from './change-debit-day.ts';
import { debitOfVisit } from './debit.ts';
import { debitDesk } from './debit-desk.ts';
import { insuranceOfVisit } from './insurance.ts';
import { openRequest } from './open-request.ts';
import { openSpace } from './open-space.ts';
import { requestTreeOfVisit } from './request-tree.ts';
import { sendCertificate } from './send-certificate.ts';
import { spaceOfVisit } from './space.ts';
import { subscribeDebit } from './subscribe-debit.ts';

/** What a tenant does at a kiosk besides paying, by the rules of the counter, each checked anew here. */
export function kioskActsHandlers(core: CoreServices, os: Procedures) {
  const { acts } = os.kiosk;
  return {
    insurance: acts.insurance.handler(query(core, insuranceOfVisit)),
    sendCertificate: acts.sendCertificate.handler(command(core, sendCertificate)),
    requestTree: acts.requestTree.handler(query(core, requestTreeOfVisit)),
    openRequest: acts.openRequest.handler(command(core, openRequest)),
    changeContact: acts.changeContact.handler(command(core, changeContact)),
    space: acts.space.handler(query(core, spaceOfVisit)),
    openSpace: acts.openSpace.handler(command(core, openSpace)),
    debit: acts.debit.handler(query(core, debitOfVisit)),
    readIban: acts.readIban.handler(
      query(core, (scope, { text }: { readonly text: string }) => {
        debitDesk(scope, ['debit', 'bankAccount']);
        const read = readIban(text);
        return read.kind === 'refused' ? read : { kind: read.kind, masked: read.masked };
      }),
    ),
    subscribeDebit: acts.subscribeDebit.handler(command(core, subscribeDebit)),
    changeDebitAccount: acts.changeDebitAccount.handler(command(core, changeDebitAccount)),
    changeDebitDay: acts.changeDebitDay.handler(command(core, changeDebitDay)),
  };
}
