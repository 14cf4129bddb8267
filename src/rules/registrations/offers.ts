import { isoDate, monthOf, shiftMonth } from '../dates.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { CONSENT_KINDS, type ConsentKind, type ConsentMode } from './consents.ts';
import type { Legal } from './legal.ts';
import { type ShownRule, shownRule } from './shown-rule.ts';

/** What is offered to a tenant at his registration, with the words that are read to him and kept. */
export type ConsentOffer = {
  kind: ConsentKind;
  mode: ConsentMode;
  label: string;
  wording: string;
  /** How it stands before he answers. */
  given: boolean;
  rule: ShownRule;
};

export type ChosenConsent = { readonly kind: ConsentKind; readonly given: boolean };

/**
 * How each consent is had on a day. The quittance is express everywhere (loi 89-462, art. 21): neither an opt-out of
 * the notices nor an automatic acceptance covers it.
 * @param on ISO date
 */
export function consentMode(profile: LandlordProfile, kind: ConsentKind, on: string): ConsentMode {
  const notices = appliedRule(profile, 'paperless.notices', on).value;
  switch (kind) {
    case 'avis':
      return notices === 'opt-out' ? 'opt-out' : notices === 'with-account' ? 'included' : 'choice';
    case 'regularisation': {
      const also = appliedRule(profile, 'paperless.alsoCovers', on).value ?? [];
      if (!also.includes('regularisation')) return 'choice';
      return notices === 'opt-out' ? 'opt-out' : notices === 'with-account' ? 'included' : 'choice';
    }
    case 'quittance':
      return 'express';
    case 'notifications':
      return 'choice';
  }
}

/** The four offers, in their order. Only what the guide gives by itself is given before the tenant answers. */
export function consentOffers(profile: LandlordProfile, legal: Legal, on: string): ConsentOffer[] {
  return CONSENT_KINDS.map((kind) => {
    const mode = consentMode(profile, kind, on);
    return {
      kind,
      mode,
      label: legal.consents[kind].label,
      wording: legal.consents[kind].wording,
      given: mode === 'included' || mode === 'opt-out',
      rule: ruleOf(profile, kind, on),
    };
  });
}

function ruleOf(profile: LandlordProfile, kind: ConsentKind, on: string): ShownRule {
  switch (kind) {
    case 'avis':
      return shownRule(profile, 'paperless.notices', on);
    case 'regularisation':
      return shownRule(profile, 'paperless.alsoCovers', on);
    case 'quittance':
      return shownRule(profile, 'paperless.quittances', on);
    case 'notifications':
      return shownRule(profile, 'paperless.mailWhenReady', on);
  }
}

/**
 * Why a set of answers cannot stand, in one sentence; null when it can. A kind not answered stands as offered, but the
 * quittance, which is never given without its own yes.
 */
export function checkConsents(
  offers: readonly ConsentOffer[],
  chosen: readonly ChosenConsent[],
): string | null {
  const seen = new Set<ConsentKind>();
  for (const { kind, given } of chosen) {
    const offer = offers.find((one) => one.kind === kind);
    if (offer === undefined) return "Ce consentement n'est pas proposé par le bailleur.";
    if (seen.has(kind)) return `«\u202f${offer.label}\u202f» porte deux réponses.`;
    seen.add(kind);
    if (offer.mode === 'included' && !given) {
      return `«\u202f${offer.label}\u202f» va avec l'espace locataire\u202f: pour garder le papier, il faut se désinscrire.`;
    }
  }
  const preTicked = offers.find(({ mode, given }) => mode === 'express' && given);
  if (preTicked !== undefined) {
    return `«\u202f${preTicked.label}\u202f» demande un accord exprès\u202f: la case ne peut pas être cochée d'avance.`;
  }
  return null;
}

/**
 * First month whose notice comes without paper if it is agreed today: the next one, the notice of this month being
 * already written.
 * @param on ISO date
 * @returns `AAAA-MM`
 */
export function paperlessFrom(on: string): string {
  return shiftMonth(monthOf(isoDate(on)), 1);
}
