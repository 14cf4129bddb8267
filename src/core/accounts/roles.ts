/**
 * Roles that hold the lease: the spouse is a holder by law without having signed (code civil art. 1751, domain.md B36).
 * Every other role, known or not, is "someone of the account".
 */
export const HOLDER_ROLES: ReadonlySet<string> = new Set([
  'signataire_principal',
  'cosignataire',
  'conjoint_cotitulaire',
]);

export function isHolder(role: string): boolean {
  return HOLDER_ROLES.has(role);
}
