import type { KioskTile } from '../../../rules/kiosk/levels.ts';
import {
  IconBalance,
  IconCard,
  IconCertificate,
  IconContactDetails,
  IconContacts,
  IconDebit,
  IconDocuments,
  IconLibrary,
  IconRequest,
  IconSpace,
  type KioskIcon,
} from '../frame/icons.ts';
import type { TextKey } from '../i18n/languages.ts';

/** How each tile is drawn and called. */
export const TILES: Readonly<Record<KioskTile, { readonly icon: KioskIcon; readonly words: TextKey }>> = {
  balance: { icon: IconBalance, words: 'home.balance' },
  payment: { icon: IconCard, words: 'home.payment' },
  documents: { icon: IconDocuments, words: 'home.documents' },
  insurance: { icon: IconCertificate, words: 'home.insurance' },
  request: { icon: IconRequest, words: 'home.request' },
  'contact-details': { icon: IconContactDetails, words: 'home.contactDetails' },
  space: { icon: IconSpace, words: 'home.space' },
  debit: { icon: IconDebit, words: 'home.debit' },
  contacts: { icon: IconContacts, words: 'home.contacts' },
  library: { icon: IconLibrary, words: 'home.library' },
};
