import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as mintId } from 'uuid';
import { useCore } from '../../app/core.tsx';
import { Asked } from '../acts/asked.tsx';
import { useFlow } from '../flow/flow.ts';
import { useText } from '../i18n/text.ts';
import { AmountStep } from './amount-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { MonthsStep, type Payable } from './months-step.tsx';
import type { Chosen } from './paying.ts';
import { PayingPages } from './paying-pages.tsx';

/** Months where the visitor may see them, else an amount; then the terminal. */
export function PaymentScreen() {
  const t = useText();
  const { ask } = useCore();
  const answer = useQuery(ask.kiosk.money.payable.queryOptions({ gcTime: 0 }));
  return (
    <Asked title={t('home.payment')} answer={answer}>
      {(payable) => <Payment payable={payable} />}
    </Asked>
  );
}

type Place =
  | { readonly at: 'months' | 'amount' }
  | {
      readonly at: 'confirm';
      readonly from: 'months' | 'amount';
      readonly chosen: Chosen;
      readonly error: unknown;
    }
  | {
      readonly at: 'paying';
      readonly from: 'months' | 'amount';
      readonly chosen: Chosen;
      readonly commandId: string;
    };

function Payment({ payable }: { readonly payable: Payable }) {
  const leave = useFlow((flow) => flow.back);
  // The figures that were chosen from stay as they were: a payment made changes what is due behind it.
  const [{ due, leastCents, mostCents }] = useState(payable);
  const hasMonths = due !== null && due.length > 0;
  const [months, setMonths] = useState<readonly string[]>(() => (due ?? []).map(({ month }) => month));
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState<Place>({ at: hasMonths ? 'months' : 'amount' });

  const pay = (from: 'months' | 'amount', chosen: Chosen) =>
    setPlace({ at: 'paying', from, chosen, commandId: mintId() });

  switch (place.at) {
    case 'months':
      return (
        <MonthsStep
          due={due ?? []}
          mostCents={mostCents}
          chosen={months}
          onChange={setMonths}
          onBack={leave}
          onOther={() => setPlace({ at: 'amount' })}
          onDone={(cents) =>
            setPlace({ at: 'confirm', from: 'months', chosen: { cents, months }, error: null })
          }
        />
      );
    case 'amount':
      return (
        <AmountStep
          value={typed}
          leastCents={leastCents}
          mostCents={mostCents}
          onChange={setTyped}
          onBack={hasMonths ? () => setPlace({ at: 'months' }) : leave}
          onDone={(cents) =>
            setPlace({ at: 'confirm', from: 'amount', chosen: { cents, months: [] }, error: null })
          }
        />
      );
    case 'confirm':
      return (
        <ConfirmStep
          chosen={place.chosen}
          oldestFirst={hasMonths}
          error={place.error}
          onBack={() => setPlace({ at: place.from })}
          onPay={() => pay(place.from, place.chosen)}
        />
      );
    case 'paying':
      return (
        <PayingPages
          key={place.commandId}
          commandId={place.commandId}
          chosen={place.chosen}
          onAgain={() => pay(place.from, place.chosen)}
          onRefused={(error) => setPlace({ at: 'confirm', from: place.from, chosen: place.chosen, error })}
        />
      );
  }
}
