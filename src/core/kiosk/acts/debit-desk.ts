import type { MandateSeen } from '../../../rules/direct-debit/states.ts';
import type { OnlineFunction } from '../../../rules/online/functions.ts';
import type { ReadableDb } from '../../database/connection.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import type { PortSession } from '../../procedures/session.ts';
import { type ActDesk, actDesk } from './act-desk.ts';
import { actsNotTold } from './write-act.ts';

/** What an act on a mandate did here, beside its command: an account number is masked in it. */
export type DebitBody =
  | {
      readonly act: 'subscribe';
      readonly rum: string;
      readonly maskedIban: string;
      readonly day: number | null;
    }
  | { readonly act: 'account'; readonly rum: string; readonly maskedIban: string }
  | { readonly act: 'day'; readonly rum: string; readonly day: number };

export type DebitDesk = ActDesk & {
  /** The mandate as the account's picture tells it, and as what was done here since then has changed it. */
  readonly seen: MandateSeen;
};

const NONE: MandateSeen = { rum: null, maskedIban: null, day: null, state: null };

/** @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE` */
export function debitDesk(
  scope: { readonly db: ReadableDb; readonly core: CoreServices; readonly session: PortSession },
  functions: readonly OnlineFunction[],
): DebitDesk {
  const desk = actDesk(scope, 'full', functions);
  const { mandate, key } = desk.account;
  const told: MandateSeen = mandate ?? NONE;
  const { rum, maskedIban, day, state } = told;
  const since = actsNotTold(scope.db, key, 'debit') as readonly DebitBody[];
  return { ...desk, seen: since.reduce(afterAct, { rum, maskedIban, day, state }) };
}

function afterAct(seen: MandateSeen, body: DebitBody): MandateSeen {
  switch (body.act) {
    case 'subscribe':
      return { rum: body.rum, maskedIban: body.maskedIban, day: body.day, state: 'a_signer' };
    case 'account':
      return seen.rum === body.rum ? { ...seen, maskedIban: body.maskedIban, state: 'a_signer' } : seen;
    case 'day':
      return seen.rum === body.rum ? { ...seen, day: body.day } : seen;
  }
}

/** A mandate that still allows collections, or will once signed. */
export function isAlive(seen: MandateSeen): seen is MandateSeen & { readonly rum: string } {
  return seen.rum !== null && seen.state !== null && seen.state !== 'revoque';
}
