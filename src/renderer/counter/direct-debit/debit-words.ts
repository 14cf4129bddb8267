import type { Mandate } from '../../../contract/direct-debit.ts';
import type { ShownMandateState } from '../../../rules/direct-debit/states.ts';
import type { CoreClient } from '../../app/core.tsx';
import { type Icon, IconDone, IconLate, IconRefused, IconSendStopped, IconSign } from '../../ui/icons.ts';
import type { Tone } from '../../ui/status-chip.tsx';
import type { PanelAct } from '../account/open-act.ts';

export type DebitPanelAct = Extract<PanelAct, `debit-${string}`>;

export type DebitOfAccount = Awaited<ReturnType<CoreClient['directDebit']['account']>>;

export const MANDATE_LOOK: Readonly<Record<ShownMandateState, { readonly icon: Icon; readonly tone: Tone }>> =
  {
    a_signer: { icon: IconSign, tone: 'warning' },
    actif: { icon: IconDone, tone: 'success' },
    suspendu: { icon: IconSendStopped, tone: 'warning' },
    revoque: { icon: IconRefused, tone: 'neutral' },
    caduc: { icon: IconLate, tone: 'danger' },
  };

/** Whether a mandate lives: nothing more can be done with one that is revoked or dead. */
function lives(mandate: Mandate | null): mandate is Mandate {
  return mandate !== null && mandate.state !== 'revoque' && mandate.state !== 'caduc';
}

/** What the counter may do now, the first being what comes next. */
export function debitActs({ current, days }: Pick<DebitOfAccount, 'current' | 'days'>): DebitPanelAct[] {
  if (!lives(current)) return ['debit-subscribe'];
  return [
    ...(current.state === 'a_signer' ? (['debit-sign'] as const) : []),
    'debit-account',
    ...(days.days.length > 0 ? (['debit-day'] as const) : []),
    'debit-revoke',
  ];
}

/** The refused act that a correction takes up, with the portal's sentence. */
export function refusedMandate(
  { current, former }: Pick<DebitOfAccount, 'current' | 'former'>,
  supersedes: string | null,
): string | null {
  if (supersedes === null) return null;
  const all = current === null ? former : [current, ...former];
  return all.find(({ refused }) => refused?.commandId === supersedes)?.refused?.reason ?? null;
}
