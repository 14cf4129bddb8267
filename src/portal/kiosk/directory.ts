import { sql, type Transaction } from 'kysely';
import { compareContactRoles, contactRoleLabel } from '../../rules/contacts/roles.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import type { KioskDirectory } from '../../rules/kiosk/account.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** Whom the tenants of an agency may call: what hangs in its lobby, emergencies first. */
export async function directoryOf(tx: Tx, agency: string, profile: LandlordProfile): Promise<KioskDirectory> {
  const agencies = await rowsOf<ImportRows['agences']>(tx, 'agences', agency);
  const own = agencies.find(({ code }) => code === agency);
  const residences = await rowsOf<ImportRows['residences']>(tx, 'residences', agency);
  const names = new Map(residences.map(({ code_residence, nom }) => [code_residence, nom]));
  const compare = compareContactRoles(profile);
  const contacts = await rowsOf<ImportRows['interlocuteurs']>(tx, 'interlocuteurs', agency);
  return {
    agencyName: own?.nom ?? agency,
    hours: own?.horaires ?? null,
    rows: contacts
      .toSorted((a, b) => compare(a.role, b.role))
      .map(({ code_residence, role, nom, telephone, horaires }) => ({
        residence: code_residence === '*' ? null : code_residence,
        residenceName: names.get(code_residence) ?? null,
        role,
        label: contactRoleLabel(profile, role),
        name: nom,
        phone: telephone ?? null,
        hours: horaires ?? null,
      })),
  };
}

async function rowsOf<Row>(
  tx: Tx,
  kind: 'agences' | 'residences' | 'interlocuteurs',
  agency: string,
): Promise<readonly Row[]> {
  const { rows } = await sql<{ content: string }>`
    SELECT content FROM record WHERE feed IN ('*', ${agency}) AND kind_order = ${kindOrder(kind)}::smallint
      AND op = 'put' AND absent_since IS NULL ORDER BY key`.execute(tx);
  return rows.map(({ content }) => JSON.parse(content) as Row);
}
