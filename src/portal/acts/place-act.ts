import { sql } from 'kysely';
import { proposeForPayment } from '../erp/propose.ts';
import { notifyKioskSpace } from '../mail/notify/notify-kiosk-space.ts';
import { notifyPayment } from '../mail/notify/notify-payment.ts';
import { raiseAlarm } from '../store/alarms.ts';
import { reachingPast } from '../store/scope.ts';
import { directDebitAccount, directDebitDay } from './direct-debit-change.ts';
import { directDebitRevoke, directDebitSign } from './direct-debit-end.ts';
import { directDebitSubscribe } from './direct-debit-subscribe.ts';
import { documentsBatch, documentsOrder } from './documents-order.ts';
import { documentsSend } from './documents-send.ts';
import { dossierChange } from './dossier-change.ts';
import { dossierDeclare } from './dossier-declare.ts';
import { insuranceAttach } from './insurance-attach.ts';
import { insuranceDecide } from './insurance-decide.ts';
import { kioskCall } from './kiosk-call.ts';
import { kioskCode, kioskCodeUsed } from './kiosk-code.ts';
import { paymentAnnounce } from './payment-announce.ts';
import { paymentMove } from './payment-move.ts';
import { paymentRecord } from './payment-record.ts';
import { paymentReverse } from './payment-reverse.ts';
import type { Act, Placing } from './placing.ts';
import { registrationClose } from './registration-close.ts';
import { registrationConsents } from './registration-consents.ts';
import { registrationEmail } from './registration-email.ts';
import { registrationOpen } from './registration-open.ts';
import { registrationRenew } from './registration-renew.ts';
import { registrationResume, registrationSuspend } from './registration-suspend.ts';
import { requestClose, requestComplement, requestModify } from './request-change.ts';
import { requestOpen } from './request-open.ts';
import { requestVisit } from './request-visit.ts';
import { documentsStatement, insuranceLetter, registrationPaper } from './statement.ts';
import { syncHandling } from './sync-handling.ts';
import { tillClose, tillCount, tillOpen } from './till.ts';

const ACTS: Readonly<Record<string, Act>> = {
  'payment.record': paymentRecord,
  'payment.reverse': paymentReverse,
  'payment.move': paymentMove,
  'payment.announce': paymentAnnounce,
  'documents.statement': documentsStatement,
  'documents.order': documentsOrder,
  'documents.batch': documentsBatch,
  'documents.send': documentsSend,
  'registration.open': registrationOpen,
  'registration.renew': registrationRenew,
  'registration.email': registrationEmail,
  'registration.consents': registrationConsents,
  'registration.close': registrationClose,
  'registration.suspend': registrationSuspend,
  'registration.resume': registrationResume,
  'registration.paper': registrationPaper,
  'insurance.attach': insuranceAttach,
  'insurance.decide': insuranceDecide,
  'insurance.letter': insuranceLetter,
  'request.open': requestOpen,
  'request.complement': requestComplement,
  'request.modify': requestModify,
  'request.close': requestClose,
  'request.visit': requestVisit,
  'dossier.change': dossierChange,
  'dossier.declare': dossierDeclare,
  'direct-debit.subscribe': directDebitSubscribe,
  'direct-debit.account': directDebitAccount,
  'direct-debit.day': directDebitDay,
  'direct-debit.sign': directDebitSign,
  'direct-debit.revoke': directDebitRevoke,
  'kiosk.code': kioskCode,
  'kiosk.code-used': kioskCodeUsed,
  'kiosk.call': kioskCall,
  'till.open': tillOpen,
  'till.count': tillCount,
  'till.close': tillClose,
  'sync.cancel': syncHandling,
  'sync.forward': syncHandling,
};

/**
 * Places the effect of an accepted command. It has happened at a counter: what cannot be read or written here never
 * refuses it. The command itself is kept, money that can still be told is "à lettrer", and an alarm names it.
 */
export async function placeAct(placing: Placing): Promise<void> {
  const act = Object.hasOwn(ACTS, placing.command.type) ? ACTS[placing.command.type] : undefined;
  const placed = act !== undefined && (await attempt(placing, () => act.place(placing)));
  if (placed && (await meetReturns(placing))) return tellTenant(placing);
  if (!placed && act?.unread !== undefined) {
    const { unread } = act;
    await attempt(placing, async () => {
      await unread(placing);
      return true;
    });
    await meetReturns(placing);
  }
  const { tx, command, from, at } = placing;
  const facts = { command: command.id, type: command.type };
  await raiseAlarm(tx, { kind: 'illisible', agency: from.agency, facts, at });
}

/** Whom it concerns, where he agreed to be told. A mail that cannot be written undoes no payment. */
async function tellTenant(placing: Placing): Promise<void> {
  const { tx, command, from, at } = placing;
  const atKiosk = command.type === 'registration.open' && from.kind === 'kiosk';
  if (command.type !== 'payment.record' && !atKiosk) return;
  await attempt(placing, async () => {
    await (atKiosk ? notifyKioskSpace(placing) : notifyPayment(tx, command.id, at));
    return true;
  });
}

/** What the ERP may hold of it already is told from it ("à lettrer"); nothing where no money was placed. */
function meetReturns(placing: Placing): Promise<boolean> {
  const { tx, command, at } = placing;
  return attempt(placing, async () => {
    await reachingPast(tx, () => proposeForPayment(tx, command.id, at));
    return true;
  });
}

/** False when it could not be done, and nothing of it is left. Trouble that is not the command's own is thrown. */
async function attempt({ tx }: Placing, work: () => Promise<boolean>): Promise<boolean> {
  await sql`SAVEPOINT act`.execute(tx);
  try {
    return await work();
  } catch (error) {
    if (!ofItsContent(error)) throw error;
    await sql`ROLLBACK TO SAVEPOINT act`.execute(tx);
    return false;
  }
}

/** `data_exception` and `integrity_constraint_violation`; a date that is none. */
function ofItsContent(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}
