/**
 * What a tenant may do in a landlord's tenant space, line by line of its guide: the names of the rules of the profile's
 * group `online`. Each must be possible at the counter (test/parity).
 */
export const ONLINE_FUNCTIONS = [
  'registration',
  'balance',
  'ledger',
  'lease',
  'payment',
  'debit',
  'bankAccount',
  'notices',
  'quittances',
  'regularisations',
  'library',
  'requests',
  'insurance',
  'contactDetails',
  'household',
  'situation',
  'contacts',
  'providers',
  'residence',
] as const;
export type OnlineFunction = (typeof ONLINE_FUNCTIONS)[number];
