import {
  certificateFlags,
  type HeldForInsurance,
  type TypedCertificate,
} from '../../rules/insurance/checks.ts';
import { fileRule } from '../../rules/insurance/rules.ts';
import type { CertificateFlag } from '../../rules/insurance/states.ts';
import { displayName } from '../../rules/names.ts';
import { addressLine, type LeaseSummary } from '../accounts/lease-summary.ts';
import { holdersOf, listPeople } from '../accounts/people.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { InsuranceDesk } from './desk.ts';

/** What stands for an address that must not be shown. */
export const PROTECTED_ADDRESS = 'adresse protégée';

/** What the lease holds to compare a certificate with; a protected address is neither shown nor compared. */
export function heldForInsurance(db: ReadableDb, lease: LeaseSummary): HeldForInsurance {
  const people = listPeople(db, lease.id).filter(({ absent }) => absent === 0);
  return { address: addressLine(lease) ?? '', names: people.map((person) => displayName(person)) };
}

/** Who holds the account, one name after another. */
export function holderWords(db: ReadableDb, leaseId: number): string {
  return holdersOf(listPeople(db, leaseId))
    .map((person) => displayName(person))
    .join(', ');
}

/**
 * What is odd about what was typed, in words to read aloud. Where the landlord asks the document, its absence is refused
 * and never accepted.
 */
export function flagsOf(
  db: ReadableDb,
  { lease, profile, today }: InsuranceDesk,
  typed: TypedCertificate,
  files: number,
): { flag: CertificateFlag; sentence: string }[] {
  const flags = certificateFlags(typed, heldForInsurance(db, lease), files, today);
  return fileRule(profile, today).required ? flags.filter(({ flag }) => flag !== 'sans-fichier') : flags;
}
