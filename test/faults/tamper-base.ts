import type { PaymentMode } from '../../src/contract/payments.ts';
import { ARC, addAccount, ordinaryMonth } from '../support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../support/open-test-core.ts';
import { actId, payment } from '../support/payment-acts.ts';

const PARKING = { key: '0030020790E', entries: ordinaryMonth('2026-10', '2026-10-31', '2026-11-10') };

/**
 * A base with a few dozen acts of every kind: openings, payments in each mode and on two accounts at once, counts,
 * closings, orders of payment, payments taken back in the three ways, a relevé.
 */
export async function tillWithHistory(): Promise<TestCore> {
  const core = await openTestCore();
  try {
    addAccount(core.db, ARC);
    addAccount(core.db, PARKING);
    await firstDay(core, core.client('responsable'));
    core.clock.advance(24 * 60 * 60_000);
    // The first session locked itself during the night.
    await secondDay(core, core.client('responsable'));
    return core;
  } catch (error) {
    await core.close();
    throw error;
  }
}

async function firstDay(core: TestCore, chief: TestClient): Promise<void> {
  await chief.till.open({ commandId: actId(), floatCents: 15_000 });
  const pay = payer(core, chief);
  await pay(15_000, 'especes');
  await pay(5_050, 'especes', { payer: 'Sa mère' });
  await pay(2_000, 'carte');
  const wrong = await pay(1_200, 'cheque');
  await count(chief, 34_000);
  await chief.payments.reverse({
    commandId: actId(),
    payment: (await pay(700, 'especes')).id,
    kind: 'annulation',
    reason: 'montant',
    text: 'Sept euros et non soixante-dix',
  });
  await chief.payments.move({
    commandId: actId(),
    newCommandId: actId(),
    payment: wrong.id,
    account: PARKING.key,
    chosenMonths: [],
    text: 'Le parking, non le logement',
  });
  await chief.payments.announce({
    commandId: actId(),
    account: ARC.key,
    amountCents: 2_000,
    chosenMonths: [],
    mode: 'virement',
    payer: null,
  });
  await close(chief, 35_050, 'Inconnu');
}

async function secondDay(core: TestCore, chief: TestClient): Promise<void> {
  await chief.till.open({ commandId: actId(), floatCents: 10_000 });
  const pay = payer(core, chief);
  const both = await pay(4_000, 'cheque', {
    others: [{ commandId: actId(), account: PARKING.key, amountCents: 3_000, chosenMonths: ['2026-10'] }],
  });
  await pay(2_150, 'especes', { account: PARKING.key, chosenMonths: ['2026-10'] });
  await chief.payments.reverse({
    commandId: actId(),
    payment: both.id,
    kind: 'cheque-impaye',
    reason: 'autre',
    text: 'Sans provision',
  });
  await chief.documents.statement({
    commandId: actId(),
    account: ARC.key,
    from: '2026-09-01',
    to: '2026-11-18',
  });
  await close(chief, 12_150, null);
  // Left open, with payments after the last closing: the last rows of each table are of different kinds.
  await chief.till.open({ commandId: actId(), floatCents: 0 });
  await pay(350, 'especes');
  await count(chief, 350);
  await pay(900, 'carte');
}

function payer(core: TestCore, client: TestClient) {
  return (cents: number, mode: PaymentMode, more: Parameters<typeof payment>[2] = {}) => {
    core.clock.advance(60_000);
    return client.payments.record(payment(cents, mode, more));
  };
}

function count(client: TestClient, cents: number) {
  return client.till.count({ commandId: actId(), counts: [{ cents: 1, pieces: cents }] });
}

async function close(client: TestClient, cents: number, reason: string | null): Promise<void> {
  const last = await count(client, cents);
  await client.till.close({ commandId: actId(), count: last.id, reason });
}
