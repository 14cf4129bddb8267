import type { KioskPayment } from '../../../contract/kiosk/money.ts';

/** What somebody chose to pay. Cents; months `AAAA-MM`, empty: the oldest due. */
export type Chosen = { readonly cents: number; readonly months: readonly string[] };

/**
 * One payment as the screen knows it. `asking`: the core has not answered yet. `told`: its last word. `refused`: it
 * took nothing on, the terminal was never asked. `lost`: the line was cut, and nobody here can be told the end any more.
 */
export type Paying =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly payment: KioskPayment }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'lost' };

export type PayingEvent =
  | { readonly kind: 'told'; readonly payment: KioskPayment }
  /** The core refuses. `certain`: no earlier call can have reached it. */
  | { readonly kind: 'refused'; readonly error: unknown; readonly certain: boolean };

/** Money that was taken or not is never taken back by a later word: a line that breaks after it changes nothing. */
export function isFinal(paying: Paying): boolean {
  switch (paying.kind) {
    case 'asking':
      return false;
    case 'told':
      return paying.payment.state === 'paid' || paying.payment.state === 'declined';
    case 'refused':
    case 'lost':
      return true;
  }
}

/** What the screen may say next. It never says that nothing was taken unless the core says so. */
export function heard(paying: Paying, event: PayingEvent): Paying {
  if (isFinal(paying)) return paying;
  switch (event.kind) {
    case 'told':
      return { kind: 'told', payment: event.payment };
    case 'refused':
      return paying.kind === 'asking' && event.certain
        ? { kind: 'refused', error: event.error }
        : { kind: 'lost' };
  }
}

/** Which page shows it. */
export type PayingPage = 'waiting' | 'paid' | 'declined' | 'unknown' | 'lost' | 'refused';

export function pageOf(paying: Paying): PayingPage {
  switch (paying.kind) {
    case 'asking':
      return 'waiting';
    case 'told':
      return paying.payment.state;
    case 'refused':
    case 'lost':
      return paying.kind;
  }
}
