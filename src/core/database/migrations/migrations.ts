import type { Migration } from '../migrate.ts';
import { foundation } from './0001-foundation.ts';
import { search } from './0002-search.ts';
import { partiesOfLease } from './0003-parties-of-lease.ts';
import { takingMoney } from './0004-taking-money.ts';
import { portal } from './0005-portal.ts';
import { registrations } from './0006-registrations.ts';
import { insuranceRequests } from './0007-insurance-requests.ts';
import { dossierDebitDocuments } from './0008-dossier-debit-documents.ts';
import { kiosk } from './0009-kiosk.ts';

/** Every migration, in order; a released one never changes. */
export const migrations: readonly Migration[] = [
  foundation,
  search,
  partiesOfLease,
  takingMoney,
  portal,
  registrations,
  insuranceRequests,
  dossierDebitDocuments,
  kiosk,
];
