import { appliedRule, type LandlordProfile, type RulePath } from '../profile.ts';
import type { ConsentKind } from '../registrations/consents.ts';
import { guideWords, type ShownRule } from '../registrations/shown-rule.ts';

/**
 * What must be agreed before a document goes by mail, with the words read to the tenant and kept. A quittance never
 * follows from another agreement (loi 89-462, art. 21); what is neither rent notice, quittance nor régularisation asks
 * for none: he asked for it himself.
 * @param type of the document: `avis`, `quittance`, `regularisation` or any other
 */
export function mailConsent(
  profile: LandlordProfile,
  type: string,
): { kind: ConsentKind | null; wording: string; rule: ShownRule } {
  switch (type) {
    case 'quittance':
      return {
        kind: 'quittance',
        wording:
          'Je donne mon accord exprès pour recevoir mes quittances par voie électronique (loi n°\u00a089-462 du 6 juillet 1989, art. 21). Je peux le retirer à tout moment\u202f; le papier reste gratuit.',
        rule: ruleOf(profile, 'paperless.quittances'),
      };
    case 'avis':
      return {
        kind: 'avis',
        wording:
          "J'accepte de recevoir mes avis d'échéance par voie électronique. Je peux revenir au papier à tout moment, sans frais.",
        rule: ruleOf(profile, 'paperless.notices'),
      };
    case 'regularisation':
      return {
        kind: 'regularisation',
        wording:
          "J'accepte de recevoir mes régularisations de charges par voie électronique. Je peux revenir au papier à tout moment, sans frais.",
        rule: ruleOf(profile, 'paperless.alsoCovers'),
      };
    default:
      return {
        kind: null,
        wording: "Le locataire demande l'envoi de ce document à son adresse e-mail.",
        rule: { status: 'loi', source: 'Aucun accord à recueillir\u202f: le locataire le demande lui-même' },
      };
  }
}

function ruleOf(profile: LandlordProfile, path: RulePath): ShownRule {
  const { status, source } = appliedRule(profile, path);
  return { status, source: guideWords(source) };
}
