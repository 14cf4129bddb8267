import type { KioskPayment } from '../../../contract/kiosk/money.ts';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { formatEuros } from '../../../rules/money.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import type { CardTerminal } from '../../ports.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { kioskAccount } from '../kiosk-base.ts';
import { requireVisit } from '../require-visit.ts';
import { hasLongUnknown } from '../terminal/terminal-state.ts';
import { standingOf } from './counted.ts';
import { type MoneyDesk, moneyDesk } from './money-desk.ts';
import { requireOffer } from './offered.ts';
import { findOperation, insertOperation, type Operation, openOperations } from './operations.ts';
import { paymentView } from './payment-view.ts';

/** The least and the most that one payment takes, in cents: below, a card costs more than it brings. */
export const LEAST_CENTS = 100;
export const MOST_CENTS = 300_000;

type Asked = {
  readonly commandId: string;
  readonly amountCents: number;
  readonly months: readonly string[];
};

/**
 * Asks the terminal for a debit: the operation is in the base first, durably, then the terminal hears of it. Answers at
 * once. The same `commandId` never asks twice.
 */
export async function pay(scope: EffectScope, asked: Asked): Promise<KioskPayment> {
  const visit = requireVisit(scope, 'pay');
  const desk = moneyDesk(scope.core);
  scope.read((db) => requireOffer(db, scope.core.ports.clock, 'payment'));
  const before = knownPayment(scope, desk, visit, asked);
  if (before !== undefined) return before;
  const { terminal } = scope.core.ports;
  if (terminal === undefined) throw new Refusal('BOR-TERMINAL', 'Cette borne ne prend pas de paiement.');
  refuseAmount(asked.amountCents);
  refuseCard(visit);
  scope.read((db) => refuseMonths(db, visit, asked.months));
  if (desk.busy) throw busy();
  // What an earlier payment came to is known before another one is taken.
  if (scope.read((db) => openOperations(db).length) > 0) await desk.settle();
  return knownPayment(scope, desk, visit, asked) ?? begin(scope, { desk, terminal, visit, asked });
}

/** What this id already asked for, if it did. @throws Refusal `CMD-409` when it names another act */
function knownPayment(
  scope: EffectScope,
  desk: MoneyDesk,
  visit: KioskVisit,
  asked: Asked,
): KioskPayment | undefined {
  return scope.read((db): { view: KioskPayment | undefined } => {
    const operation = findOperation(db, asked.commandId);
    if (operation === undefined) {
      if (sql(db, 'SELECT 1 FROM command WHERE id = ?').get(asked.commandId) !== undefined) throw otherAct();
      return { view: undefined };
    }
    if (!isSame(operation, visit, asked)) throw otherAct();
    return { view: paymentView(db, operation, desk.stepOf(operation.id)) };
  }).view;
}

function isSame(operation: Operation, visit: KioskVisit, { amountCents, months }: Asked): boolean {
  return (
    operation.visit === visit.id &&
    operation.amountCents === amountCents &&
    JSON.stringify(operation.months) === JSON.stringify(months)
  );
}

function begin(
  scope: EffectScope,
  how: {
    readonly desk: MoneyDesk;
    readonly terminal: CardTerminal;
    readonly visit: KioskVisit;
    readonly asked: Asked;
  },
): KioskPayment {
  const { desk, terminal, visit, asked } = how;
  const { commandId: id, amountCents, months } = asked;
  if (desk.busy) throw busy();
  scope.write(({ db, core }) => {
    if (openOperations(db).length > 0) throw hasLongUnknown(core) ? stopped() : busy();
    insertOperation(db, {
      id,
      visit: visit.id,
      account: visit.account,
      printed: visit.printed,
      known: visit.known,
      amountCents,
      months,
      askedAt: new Date(core.ports.clock.now()).toISOString(),
    });
  });
  desk.begin(terminal, { id, amountCents });
  return { state: 'waiting', step: 'asking', amountCents };
}

function refuseAmount(amountCents: number): void {
  if (amountCents >= LEAST_CENTS && amountCents <= MOST_CENTS) return;
  throw new Refusal(
    'BOR-MONTANT',
    `Une borne prend de ${formatEuros(LEAST_CENTS)} à ${formatEuros(MOST_CENTS)} par paiement.`,
    { field: 'amountCents' },
  );
}

/** A reference that nobody knows is kept as it was typed: never the number of a card, typed in its place. */
function refuseCard({ known, account, printed }: KioskVisit): void {
  if (known || !(holdsCardNumber(printed) || holdsCardNumber(account))) return;
  throw new Refusal(
    'BOR-REFERENCE',
    "Ceci n'est pas une référence de locataire\u202f: rien n'a été demandé.",
  );
}

/** Months are chosen among those due, by who may see them: naming one must not tell whether it is due. */
function refuseMonths(db: ReadableDb, visit: KioskVisit, months: readonly string[]): null {
  if (months.length === 0) return null;
  if (visit.level !== 'full')
    throw new Refusal('BOR-PREUVE', 'Choisir des mois demande votre code ou votre mot de passe.');
  const account = kioskAccount(db, visit.account);
  const due = account === undefined ? [] : standingOf(db, account).due.map(({ month }) => month);
  if (months.some((month) => !due.includes(month)) || new Set(months).size !== months.length)
    throw new Refusal('BOR-CHAMP', "Un de ces mois n'est plus dû. Revenez au solde.", { field: 'months' });
  return null;
}

function busy(): Refusal {
  return new Refusal('BOR-OCCUPE', 'Un autre paiement est en cours sur cette borne. Attendez un instant.');
}

function stopped(): Refusal {
  return new Refusal(
    'BOR-TERMINAL',
    "Un paiement précédent est en cours de vérification\u202f: cette borne n'en prend pas d'autre. Adressez-vous au guichet.",
  );
}

function otherAct(): Refusal {
  return new Refusal('CMD-409', "Ce paiement porte le numéro d'un autre\u202f: rien n'a été demandé.");
}
