import type { BrowserTimes } from './browser-payment.ts';
import type { BulkTimes } from './bulk.ts';
import type { PaymentTimes } from './payment.ts';
import type { ReceiptTimes } from './receipt.ts';
import type { Line } from './stats.ts';
import type { SyncTimes } from './sync.ts';

/** What was measured once: taking a payment, drawing its paper, and both as the clerk waits for them. */
export type MeasuredActs = {
  readonly payment?: PaymentTimes;
  readonly receipt?: ReceiptTimes;
  readonly bulk?: BulkTimes;
  readonly browser?: BrowserTimes;
  readonly sync?: SyncTimes;
};

const atMost = (value: number) => ({ kind: 'at-most', value }) as const;

/** Each measure with what it must stay within. */
export function linesOfActs({ payment, receipt, bulk, browser, sync }: MeasuredActs): Line[] {
  const lines: Line[] = [];
  const line = (
    bench: string,
    name: string,
    value: number,
    unit: Line['unit'],
    limit: Line['limit'] = null,
  ) => lines.push({ bench, name, accounts: null, value, unit, limit });
  if (payment !== undefined) {
    const { payment: ours, plain, fdatasync, bytesPerPayment } = payment;
    line('payment', 'payment durable, p50', ours.p50, 'ms');
    line('payment', 'payment durable, p99', ours.p99, 'ms');
    line('payment', `fdatasync of ${Math.round(bytesPerPayment / 1024)} KiB, p50`, fdatasync.p50, 'ms');
    line('payment', 'payment / fdatasync, p50', ours.p50 / fdatasync.p50, '×', atMost(3));
    line('payment', 'payment / unencrypted, p50', ours.p50 / plain.p50, '×', atMost(2));
    line('payment', 'payment, p99 / p50', ours.p99 / ours.p50, '×', atMost(10));
  }
  if (receipt !== undefined) {
    line('receipt', 'warm receipt, p50', receipt.receipt.p50, 'ms');
    line('receipt', 'the same words by pdfkit, p50', receipt.pdfkit.p50, 'ms');
    line('receipt', 'receipt / pdfkit, p50', receipt.receipt.p50 / receipt.pdfkit.p50, '×', atMost(2.5));
  }
  if (browser !== undefined) {
    line('payment', 'in the browser, payments by keyboard', browser.shown.count, 'faults');
    line(
      'payment',
      'in the browser, Ctrl+Enter to « Encaissement enregistré », p50',
      browser.shown.p50,
      'ms',
    );
    line(
      'payment',
      'in the browser, Ctrl+Enter to « Encaissement enregistré », p95',
      browser.shown.p95,
      'ms',
      atMost(100),
    );
  }
  if (bulk !== undefined) lines.push(...linesOfBulk(bulk));
  if (sync !== undefined) lines.push(...linesOfSync(sync));
  return lines;
}

const atLeast = (value: number) => ({ kind: 'at-least', value }) as const;

function linesOfBulk({ papers, runMs, pdfkitMs, keystroke, statements }: BulkTimes): Line[] {
  const line = (name: string, value: number, unit: Line['unit'], limit: Line['limit'] = null): Line => ({
    ...{ bench: 'bulk', name, accounts: null, value, unit, limit },
  });
  const [short, long] = statements;
  const growth = short === undefined || long === undefined ? Number.NaN : long.ms / short.ms;
  return [
    line(`${papers} quittances given, drawn and kept`, runMs, 'ms'),
    line('the same words by pdfkit', pdfkitMs, 'ms'),
    line('as fast as pdfkit', pdfkitMs / runMs, '×', atLeast(0.35)),
    line('keystroke meanwhile, p50', keystroke.p50, 'ms'),
    line('keystroke meanwhile, p95', keystroke.p95, 'ms', atMost(100)),
    line('keystroke meanwhile, max', keystroke.max, 'ms'),
    ...statements.map(({ rows, ms }) => line(`relevé of ${rows} rows`, ms, 'ms')),
    line(`relevé of ${long?.rows} rows / of ${short?.rows}`, growth, '×', atMost(4.5)),
  ];
}

function linesOfSync(sync: SyncTimes): Line[] {
  const { accounts, rows, pullMs, peerDocuments, peerMs, lookups, searches, delta } = sync;
  const line = (name: string, value: number, unit: Line['unit'], limit: Line['limit'] = null): Line => ({
    bench: 'sync',
    name,
    accounts,
    value,
    unit,
    limit,
  });
  const perSecond = (count: number, ms: number) => (count / ms) * 1000;
  return [
    line('first pull with its search index', pullMs, 'ms'),
    line('rows a second', perSecond(rows, pullMs), 'rows/s'),
    line('PouchDB replication of the same rows, a second', perSecond(peerDocuments, peerMs), 'rows/s'),
    line(
      'times as fast as PouchDB',
      perSecond(rows, pullMs) / perSecond(peerDocuments, peerMs),
      '×',
      atLeast(5),
    ),
    line('look-up of an account meanwhile, p95', lookups.p95, 'ms', atMost(10)),
    line('search meanwhile, p95', searches.p95, 'ms', atMost(10)),
    line(`delta of ${delta.rows} rows`, delta.ms, 'ms', atMost(2_000)),
  ];
}
