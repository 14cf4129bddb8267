import { meansSchema } from '../../contract/payments.ts';
import { formatOfMonth } from '../../rules/dates.ts';
import { isSettlement, type LedgerMonth, NATURES, natureLabel } from '../../rules/ledger.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { PaperFacts } from '../documents/paper-facts.ts';
import type { StoredEntry } from '../ledger/queries.ts';
import type { TakenPayment } from './queries.ts';

type Received = PaperFacts['received'][number];

/** What the month's notice asked, line by line, in the order of an avis; their sum is the month's due. */
export function noticeLines(
  month: LedgerMonth,
  entries: ReadonlyMap<string, StoredEntry>,
): PaperFacts['lines'] {
  const own = month.lines.flatMap((id) => entries.get(id) ?? []);
  const asked = own.filter((entry) => !isSettlement(entry.nature));
  const lines = asked
    .toSorted((a, b) => order(a.nature) - order(b.nature))
    .map((entry) => ({ label: labelOf(entry), cents: entry.debitCents - entry.creditCents }));
  const rest = month.dueCents - lines.reduce((sum, line) => sum + line.cents, 0);
  // Money given back or bounced without a période is a debt of the month, though no avis asked it.
  const moved = own.find((entry) => isSettlement(entry.nature) && entry.debitCents > 0);
  if (rest !== 0)
    lines.push({ label: moved === undefined ? 'Autres mouvements' : labelOf(moved), cents: rest });
  return lines;
}

function order(nature: string): number {
  const place = (NATURES as readonly string[]).indexOf(nature);
  return place < 0 ? NATURES.length : place;
}

function labelOf(entry: StoredEntry): string {
  return entry.label.trim() === '' ? natureLabel(entry.nature) : entry.label.trim();
}

/** What was received for a month before this payment, oldest first. */
export function receivedBefore(
  month: LedgerMonth,
  entries: ReadonlyMap<string, StoredEntry>,
  payments: ReadonlyMap<string, TakenPayment>,
): Received[] {
  const parts = new Map<string, Received>();
  for (const { source, cents } of month.paidBy) {
    const key = source.kind === 'entry' ? source.entryId : `credit ${source.month}`;
    const known = parts.get(key);
    const entry = source.kind === 'entry' ? entries.get(source.entryId) : undefined;
    const part =
      source.kind === 'credit'
        ? { on: null, label: `Avoir ${formatOfMonth(source.month)}`, detail: null, cents }
        : {
            on: source.date,
            label: entry === undefined ? 'Paiement' : natureLabel(entry.nature),
            detail: null,
            cents,
          };
    parts.set(key, known === undefined ? part : { ...known, cents: known.cents + cents });
  }
  return [...parts]
    .map(([key, part]) => ({ ...part, detail: detailOf(entries.get(key), payments, part.cents) }))
    .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
}

function detailOf(
  entry: StoredEntry | undefined,
  payments: ReadonlyMap<string, TakenPayment>,
  cents: number,
): string | null {
  if (entry === undefined) return null;
  const payment = entry.paymentId === null ? undefined : payments.get(entry.paymentId);
  if (payment !== undefined)
    return paymentDetail(payment, payment.amountCents !== cents, 'de l’encaissement');
  const label = entry.label.trim();
  const said = natureLabel(entry.nature).toLocaleLowerCase('fr');
  return label === '' || label.toLocaleLowerCase('fr') === said ? null : label;
}

/** `chèque n° 0001234, Banque Exemple`, `autorisation 482913`; nothing for cash. `text`: JSON of the contract's means. */
export function meansDetail(text: string): string[] {
  const means = meansSchema.parse(JSON.parse(text));
  switch (means.mode) {
    case 'cheque':
      return [`chèque n°${NBSP}${means.number}`, means.bank];
    case 'carte':
      return [`autorisation ${means.authorisation}`];
    case 'especes':
      return [];
  }
}

/** `autorisation 482913, n° G2A-004102`, and whether only a part of that payment is meant. */
export function paymentDetail(
  payment: Pick<TakenPayment, 'number' | 'means'>,
  part: boolean,
  ofWhich: 'de cet encaissement' | 'de l’encaissement',
): string {
  const parts = [...meansDetail(payment.means), `n°${NBSP}${payment.number}`];
  if (part) parts.push(`part ${ofWhich}`);
  return parts.join(', ');
}
