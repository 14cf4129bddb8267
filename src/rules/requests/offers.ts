import { appliedRule, type LandlordProfile } from '../profile.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';

export type Offer = { offered: boolean; rule: ShownRule };

type Offered = 'attachments' | 'availability' | 'complement' | 'residenceView';

/**
 * What a request may hold and show. Where the guide is silent the counter offers it, under that sentence.
 * @param on ISO date
 */
export function requestOffers(profile: LandlordProfile, on: string): Record<Offered, Offer> {
  const offer = (path: `requests.${Offered}`): Offer => ({
    offered: appliedRule(profile, path, on).value !== false,
    rule: shownRule(profile, path, on),
  });
  return {
    attachments: offer('requests.attachments'),
    availability: offer('requests.availability'),
    complement: offer('requests.complement'),
    residenceView: offer('requests.residenceView'),
  };
}
