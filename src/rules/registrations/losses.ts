import { formatDate, isoDate } from '../dates.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { CONSENT_KINDS, type ConsentKind } from './consents.ts';
import { consentMode } from './offers.ts';
import { switchedOffOn } from './states.ts';

/**
 * What désinscription takes away and leaves, by the landlord's rules, said before it is done.
 * @param on ISO date
 */
export function lostOnClosing(profile: LandlordProfile, on: string): string[] {
  const said = ["L'espace locataire et ses services en ligne ne sont plus accessibles."];
  const window = appliedRule(profile, 'documents.window', on).value;
  said.push(
    window?.kind === 'since-registration'
      ? "Les documents mis en ligne depuis l'inscription ne seront plus accessibles\u202f: il faut les enregistrer avant. Une réinscription ne les rend pas."
      : 'Les documents en ligne ne seront plus accessibles\u202f: il faut enregistrer avant ceux à garder.',
  );
  said.push('Les documents reviennent sur papier, par courrier.');
  said.push('Le bail, le compte et les paiements ne changent pas.');
  if (appliedRule(profile, 'unsubscribe.mayReturn', on).value === true) {
    said.push('Une réinscription reste possible à tout moment, avec la même adresse e-mail ou une autre.');
  } else {
    said.push('Pour revenir, une nouvelle inscription se fait au guichet.');
  }
  return said;
}

/** What withdrawing each consent changes, where it can be withdrawn by itself. */
export function lostOnWithdrawing(
  profile: LandlordProfile,
  on: string,
): { kind: ConsentKind; sentence: string }[] {
  return CONSENT_KINDS.map((kind) => ({ kind, sentence: withdrawing(profile, kind, on) }));
}

function withdrawing(profile: LandlordProfile, kind: ConsentKind, on: string): string {
  if (consentMode(profile, kind, on) === 'included') {
    return "Va avec l'espace locataire\u202f: pour revenir au papier, il faut se désinscrire.";
  }
  switch (kind) {
    case 'avis':
      return "L'avis d'échéance revient par courrier à partir du prochain. Les avis déjà en ligne y restent.";
    case 'regularisation':
      return 'La régularisation de charges revient par courrier à partir de la prochaine.';
    case 'quittance':
      return 'Les quittances sont de nouveau remises sur papier, sans frais, sur demande.';
    case 'notifications':
      return "Plus d'e-mail pour un avis disponible, un paiement, une demande ou une attestation.";
  }
}

/**
 * What becomes of a space after the exit from the lease; null where nothing is to be said.
 * @param exitOn ISO date, or null while no exit is known
 * @param on ISO date
 */
export function exitSentence(profile: LandlordProfile, exitOn: string | null, on: string): string | null {
  const months = appliedRule(profile, 'exit.deactivateWithinMonths', on).value;
  if (months === null || exitOn === null) return null;
  const off = switchedOffOn(exitOn, months);
  if (off === null) return null;
  const day = formatDate(isoDate(off));
  return off <= on
    ? `L'espace locataire est désactivé depuis le ${day}, ${months}\u00a0mois après la sortie.`
    : `L'espace locataire sera désactivé le ${day}, ${months}\u00a0mois après la sortie.`;
}
