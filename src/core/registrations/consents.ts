import type { ConsentKind } from '../../rules/registrations/consents.ts';
import {
  type ChosenConsent,
  type ConsentOffer,
  checkConsents,
  consentOffers,
} from '../../rules/registrations/offers.ts';
import type { SpaceDesk } from './desk.ts';
import { refuse } from './refusals.ts';

/** An answer as it is kept: with the words it was given to, and their version. */
export type KeptConsent = {
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly wording: string;
  readonly version: string;
};

export function offersOf({ profile, legal, view }: SpaceDesk): ConsentOffer[] {
  return consentOffers(profile, legal, view.on);
}

/** The answers of a registration: what was not asked stands as offered, so that everything is dated from the start. */
export function allAnswers(desk: SpaceDesk, chosen: readonly ChosenConsent[]): KeptConsent[] {
  return offersOf(desk).map(({ kind, wording, given: offered }) => {
    const given = chosen.find((one) => one.kind === kind)?.given ?? offered;
    return { kind, given, wording, version: desk.legal.version };
  });
}

/** The answers that were given, no others, in the order of the offers. */
export function givenAnswers(desk: SpaceDesk, chosen: readonly ChosenConsent[]): KeptConsent[] {
  const kinds = new Set(chosen.map(({ kind }) => kind));
  return allAnswers(desk, chosen).filter(({ kind }) => kinds.has(kind));
}

/** @throws Refusal `INS-CONSENTEMENTS` when the answers cannot stand by the landlord's rules */
export function refuseConsents(desk: SpaceDesk, chosen: readonly ChosenConsent[]): void {
  const fault = checkConsents(offersOf(desk), chosen);
  if (fault !== null) refuse('INS-CONSENTEMENTS', fault, { field: 'consents' });
}
