import type { KioskPayment } from '../../../contract/kiosk/money.ts';
import type { KioskAccount } from '../../../rules/kiosk/account.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { localDay } from '../../local-day.ts';
import {
  type CoreServices,
  type EffectScope,
  effect,
  type Procedures,
  type QueryScope,
  query,
} from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { kioskAccount } from '../kiosk-base.ts';
import { requireVisit } from '../require-visit.ts';
import { balanceOf } from './balance.ts';
import { moneyDesk, settleOpenOperations } from './money-desk.ts';
import { requireOffer } from './offered.ts';
import { findOperation } from './operations.ts';
import { LEAST_CENTS, MOST_CENTS, pay } from './pay.ts';
import { paymentView } from './payment-view.ts';
import { printBalance } from './print-balance.ts';

export function kioskMoneyHandlers(core: CoreServices, os: Procedures) {
  // A kiosk that stopped in the middle of a payment asks its terminal at once what came of it.
  queueMicrotask(() => {
    settleOpenOperations(core).catch((error: unknown) => core.ports.log.error('terminal-settle', error));
  });
  return {
    balance: os.kiosk.money.balance.handler(
      query(core, (scope) => {
        const account = fullAccount(scope, scope.db);
        return balanceOf(scope.db, account, localDay(core.ports.clock));
      }),
    ),
    printBalance: os.kiosk.money.printBalance.handler(
      effect(core, async (scope, { jobId }: { jobId: string }) => {
        const account = scope.read((db) => fullAccount(scope, db));
        return printBalance(scope, account, jobId);
      }),
    ),
    payable: os.kiosk.money.payable.handler(
      query(core, (scope) => {
        const { level } = requireVisit(scope, 'pay');
        requireOffer(scope.db, core.ports.clock, 'payment');
        const bounds = { leastCents: LEAST_CENTS, mostCents: MOST_CENTS };
        const account = level === 'full' ? accountHere(scope, scope.db) : undefined;
        if (account === undefined) return { due: null, balanceCents: null, ...bounds };
        const { due, balanceCents } = balanceOf(scope.db, account, localDay(core.ports.clock));
        return { due, balanceCents, ...bounds };
      }),
    ),
    pay: os.kiosk.money.pay.handler(effect(core, pay)),
    paymentState: os.kiosk.money.paymentState.handler(
      query(core, (scope, { commandId }: { commandId: string }) => {
        const shown = stateOf(scope, scope.db, commandId);
        // Nobody is sent away while the terminal holds his card.
        if (shown.state === 'waiting') scope.session.touch(core.ports.clock.monotonic());
        return shown;
      }),
    ),
    cancelPayment: os.kiosk.money.cancelPayment.handler(
      effect(core, async (scope, { commandId }: { commandId: string }) => {
        scope.read((db) => stateOf(scope, db, commandId));
        await moneyDesk(core).abort(commandId);
        return scope.read((db) => stateOf(scope, db, commandId));
      }),
    ),
  };
}

/** Where a payment of this visit stands. */
function stateOf(scope: QueryScope | EffectScope, db: ReadableDb, commandId: string): KioskPayment {
  const visit = requireVisit(scope, 'pay');
  const operation = findOperation(db, commandId);
  if (operation === undefined || operation.visit !== visit.id)
    throw new Refusal('BOR-CHAMP', "Ce paiement n'est pas de cette visite.", { field: 'commandId' });
  return paymentView(db, operation, moneyDesk(scope.core).stepOf(operation.id));
}

/** The account of somebody who has proved who he is. */
function fullAccount(scope: QueryScope | EffectScope, db: ReadableDb): KioskAccount {
  requireVisit(scope, 'full');
  requireOffer(db, scope.core.ports.clock, 'balance');
  return accountHere(scope, db);
}

function accountHere(scope: QueryScope | EffectScope, db: ReadableDb): KioskAccount {
  const visit: KioskVisit = requireVisit(scope, 'full');
  const account = kioskAccount(db, visit.account);
  if (account === undefined)
    throw new Refusal('BOR-SESSION', 'Votre visite est terminée. Recommencez depuis le début.');
  return account;
}
