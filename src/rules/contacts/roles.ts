import { appliedRule, type LandlordProfile } from '../profile.ts';

/** Words of the roles that files commonly hold; a landlord's guide may call them otherwise. */
const ROLE_WORDS: Readonly<Record<string, string>> = {
  urgence: 'Urgence',
  urgence_technique: 'Urgence technique',
  gestionnaire: 'Gestionnaire',
  gardien: 'Gardien',
  charge_clientele: 'Chargé de clientèle',
  conseiller_habitat: 'Conseiller habitat',
  agence: 'Agence',
  prestataire: 'Prestataire',
};

/** After those that the guide names, in its order: the nearest to the tenant first. */
const USUAL_ORDER = ['gestionnaire', 'gardien', 'charge_clientele', 'conseiller_habitat', 'agence'];

/** Whoever answers day and night. */
export function isEmergencyRole(role: string): boolean {
  return role.startsWith('urgence');
}

function isProviderRole(role: string): boolean {
  return role.startsWith('prestataire');
}

/** A role as this landlord's guide calls it, else in common words, else as the file writes it. */
export function contactRoleLabel(profile: LandlordProfile, role: string): string {
  const said = guideRoles(profile).find((one) => one.role === role);
  if (said !== undefined) return said.label;
  const words = ROLE_WORDS[role] ?? role.replaceAll('_', ' ').trim();
  return words.slice(0, 1).toLocaleUpperCase('fr') + words.slice(1);
}

/**
 * In which order roles are shown: emergencies, those of the guide in its order, the usual ones, the others by name, and
 * providers last.
 */
export function compareContactRoles(profile: LandlordProfile): (a: string, b: string) => number {
  const order = [...guideRoles(profile).map(({ role }) => role), ...USUAL_ORDER];
  const place = (role: string) => {
    if (isEmergencyRole(role)) return -1;
    if (isProviderRole(role)) return order.length + 1;
    const index = order.indexOf(role);
    return index === -1 ? order.length : index;
  };
  return (a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function guideRoles(profile: LandlordProfile): readonly { role: string; label: string }[] {
  return appliedRule(profile, 'contacts.roles').value ?? [];
}
