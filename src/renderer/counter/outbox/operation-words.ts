import type { OutboxRow } from '../../../contract/sync.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconAttestation,
  IconBulk,
  IconContacts,
  IconDebit,
  IconDocuments,
  IconDone,
  IconEdit,
  IconForbidden,
  IconForwarded,
  IconMail,
  IconNote,
  IconPassword,
  IconPayment,
  IconPortalActive,
  IconPortalInactive,
  IconReceipt,
  IconRegister,
  IconRequest,
  IconRetry,
  IconSavedHere,
  IconSign,
  IconTill,
  IconUndo,
} from '../../ui/icons.ts';

const KINDS = {
  'payment.record': { word: 'payment', icon: IconPayment },
  'payment.reverse': { word: 'reversal', icon: IconUndo },
  'payment.move': { word: 'move', icon: IconUndo },
  'payment.announce': { word: 'announcement', icon: IconReceipt },
  'documents.statement': { word: 'statement', icon: IconDocuments },
  'till.open': { word: 'tillOpen', icon: IconTill },
  'till.count': { word: 'tillCount', icon: IconTill },
  'till.close': { word: 'tillClose', icon: IconTill },
  'registration.open': { word: 'register', icon: IconRegister },
  'registration.renew': { word: 'renewActivation', icon: IconRetry },
  'registration.email': { word: 'changeEmail', icon: IconMail },
  'registration.consents': { word: 'changeConsents', icon: IconDone },
  'registration.close': { word: 'closeSpace', icon: IconPortalInactive },
  'registration.suspend': { word: 'suspendSpace', icon: IconForbidden },
  'registration.resume': { word: 'resumeSpace', icon: IconPortalActive },
  'registration.paper': { word: 'spacePaper', icon: IconDocuments },
  'insurance.attach': { word: 'certificate', icon: IconAttestation },
  'insurance.decide': { word: 'certificateDecision', icon: IconDone },
  'insurance.letter': { word: 'insuranceLetter', icon: IconMail },
  'request.open': { word: 'request', icon: IconRequest },
  'request.complement': { word: 'requestComplement', icon: IconNote },
  'request.modify': { word: 'requestModify', icon: IconEdit },
  'request.close': { word: 'requestClose', icon: IconDone },
  'request.visit': { word: 'visit', icon: IconContacts },
  'dossier.change': { word: 'dossierChange', icon: IconEdit },
  'dossier.declare': { word: 'dossierDeclare', icon: IconEdit },
  'direct-debit.subscribe': { word: 'mandate', icon: IconDebit },
  'direct-debit.account': { word: 'mandateAccount', icon: IconDebit },
  'direct-debit.day': { word: 'mandateDay', icon: IconDebit },
  'direct-debit.sign': { word: 'mandateSign', icon: IconSign },
  'direct-debit.revoke': { word: 'mandateRevoke', icon: IconForbidden },
  'documents.order': { word: 'order', icon: IconDocuments },
  'documents.batch': { word: 'batch', icon: IconBulk },
  'documents.send': { word: 'send', icon: IconMail },
  'kiosk.code': { word: 'kioskCode', icon: IconPassword },
  'sync.cancel': { word: 'cancelled', icon: IconUndo },
  'sync.forward': { word: 'forwarded', icon: IconForwarded },
} as const satisfies Readonly<Record<string, { readonly word: string; readonly icon: Icon }>>;

const OTHER = { word: 'other', icon: IconSavedHere } as const;

type Kind = (typeof KINDS)[keyof typeof KINDS] | typeof OTHER;

/** A command type in a word and a drawing; one of a later version of the program is an operation all the same. */
export function kindOf(type: string): Kind {
  return type in KINDS ? KINDS[type as keyof typeof KINDS] : OTHER;
}

const MODES = ['especes', 'cheque', 'carte', 'virement', 'tip', 'mandat'] as const;

/** "230,00 €, espèces"; empty where there is nothing to count. */
export function factsOf({ cents, mode }: OutboxRow, t: ReturnType<typeof useText>): string {
  const known = MODES.find((one) => one === mode);
  return [cents === null ? null : formatEuros(cents), known === undefined ? null : t(`outbox.mode.${known}`)]
    .filter((word) => word !== null)
    .join(', ');
}

/** "Encaissement G2-004187", for the names of controls. */
export function operationName(row: OutboxRow, t: ReturnType<typeof useText>): string {
  return [t(`outbox.type.${kindOf(row.type).word}`), row.number].filter(Boolean).join(' ');
}
