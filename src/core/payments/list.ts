import { meansSchema, type PaymentRow } from '../../contract/payments.ts';
import { paymentModeLabel } from '../../rules/allocation.ts';
import { isSettlement, monthsOf, natureLabel } from '../../rules/ledger.ts';
import { formatEuros } from '../../rules/money.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { readLedgerEntries, type StoredEntry } from '../ledger/queries.ts';
import { announcementsOf, type KnownAnnouncement, withdrawnAnnouncements } from './announced.ts';
import { agentName, type ListedPayment, listedPayments, papersByPayment } from './list-queries.ts';
import { remotePayments, remoteReversal, remoteRow } from './list-remote.ts';
import { byWhom, type Here } from './reversal-rules.ts';
import { reasonWords } from './reversal-words.ts';

/** Who asks: an agent needs a code where a responsable does not. */
export type Asking = Here & { readonly role: 'agent' | 'responsable' | 'administrateur' };

/** Every payment of an account, newest first: taken or announced at this post or another, known by the ERP. */
export function paymentList(db: ReadableDb, lease: LeaseSummary, asking: Asking): PaymentRow[] {
  const entries = readLedgerEntries(db, lease.id);
  const payments = new Map(listedPayments(db, lease.id).map((payment) => [payment.id, payment]));
  const elsewhere = new Map(remotePayments(db, lease.id).map((payment) => [payment.id, payment]));
  const papers = papersByPayment(db, lease.id);
  const paid = monthsPaid(entries);
  const rows: PaymentRow[] = [];
  for (const entry of entries) {
    if (!isSettlement(entry.nature)) continue;
    if (entry.paymentId === null) {
      // The ERP's side of a payment taken back stands with that payment.
      if (entry.reversed !== true) rows.push(erpRow(entry, paid.get(entry.id) ?? []));
      continue;
    }
    const remote = elsewhere.get(entry.paymentId);
    if (remote !== undefined) {
      const { takenBack } = entry;
      const byErp = takenBack === 'erp' ? erpReversal(remote, entries) : null;
      rows.push(remoteRow(remote, entry, stateOf(takenBack), byErp));
      continue;
    }
    const payment = payments.get(entry.paymentId);
    // What takes a payment back is said on the row of that payment.
    if (payment === undefined) continue;
    const own = { entry, entries, papers: papers.get(payment.id) ?? [] };
    rows.push(paymentRow(db, payment, own, asking));
  }
  const announced = [
    ...announcementsOf(db, lease, entries).map((one) => announcementRow(db, one)),
    ...withdrawnAnnouncements(db, lease).map((one) => announcementRow(db, { ...one, state: 'annule' })),
  ];
  // Within a day, the last written first.
  return [...rows, ...announced].toReversed().toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

function monthsPaid(entries: readonly StoredEntry[]): ReadonlyMap<string, string[]> {
  const paid = new Map<string, string[]>();
  for (const { month, paidBy } of monthsOf(entries).months)
    for (const { source } of paidBy) {
      if (source.kind !== 'entry') continue;
      const known = paid.get(source.entryId) ?? [];
      paid.set(source.entryId, known);
      if (known.at(-1) !== month) known.push(month);
    }
  return paid;
}

const NO_ACT = { payer: null, agent: null, reversal: null, papers: [], reversible: null, moved: null };

function erpRow(entry: StoredEntry, paid: readonly string[]): PaymentRow {
  const label = natureLabel(entry.nature);
  const own = entry.label.trim();
  return {
    ...NO_ACT,
    id: null,
    number: entry.piece,
    on: entry.date,
    label,
    detail: own === '' || own.toLocaleLowerCase('fr') === label.toLocaleLowerCase('fr') ? null : own,
    cents: entry.creditCents - entry.debitCents,
    months: entry.period === null ? [...paid] : [entry.period],
    state: 'erp',
  };
}

function announcementRow(
  db: ReadableDb,
  order: Omit<KnownAnnouncement, 'state' | 'settledBy'> & { readonly state: PaymentRow['state'] },
): PaymentRow {
  return {
    ...NO_ACT,
    id: null,
    number: order.number,
    on: order.on,
    label: natureLabel(`paiement_${order.mode}`),
    detail: null,
    payer: order.payer,
    cents: order.amountCents,
    months: order.months,
    agent: order.agentId === null ? null : agentName(db, order.agentId),
    state: order.state,
  };
}

type Own = {
  readonly entry: StoredEntry;
  readonly entries: readonly StoredEntry[];
  readonly papers: PaymentRow['papers'];
};

function paymentRow(db: ReadableDb, payment: ListedPayment, own: Own, asking: Asking): PaymentRow {
  const { takenBack } = own.entry;
  const back = takenBack === 'erp' ? erpReversal(payment, own.entries) : reversalOf(payment);
  return {
    id: payment.id,
    number: payment.number,
    on: payment.takenOn,
    label: paymentModeLabel(payment.mode),
    detail: detailOf(payment),
    payer: payment.payer,
    cents: payment.amountCents,
    months: (own.entry.allocations ?? []).map(({ month }) => month),
    agent: payment.agent,
    state: stateOf(takenBack),
    reversal: back,
    papers: own.papers,
    reversible: takenBack === null ? reversible(db, payment, asking) : null,
    moved: movedOf(payment),
  };
}

function stateOf(takenBack: StoredEntry['takenBack']): PaymentRow['state'] {
  if (takenBack === null) return 'encaisse';
  return takenBack === 'cheque-impaye' || takenBack === 'erp' ? 'impaye' : 'annule';
}

/** `agent`: who asks may do it alone; `responsable`: a responsable's code is asked. */
function reversible(db: ReadableDb, payment: ListedPayment, asking: Asking): PaymentRow['reversible'] {
  return asking.role === 'agent' ? byWhom(db, payment, 'annulation', asking) : 'agent';
}

function reversalOf(payment: ListedPayment): PaymentRow['reversal'] {
  const { reversalNumber, reversedOn, reversalKind, reason, text } = payment;
  if (payment.reversalTill !== null) return remoteReversal(payment);
  if (reversalNumber === null || reversedOn === null || reversalKind === null) return null;
  return {
    number: reversalNumber,
    on: reversedOn,
    reason: reasonWords(reversalKind, reason ?? 'autre', text ?? ''),
  };
}

/** The ERP's last entry that takes it back, under the ERP's own number. */
function erpReversal(
  payment: { readonly id: string },
  entries: readonly StoredEntry[],
): PaymentRow['reversal'] {
  const entry = entries.findLast(({ reverses }) => reverses === payment.id);
  if (entry === undefined) return null;
  return { number: entry.piece ?? '', on: entry.date, reason: 'Rejet porté par le logiciel de gestion' };
}

function movedOf(payment: ListedPayment): PaymentRow['moved'] {
  const { reversalNumber, toAccount, toReference, fromAccount, fromReference } = payment;
  if (toAccount !== null && toReference !== null) return { account: toAccount, reference: toReference };
  // Taken back since, it stands nowhere: where it came from says nothing any more.
  if (reversalNumber !== null || fromAccount === null || fromReference === null) return null;
  return { account: fromAccount, reference: fromReference };
}

function detailOf({ means, amountCents, receivedCents }: ListedPayment): string | null {
  const known = meansSchema.parse(JSON.parse(means));
  switch (known.mode) {
    case 'especes': {
      if (receivedCents === null || receivedCents === amountCents) return null;
      return `reçu ${formatEuros(receivedCents)}, rendu ${formatEuros(receivedCents - amountCents)}`;
    }
    case 'cheque':
      return `chèque n°${NBSP}${known.number}, ${known.bank}${known.drawer === '' ? '' : `, émis par ${known.drawer}`}`;
    case 'carte':
      return `autorisation ${known.authorisation}`;
  }
}
