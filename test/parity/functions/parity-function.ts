import type { Desk } from '../support/desk.ts';
import type { Variant } from '../support/variants.ts';

/** Something that a guide gives a tenant. `how`: what of it differs from line to line. */
export type ParityFunction = {
  /** The profile that has it not. */
  readonly variant: Exclude<Variant, 'guide'>;
  /** Done at the counter and read at the portal. */
  done(desk: Desk, ...how: readonly string[]): Promise<void>;
  /** Under the profile without it, it is not there, or refused with its sentence. */
  without(desk: Desk, ...how: readonly string[]): Promise<void>;
};
