import { useEffect, useReducer, useRef } from 'react';
import { useCore } from '../../app/core.tsx';
import { refusalIn } from '../acts/fault.ts';
import { useKeepAwake } from '../idle/keep-awake.ts';
import { useOpenPayment } from './open-payment.ts';
import { type Chosen, heard, isFinal, type Paying, type PayingEvent } from './paying.ts';

/** Between two questions about where a payment stands. Milliseconds. */
export const POLL_MS = 700;
/**
 * One payment from its first call to its end. A call that the line swallowed is made again with the same id, which
 * never asks the terminal twice; what is known is asked every 700 ms until the end is told.
 */
export function usePaying(
  commandId: string,
  { cents, months }: Chosen,
): { readonly paying: Paying; cancel(): void } {
  const { client } = useCore();
  const [paying, hear] = useReducer((now: Paying, event: PayingEvent) => heard(now, event), {
    kind: 'asking',
  } satisfies Paying as Paying);
  const latest = useRef(paying);
  latest.current = paying;
  const chosen = useRef({ cents, months });
  const ended = isFinal(paying);
  useKeepAwake(paying.kind === 'asking' || (paying.kind === 'told' && paying.payment.state === 'waiting'));
  useEffect(() => {
    // Stays open where the page goes before the end is told: whoever leaves is warned of it.
    useOpenPayment.setState({ isOpen: !ended });
  }, [ended]);

  useEffect(() => {
    let here = true;
    let known = false;
    let calls = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function ask(): Promise<void> {
      calls += 1;
      try {
        const { money } = client.kiosk;
        const payment = known
          ? await money.paymentState({ commandId })
          : await money.pay({
              commandId,
              amountCents: chosen.current.cents,
              months: [...chosen.current.months],
            });
        known = true;
        if (here) hear({ kind: 'told', payment });
      } catch (error) {
        // A line that broke says nothing of the payment: it is asked again.
        if (here && refusalIn(error) !== undefined)
          hear({ kind: 'refused', error, certain: !known && calls === 1 });
      }
    }
    async function follow(): Promise<void> {
      await ask();
      if (here && !isFinal(latest.current)) timer = setTimeout(() => void follow(), POLL_MS);
    }
    void follow();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [client, commandId]);

  return {
    paying,
    cancel() {
      client.kiosk.money
        .cancelPayment({ commandId })
        .then((payment) => hear({ kind: 'told', payment }))
        // Whether it could be stopped is what the next question tells.
        .catch(() => {});
    },
  };
}
