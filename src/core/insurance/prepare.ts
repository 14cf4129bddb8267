import type { z } from 'zod';
import type { insuranceContract } from '../../contract/insurance.ts';
import { checkRule, fileRule, INSURANCE_LAW, requiredFields } from '../../rules/insurance/rules.ts';
import { addressLine } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { requireOffered } from '../landlords/offered.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { type InsuranceDesk, shownCertificate } from './desk.ts';
import { holderWords, PROTECTED_ADDRESS } from './held.ts';
import { knownInsurers } from './insurers.ts';
import { currentCertificate } from './merge-certificates.ts';

type Prepared = z.infer<NonNullable<(typeof insuranceContract.prepare)['~orpc']['outputSchema']>>;

/**
 * What F5 asks and shows, by this landlord's rules of the day.
 * @throws Refusal `ASS-FERMEE` where this landlord says that it takes no certificate so
 */
export function prepareCertificate(core: CoreServices, db: ReadableDb, desk: InsuranceDesk): Prepared {
  const { lease, profile, today } = desk;
  requireOffered(desk, 'insurance', 'ASS-FERMEE');
  const { required, rule } = requiredFields(profile, today);
  const current = currentCertificate(desk.certificates);
  return {
    holder: holderWords(db, lease.id),
    address: addressLine(lease) ?? PROTECTED_ADDRESS,
    fields: { required: [...required], rule },
    file: fileRule(profile, today),
    check: checkRule(profile, today),
    insurers: knownInsurers(db),
    current: current === undefined ? null : shownCertificate(core, db, desk, current),
    law: INSURANCE_LAW,
  };
}
