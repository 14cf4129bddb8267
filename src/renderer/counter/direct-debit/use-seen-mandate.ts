import { useState } from 'react';
import { sameMandate } from '../../../rules/direct-debit/mandate.ts';
import type { MandateSeen } from '../../../rules/direct-debit/states.ts';
import type { DebitOfAccount } from './debit-words.ts';

export type SeenMandate = {
  /** The mandate as the form was begun on: its version. */
  readonly seen: DebitOfAccount['seen'];
  /** Somebody changed it since. */
  readonly stale: boolean;
  /** The clerk has read what changed and goes on with it. */
  goOn(): void;
};

/** What the clerk saw when the form opened; a change that comes meanwhile is told before anything is sent. */
export function useSeenMandate(now: DebitOfAccount['seen']): SeenMandate {
  const [seen, setSeen] = useState<MandateSeen>(now);
  return { seen, stale: !sameMandate(seen, now), goOn: () => setSeen(now) };
}
