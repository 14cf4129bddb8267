import { DECLINES, type KioskPayment } from '../../../contract/kiosk/money.ts';
import type { ReadableDb } from '../../database/connection.ts';
import type { TerminalStep } from '../../ports.ts';
import { findRecorded, type Operation } from './operations.ts';

/**
 * Where a payment stands, as the base tells it.
 * @param step where the terminal is, while it works at this one
 */
export function paymentView(
  db: ReadableDb,
  operation: Operation,
  step: TerminalStep | undefined,
): KioskPayment {
  const { amountCents } = operation;
  switch (operation.state) {
    case 'accepted': {
      const paid = findRecorded(db, operation.id);
      if (paid === undefined) throw new Error('accepted without a payment');
      const { known, ...shown } = paid;
      return { state: 'paid', ...shown, toPlace: known === 0 };
    }
    case 'declined':
      return { state: 'declined', reason: reasonOf(operation.reason), amountCents };
    case 'asked':
    case 'unknown':
      return step === undefined ? { state: 'unknown', amountCents } : { state: 'waiting', step, amountCents };
  }
}

function reasonOf(text: string | null): (typeof DECLINES)[number] {
  return DECLINES.find((one) => one === text) ?? 'error';
}
