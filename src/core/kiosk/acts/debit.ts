import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { mandateSentence } from '../../../rules/direct-debit/mandate.ts';
import { DEBIT_LAW, debitDays, debitOffer } from '../../../rules/direct-debit/rules.ts';
import type { MandateSeen } from '../../../rules/direct-debit/states.ts';
import { kioskOffers } from '../../../rules/kiosk/offers.ts';
import type { QueryScope } from '../../procedures/procedures.ts';
import { type DebitDesk, debitDesk, isAlive } from './debit-desk.ts';

type Debit = z.infer<NonNullable<(typeof kioskActsContract.debit)['~orpc']['outputSchema']>>;

/** The mandate as it stands, and what this landlord lets its tenants do with it by themselves. @throws Refusal `BOR-…` */
export function debitOfVisit(scope: QueryScope): Debit {
  const desk = debitDesk(scope, ['debit', 'bankAccount']);
  const { profile, today, seen } = desk;
  const offer = debitOffer(profile, today);
  const debit = kioskOffers(profile, 'debit', today);
  return {
    current: shown(desk, seen),
    maySubscribe: debit && offer.subscribe && !isAlive(seen),
    mayChangeAccount: kioskOffers(profile, 'bankAccount', today) && offer.account && isAlive(seen),
    days: debit ? [...debitDays(profile, today).days] : [],
    law: [...DEBIT_LAW],
  };
}

function shown({ today }: DebitDesk, { maskedIban, day, state }: MandateSeen): Debit['current'] {
  if (state === null) return null;
  // Its dates are not on a kiosk: that it died without a collection is told by the portal, as a mandate that is over.
  return {
    maskedIban,
    day,
    state,
    sentence: mandateSentence({ state, signedOn: null, lastCollectedOn: null }, today),
  };
}
