import type { Topic } from '../../../contract/events.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import type { WritableDb } from '../../database/connection.ts';
import { readMeta, writeMeta } from '../../database/meta.ts';
import { isKioskBase } from '../../kiosk/kiosk-base.ts';
import { takeCall } from '../../kiosk-desk/take-call.ts';
import { refreshLeaseState } from '../../ledger/lease-state.ts';
import { takeAgent } from './agents.ts';
import { takeCertificate } from './certificates.ts';
import { takeFileChange } from './dossier.ts';
import { erpRows, isErpKind } from './erp-rows.ts';
import { isKioskKind, takeKiosk } from './kiosk.ts';
import { takeMandate } from './mandates.ts';
import { APPLIED, type ApplyContext, openPage, type Taken, UNREADABLE } from './page.ts';
import { pendingChanges } from './pending.ts';
import { takePortal, takeSpace } from './registrations.ts';
import { isActKind, takeAct } from './remote-acts.ts';
import { takeRequest } from './requests.ts';

export type { ApplyContext } from './page.ts';

export type AppliedPage = {
  readonly topics: readonly Topic[];
  /** Rows refused because the base holds something else under the same name; they change nothing. */
  readonly refused: number;
};

/**
 * Applies one page of what the portal sends down. To be called inside the transaction that keeps the page's cursor.
 * A change that names something not here yet, or that this version cannot read, is kept in pending_change and applied as
 * soon as it can be; a page applied twice changes nothing.
 */
export function applyChanges(db: WritableDb, changes: readonly Change[], context: ApplyContext): AppliedPage {
  return applyAll(db, changes, context, false);
}

/** What this version of the program reads of the changes: raised with it, so that what waited is tried again. */
const READS = '6';

/**
 * Tries once more what was kept, after the program was upgraded: it may now read it. To be called at the start, in a
 * transaction of its own.
 */
export function retryPending(db: WritableDb, context: ApplyContext): AppliedPage {
  if (readMeta(db, 'changes-read') === READS) return { topics: [], refused: 0 };
  writeMeta(db, 'changes-read', READS);
  return applyAll(db, pendingChanges(db).all(), context, true);
}

function applyAll(
  db: WritableDb,
  changes: readonly Change[],
  context: ApplyContext,
  again: boolean,
): AppliedPage {
  const page = openPage(db, context);
  const rows = erpRows(page);
  const pending = pendingChanges(db);

  const atKiosk = isKioskBase(db);

  function take(change: Change): Taken {
    const { kind } = change;
    // What is not a kiosk's is not even kept there, nor what is one's at a counter: whoever sent it was mistaken.
    if (atKiosk || isKioskKind(kind)) {
      return atKiosk && isKioskKind(kind) ? takeKiosk(page, kind, change) : APPLIED;
    }
    if (kind === 'appel-borne') return takeCall(page, change);
    if (isErpKind(kind)) return rows.take(kind, change);
    if (isActKind(kind)) return takeAct(page, kind, change);
    if (kind === 'inscription') return takeSpace(page, change);
    if (kind === 'portail') return takePortal(page, change);
    if (kind === 'attestation') return takeCertificate(page, change);
    if (kind === 'demande') return takeRequest(page, change);
    if (kind === 'mandat') return takeMandate(page, change);
    if (kind === 'dossier') return takeFileChange(page, change);
    return kind === 'agent' ? takeAgent(page, change) : UNREADABLE;
  }
  function apply(change: Change): void {
    const taken = take(change);
    if (taken.kind === 'applied') pending.drop(change);
    else pending.keep(change, taken.for, context.at);
  }

  for (const change of changes) apply(change);
  for (let { arrived } = page.drain(); arrived.length > 0; { arrived } = page.drain()) {
    for (const change of pending.waitingFor(arrived)) apply(change);
  }
  page.rows.search.index(false);
  refreshLeaseState(db, page.movedLeases());
  if (!again && changes.some(({ kind }) => isErpKind(kind))) writeMeta(db, 'as-of', context.at);
  return { topics: page.topics(), refused: page.refused() };
}
