import { appliedRule, type LandlordProfile } from '../../../rules/profile.ts';
import { type ShownRule, shownRule } from '../../../rules/registrations/shown-rule.ts';

/** Which papers this landlord gives. @param on ISO date */
export function offeredHere(
  _profile: LandlordProfile,
  _on: string,
): { notices: boolean; quittances: boolean; regularisations: boolean; library: boolean } {
  return { notices: true, quittances: true, regularisations: true, library: true };
}

/** The texts of the landlord's library. @param on ISO date */
export function libraryOf(
  _profile: LandlordProfile,
  _on: string,
): { item: string; title: string; summary: string; rule: ShownRule }[] {
  return [];
}

/** What the tenant finds in his space, in one sentence. @param on ISO date */
export function windowHere(profile: LandlordProfile, on: string): { sentence: string; rule: ShownRule } {
  const window = appliedRule(profile, 'documents.window', on).value;
  const sentence =
    window === null
      ? 'Le guide du bailleur ne dit pas depuis quand le locataire voit ses documents.'
      : window.kind === 'since-registration'
        ? 'Le locataire voit ses documents depuis son inscription.'
        : window.kind === 'whole-lease'
          ? 'Le locataire voit ses documents depuis le début de son bail.'
          : `Le locataire voit ses documents des ${window.months} derniers mois.`;
  return { sentence, rule: shownRule(profile, 'documents.window', on) };
}
