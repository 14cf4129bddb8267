import type { z } from 'zod';
import type { insuranceContract } from '../../contract/insurance.ts';
import { lettersDue, standing } from '../../rules/insurance/cover.ts';
import { checkRule } from '../../rules/insurance/rules.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { type InsuranceDesk, placed, shownCertificate } from './desk.ts';
import { givenLetters } from './queries.ts';

type Section = z.infer<NonNullable<(typeof insuranceContract.account)['~orpc']['outputSchema']>>;

/** Section "Assurance" of an account. */
export function insuranceSection(core: CoreServices, db: ReadableDb, desk: InsuranceDesk): Section {
  const { lease, before, profile, today, certificates } = desk;
  const counted = placed(certificates);
  const given = givenLetters(db, lease.id);
  return {
    certificates: certificates.map((one) => shownCertificate(core, db, desk, one)),
    standing: standing(before, counted, today),
    letters: lettersDue(before, counted, given, today),
    given,
    check: checkRule(profile, today),
  };
}
