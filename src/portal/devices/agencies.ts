import type { PortalDatabase } from '../store/database.ts';
import { asLandlord } from '../store/scope.ts';

export type Agency = { readonly code: string; readonly name: string };

/** Agencies of the landlord, as the ERP gave them last. */
export function listAgencies(database: PortalDatabase): Promise<readonly Agency[]> {
  return asLandlord(database, async (tx) => {
    const rows = await tx
      .selectFrom('record')
      .select('content')
      .where('kind', '=', 'agences')
      .where('op', '=', 'put')
      .where('absent_since', 'is', null)
      .orderBy('key')
      .execute();
    return rows.flatMap(({ content }) => agencyOf(content) ?? []);
  });
}

/** Its code where the ERP gave no name. */
export async function agencyName(database: PortalDatabase, code: string): Promise<string> {
  const known = await listAgencies(database);
  return known.find((one) => one.code === code)?.name ?? code;
}

function agencyOf(content: string): Agency | undefined {
  const { code, nom } = JSON.parse(content) as { readonly code?: unknown; readonly nom?: unknown };
  return typeof code === 'string' && typeof nom === 'string' ? { code, name: nom } : undefined;
}
