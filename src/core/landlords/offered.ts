import type { OnlineFunction } from '../../rules/online/functions.ts';
import { offer } from '../../rules/online/offers.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { Refusal } from '../procedures/refusal.ts';

/**
 * Lets an act go on unless this landlord says explicitly that it offers none of the kind.
 * @throws Refusal with the code given
 */
export function requireOffered(
  { profile, today: on }: { readonly profile: LandlordProfile; readonly today: string },
  fn: OnlineFunction,
  code: string,
): void {
  const { offered, sentence } = offer(profile, fn, on);
  if (offered) return;
  throw new Refusal(code, sentence, {
    kept: "Rien n'a été enregistré.",
    next: "La règle est dans Administration, page Bailleur\u202f; demandez à l'agence ce qu'elle propose.",
  });
}
