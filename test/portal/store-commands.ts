import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import type { Act } from '../sync/acts.ts';
import { sealed } from '../sync/command-hash.ts';

/** Where and when a command of these tests was made, unless a test says so. */
export type Made = {
  readonly incarnation: string;
  readonly seq: number;
  /** Series of its numbers: `G2A`. */
  readonly series?: string;
  readonly at?: string;
  readonly offsetMinutes?: number;
};

const AT = '2026-11-17T13:05:00.000Z';

/** Everything of a command but what it says, with its hash. */
export function commandOf(
  made: Made,
  body: Pick<WireCommand, 'id' | 'type' | 'account' | 'payload' | 'result'> &
    Partial<Pick<WireCommand, 'dependsOn' | 'version'>>,
): WireCommand {
  return sealed({
    incarnation: made.incarnation,
    seq: made.seq,
    version: 1,
    dependsOn: [],
    agent: 'agent-1',
    agentName: 'Camille Roche',
    post: 'Guichet 2',
    occurredAt: made.at ?? AT,
    offsetMinutes: made.offsetMinutes ?? 60,
    ...body,
  });
}

export function numberOf({ seq, series = 'G2A' }: Made, mark = ''): string {
  return `${series}-${mark}${String(seq).padStart(6, '0')}`;
}

export type PaymentSaid = {
  readonly id: string;
  readonly account: string;
  readonly cents: number;
  readonly mode?: 'especes' | 'cheque' | 'carte';
  readonly payer?: string | null;
  readonly on?: string;
  readonly number?: string;
  readonly months?: readonly { readonly month: string; readonly cents: number }[];
  readonly act?: string;
  readonly others?: readonly unknown[];
  readonly dependsOn?: readonly string[];
};

/** A payment as `payments.record` writes it. */
export function paymentCommand(made: Made, said: PaymentSaid): WireCommand {
  const { id, account, cents, mode = 'especes', payer = null, on = '2026-11-17', act, others } = said;
  const number = said.number ?? numberOf(made);
  return commandOf(made, {
    id,
    type: 'payment.record',
    account,
    payload: {
      account,
      amountCents: cents,
      chosenMonths: [],
      mode,
      means: { mode: 'especes', receivedCents: cents },
      payer,
      ...(act === undefined ? {} : { act }),
      ...(others === undefined ? {} : { others }),
    },
    result: {
      id,
      number,
      account,
      takenAt: made.at ?? AT,
      on,
      mode,
      amountCents: cents,
      receivedCents: cents,
      changeCents: 0,
      plan: {
        allocations: said.months ?? [{ month: '2026-11', cents }],
        advanceCents: 0,
        balanceBeforeCents: cents,
        balanceAfterCents: 0,
        papers: [],
        rules: [],
      },
      papers: [
        { number: numberOf(made, 'Q-'), kind: 'quittance', month: '2026-11', cents, title: 'Quittance' },
      ],
      others: [],
    },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

export type ReversalSaid = {
  readonly id: string;
  readonly account: string;
  readonly payment: string;
  readonly cents: number;
  readonly kind?: 'annulation' | 'cheque-impaye';
};

/** A reversal as `payments.reverse` writes it. */
export function reversalCommand(made: Made, said: ReversalSaid): WireCommand {
  const { id, account, payment, kind = 'annulation' } = said;
  return commandOf(made, {
    id,
    type: 'payment.reverse',
    account,
    payload: { payment, kind, reason: 'montant', text: '' },
    result: slipOf(made, said, kind),
    dependsOn: [payment],
  });
}

function slipOf(made: Made, { account, cents }: Omit<ReversalSaid, 'kind'>, kind: string) {
  return {
    number: numberOf(made, 'A-'),
    payment: 'G2A-000001',
    account,
    kind,
    cents,
    at: made.at ?? AT,
    sentences: [],
  };
}

/** "Mauvais compte" as `payments.move` writes it; the new payment is a command of its own. */
export function moveCommand(
  made: Made,
  said: ReversalSaid & { readonly to: string; readonly newId: string },
): WireCommand {
  const { id, account, payment, to, newId } = said;
  return commandOf(made, {
    id,
    type: 'payment.move',
    account,
    payload: { newCommandId: newId, payment, account: to, chosenMonths: [], text: '' },
    result: { reversal: slipOf(made, said, 'mauvais-compte'), payment: { id: newId } },
    dependsOn: [payment],
  });
}

/** An order of payment as `payments.announce` writes it. */
export function announcementCommand(
  made: Made,
  said: {
    readonly id: string;
    readonly account: string;
    readonly cents: number;
    readonly dependsOn?: readonly string[];
  },
): WireCommand {
  const { id, account, cents } = said;
  const number = numberOf(made, 'D-');
  return commandOf(made, {
    id,
    type: 'payment.announce',
    account,
    payload: { account, amountCents: cents, chosenMonths: [], mode: 'virement', payer: null },
    result: {
      announcement: {
        number,
        account,
        mode: 'virement',
        amountCents: cents,
        months: [],
        on: '2026-11-17',
        state: 'annonce',
      },
      paper: { number, title: "Reçu de dépôt d'ordre de paiement" },
    },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

/** An act of the protocol's own tests, as a counter really writes it. */
export function counterCommand(act: Act, made: Made): WireCommand {
  const { id, account, cents, follows } = act;
  switch (act.kind) {
    case 'payment':
      return paymentCommand(made, { id, account, cents, dependsOn: follows });
    case 'reversal':
      return reversalCommand(made, { id, account, cents, payment: follows[0] ?? id });
    case 'announcement':
      return announcementCommand(made, { id, account, cents, dependsOn: follows });
  }
}
