/** Why a certificate was refused, as the tenant reads it; null where nobody says. */
export function refusalInWords(_reason: string | null, comment: string | null): string | null {
  return comment;
}
