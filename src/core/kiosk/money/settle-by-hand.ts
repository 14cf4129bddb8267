import { type CoreServices, transact } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { PortSession } from '../../procedures/session.ts';
import { findOperation, markDeclined, type Operation, openOperations } from './operations.ts';
import { recordAccepted } from './record-payment.ts';

/** What the staff read on the terminal's own journal, of a payment whose end it never told. */
export type ReadOnTerminal =
  | { readonly kind: 'taken'; readonly authorisation: string }
  | { readonly kind: 'not-taken' };

/** Payments whose end is not known, the oldest first. */
export function awaitedOperations({ base }: CoreServices): Operation[] {
  return openOperations(base.readable());
}

/**
 * Ends one by hand, once: recorded like any other, or never taken. To be called while the kiosk is stopped.
 * @throws Refusal `BOR-OPERATION` when it is none, or its end is known
 */
export function settleByHand(core: CoreServices, id: string, read: ReadOnTerminal): void {
  const session = new PortSession();
  session.becomeKiosk();
  transact(core, session, (scope) => {
    const operation = findOperation(scope.db, id);
    if (operation === undefined || operation.state === 'accepted' || operation.state === 'declined') {
      throw new Refusal(
        'BOR-OPERATION',
        "Cette opération n'attend plus de réponse\u202f: rien n'a été changé.",
      );
    }
    const at = new Date(core.ports.clock.now()).toISOString();
    if (read.kind === 'not-taken') markDeclined(scope.db, id, 'error', at);
    else {
      const { amountCents } = operation;
      recordAccepted(scope, id, { kind: 'accepted', authorisation: read.authorisation, amountCents });
    }
  });
}
