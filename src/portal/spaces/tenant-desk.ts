import type { Transaction } from 'kysely';
import type { LandlordProfile } from '../../rules/profile.ts';
import type { Legal } from '../../rules/registrations/legal.ts';
import { landlordProfile } from '../erp/landlord-rule.ts';
import { readPortalMeta } from '../store/meta.ts';
import type { PortalTables } from '../store/tables.ts';
import { legalOf } from './legal-file.ts';

/** Whose tenants these are, in what words, and where their pages stand. */
export type TenantDesk = {
  readonly profile: LandlordProfile;
  readonly legal: Legal;
  /** `https://portail.bailleur.example`, without a slash at the end; empty before the portal has first been served. */
  readonly address: string;
};

/** Profiles come with the program and never change while it runs. */
const profiles = new Map<string, LandlordProfile>();

/** @throws Error when this database is no landlord's yet */
export async function tenantDesk(tx: Transaction<PortalTables>): Promise<TenantDesk> {
  const profile = await profileOf(tx);
  const address = (await readPortalMeta(tx, 'public-address')) ?? profile.space.address.value ?? '';
  return { profile, legal: legalOf(profile), address: address.replace(/\/+$/, '') };
}

/** The rules of the landlord this database belongs to. @throws Error when it is no landlord's yet */
export async function profileOf(tx: Transaction<PortalTables>): Promise<LandlordProfile> {
  const landlord = await readPortalMeta(tx, 'landlord');
  if (landlord === undefined) throw new Error('this database belongs to no landlord yet');
  const known = profiles.get(landlord);
  if (known !== undefined) return known;
  const profile = landlordProfile(landlord);
  profiles.set(landlord, profile);
  return profile;
}
