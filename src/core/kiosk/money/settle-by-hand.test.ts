import { expect, test } from 'vitest';
import { closeKioskBases } from '../../../../test/support/kiosk-base.ts';
import { payingKiosk, recordedPayments, written } from '../../../../test/support/kiosk-paying.ts';
import { verifyTill } from '../../till/verify.ts';
import { awaitedOperations, settleByHand } from './settle-by-hand.ts';

closeKioskBases();

/** A payment whose end the terminal never tells. */
async function unknownPayment() {
  const { base, terminal } = await payingKiosk();
  terminal.failRecalls(1_000);
  const commandId = base.ids.next();
  await base.letIn('pay').client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.cut('took');
  await written();
  return { base, commandId };
}

test('what the terminal says by its paper alone is recorded by hand, once', async () => {
  const { base, commandId } = await unknownPayment();
  const core = base.core.services;
  expect(awaitedOperations(core).map(({ id }) => id)).toEqual([commandId]);
  settleByHand(core, commandId, { kind: 'taken', authorisation: '123456' });
  expect(recordedPayments(base)).toMatchObject([{ id: commandId, amount: 7_500 }]);
  expect(awaitedOperations(core)).toEqual([]);
  expect(() => settleByHand(core, commandId, { kind: 'not-taken' })).toThrow("n'attend plus de réponse");
  expect(() => settleByHand(core, commandId, { kind: 'taken', authorisation: '1' })).toThrow();
  expect(recordedPayments(base)).toHaveLength(1);
  expect(verifyTill(base.db, 'B1')).toMatchObject({ kind: 'intact' });
});

test('what it never took is no payment', async () => {
  const { base, commandId } = await unknownPayment();
  settleByHand(base.core.services, commandId, { kind: 'not-taken' });
  expect(recordedPayments(base)).toEqual([]);
  expect(awaitedOperations(base.core.services)).toEqual([]);
});
