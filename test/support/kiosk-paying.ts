import { sql } from '../../src/core/database/connection.ts';
import { type KioskBase, kioskBase } from './kiosk-base.ts';
import { type ScriptedTerminal, scriptedTerminal } from './scripted-terminal.ts';

/** A kiosk whose terminal the test moves. To be closed by `closeKioskBases`. */
export async function payingKiosk(landlordId = 'cchartres'): Promise<{
  readonly base: KioskBase;
  readonly terminal: ScriptedTerminal;
}> {
  const terminal = scriptedTerminal();
  const base = await kioskBase({ landlordId, ports: (ports) => ({ ...ports, terminal }) });
  return { base, terminal };
}

/** Lets what was already decided be written. */
export function written(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What a refused call rejects with. */
export function refusedWith(code: string): { readonly data: { readonly code: string } } {
  return { data: { code } };
}

/** Payments of the base, in the order of their numbers. */
export function recordedPayments(base: KioskBase) {
  return sql<{ id: string; amount: number; number: string }>(
    base.db,
    'SELECT id, amount_cents AS amount, number FROM kiosk_payment ORDER BY number',
  ).all();
}
