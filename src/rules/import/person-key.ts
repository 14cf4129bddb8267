import type { ImportRows } from './files.ts';

type Named = Pick<
  ImportRows['personnes'],
  'reference' | 'role' | 'code_personne' | 'nom' | 'prenom' | 'date_naissance'
>;

/**
 * Under what a person is found again: the ERP's code, which follows a person from lease to lease; without it,
 * lease, role and identity together (import-format.md).
 */
export function personKey(row: Named): string {
  if (row.code_personne !== null) return codeKey(row.code_personne);
  return `bail:${JSON.stringify([row.reference.key, row.role, row.nom, row.prenom, row.date_naissance])}`;
}

export function codeKey(code: string): string {
  return `code:${code}`;
}

/** The ERP's code in a person's key, or null where the key is made of lease, role and identity. */
export function codeOfKey(key: string): string | null {
  return key.startsWith('code:') ? key.slice('code:'.length) : null;
}
