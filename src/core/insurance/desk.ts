import type { Certificate } from '../../contract/insurance.ts';
import { covers } from '../../rules/insurance/cover.ts';
import { checkRule } from '../../rules/insurance/rules.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { shownFiles } from '../attachments/shown-files.ts';
import type { ReadableDb } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { type MergedCertificate, mergeCertificates } from './merge-certificates.ts';
import { readCertificateRows } from './queries.ts';

/** What certificates are judged by: the landlord's rule of the day. */
export type InsuranceView = {
  readonly profile: LandlordProfile;
  /** Day of this post, ISO date. */
  readonly today: string;
  /** A certificate counts only once it was checked. */
  readonly before: boolean;
};

/** An account as every act on its insurance begins with it. */
export type InsuranceDesk = InsuranceView & {
  readonly lease: LeaseSummary;
  /** The latest to end first. */
  readonly certificates: readonly MergedCertificate[];
};

export function insuranceView(core: CoreServices, db: ReadableDb): InsuranceView {
  const profile = currentProfile(db);
  const today = localDay(core.ports.clock);
  return { profile, today, before: checkRule(profile, today).before };
}

/** @throws Refusal `CPT-404` when no account has this key */
export function insuranceDesk(core: CoreServices, db: ReadableDb, account: string): InsuranceDesk {
  const lease = requireAccount(db, account);
  return { ...insuranceView(core, db), lease, certificates: certificatesOf(db, lease) };
}

/** The certificates of an account, each once, the latest to end first. */
export function certificatesOf(
  db: ReadableDb,
  { id, key }: Pick<LeaseSummary, 'id' | 'key'>,
): MergedCertificate[] {
  return mergeCertificates(key, readCertificateRows(db, id));
}

/** Those that cover is judged on: one whose taking the portal refused is nowhere but here. */
export function placed(certificates: readonly MergedCertificate[]): readonly MergedCertificate[] {
  return certificates.filter(({ unplaced }) => !unplaced);
}

/** A certificate as a screen shows it. */
export function shownCertificate(
  core: CoreServices,
  db: ReadableDb,
  { before, today }: InsuranceView,
  { unplaced, flags, files, ...certificate }: MergedCertificate,
): Certificate {
  return {
    ...certificate,
    flags: [...flags],
    covers: !unplaced && covers(before, certificate, today),
    files: shownFiles(core, db, files),
  };
}
