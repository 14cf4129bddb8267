import {
  addMonths,
  type IsoDate,
  isIsoMonth,
  isoDate,
  lastDayOfMonth,
  monthOf,
} from '../../../rules/dates.ts';
import { monthKeyOf } from '../../../rules/ledger.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { standingMandate } from '../../direct-debit/standing.ts';
import type { StoredEntry } from '../../ledger/queries.ts';
import { hasOpenCheque, periodOf, termOf } from '../../payments/freeze-papers.ts';
import { paymentsOf, receiptsOf, termsOf } from '../../payments/queries.ts';
import { noticeLines, receivedBefore } from '../../payments/received.ts';
import type { CommonFacts } from '../common-facts.ts';
import type { NoticeFacts, RegularisationFacts, ResidenceFacts, UpToDateFacts } from '../month-facts.ts';
import {
  bookOf,
  isPast,
  type NoticeReading,
  noticeOf,
  quittanceOf,
  regularisationLines,
  residenceOf,
  upToDateOf,
} from '../month-readings.ts';
import type { PaperFacts } from '../paper-facts.ts';

/** What a paper says beyond what every paper says. */
type Own<F extends CommonFacts & { readonly kind: string }> = Omit<F, keyof CommonFacts | 'kind'>;
type Asked = { readonly month: string; readonly today: string };

/** @throws RangeError when the month asked nothing */
export function noticeFacts(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  entries: readonly StoredEntry[],
  { month, today }: Asked,
): Own<NoticeFacts> {
  const { notice, sentence } = noticeOf(entries, month);
  if (notice === null) throw new RangeError(sentence);
  const terms = termsOf(db, lease.id);
  return {
    month,
    period: periodOf(month, terms, lease.exitOn),
    term: termOf(profile, terms, today),
    ...notice,
    lines: [...notice.lines],
    debit: debitOf(db, profile, lease, notice, today),
  };
}

/** How it is collected, where a signed mandate lives, something is left and its day is still to come (B26). */
function debitOf(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  notice: NonNullable<NoticeReading['notice']>,
  today: string,
): NoticeFacts['debit'] {
  const amountCents = Math.min(notice.netCents, notice.leftCents);
  if (amountCents <= 0) return null;
  const mandate = standingMandate(db, lease, today);
  if (mandate?.state !== 'actif') return null;
  const on = debitDate(mandate.day, notice);
  if (on < today) return null;
  return {
    ics: profile.letterhead.creditorId,
    rum: mandate.rum,
    maskedIban: mandate.maskedIban,
    amountCents,
    on,
  };
}

/**
 * The mandate's day in the month of the due date, or in the next one where the notice came after it; the due date
 * itself where the landlord chooses the day.
 */
function debitDate(
  day: number | null,
  { dueOn, drawnOn }: { dueOn: IsoDate | null; drawnOn: IsoDate },
): IsoDate {
  const due = dueOn ?? drawnOn;
  if (day === null) return due;
  const same = dayOfMonth(due, day);
  return same >= drawnOn ? same : dayOfMonth(addMonths(dayOfMonth(due, 1), 1), day);
}

function dayOfMonth(date: IsoDate, day: number): IsoDate {
  const last = Number(lastDayOfMonth(monthOf(date)).slice(8));
  return isoDate(`${date.slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`);
}

/** @throws RangeError when the month is not wholly paid */
export function monthQuittanceFacts(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  entries: readonly StoredEntry[],
  { month, today }: Asked,
): Own<PaperFacts> {
  const { possible, sentence, cents } = quittanceOf(entries, month);
  const { byId, months } = bookOf(entries);
  const found = months.get(month);
  if (!possible || found === undefined) throw new RangeError(sentence);
  const terms = termsOf(db, lease.id);
  const payments = new Map(paymentsOf(db, lease.id).map((taken) => [taken.id, taken]));
  return {
    month,
    period: periodOf(month, terms, lease.exitOn),
    term: termOf(profile, terms, today),
    dueOn: found.dueOn,
    lines: noticeLines(found, byId),
    netDueCents: found.dueCents,
    received: receivedBefore(found, byId, payments),
    remainingCents: 0,
    cents,
    payment: null,
    payer: null,
    imputation: null,
    replaces: receiptsOf(db, lease.id, month),
    underReserve: hasOpenCheque(found, byId),
  };
}

/** @throws RangeError when the month has no adjustment */
export function regularisationFacts(
  db: ReadableDb,
  lease: LeaseSummary,
  entries: readonly StoredEntry[],
  month: string,
): Own<RegularisationFacts> {
  const own = regularisationLines(entries, month);
  if (own.length === 0) throw new RangeError('no adjustment of charges in this month');
  const lines = own.map(({ label, debitCents, creditCents }) => ({
    label: label.trim() === '' ? 'Régularisation de charges' : label.trim(),
    cents: debitCents - creditCents,
  }));
  const resultCents = lines.reduce((sum, { cents }) => sum + cents, 0);
  const { startedOn } = termsOf(db, lease.id);
  return {
    month,
    dueOn: own.find(({ dueDate }) => dueDate !== null)?.dueDate ?? null,
    lines,
    resultCents,
    year: yearOf(lines, entries, { startedOn, resultCents }),
  };
}

/** The year its label names, and what had been asked of it in advance; the whole of its charges where all is known. */
function yearOf(
  lines: readonly { readonly label: string }[],
  entries: readonly StoredEntry[],
  { startedOn, resultCents }: { readonly startedOn: string; readonly resultCents: number },
): RegularisationFacts['year'] {
  const years = new Set(lines.flatMap(({ label }) => label.match(/\b20\d\d\b/g) ?? []));
  const [year] = years;
  if (year === undefined || years.size > 1) return null;
  const byMonth = new Map<string, number>();
  for (const entry of entries) {
    const month = monthKeyOf(entry);
    if (entry.nature !== 'charges' || entry.reversed === true || !month.startsWith(`${year}-`)) continue;
    byMonth.set(month, (byMonth.get(month) ?? 0) + entry.debitCents - entry.creditCents);
  }
  const provisions = [...byMonth]
    .map(([month, cents]) => ({ month, cents }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const provisionsCents = provisions.reduce((sum, { cents }) => sum + cents, 0);
  const first = startedOn.startsWith(`${year}-`) ? Number(startedOn.slice(5, 7)) : 1;
  const whole = startedOn.slice(0, 4) <= year && provisions.length === 13 - first;
  return { year, provisions, provisionsCents, chargesCents: whole ? provisionsCents + resultCents : null };
}

/** @throws RangeError when something due is owed */
export function upToDateFacts(
  db: ReadableDb,
  lease: LeaseSummary,
  entries: readonly StoredEntry[],
  today: string,
): Own<UpToDateFacts> {
  const { possible, sentence } = upToDateOf(entries, today);
  if (!possible) throw new RangeError(sentence);
  const { ledger, byId } = bookOf(entries);
  const past = ledger.months.filter((month) => isIsoMonth(month.month) && isPast(month, byId, today));
  const coming = ledger.months.find(({ remainingCents }) => remainingCents > 0);
  return {
    on: today,
    startedOn: termsOf(db, lease.id).startedOn,
    lastMonth: past.at(-1)?.month ?? null,
    coming:
      coming === undefined
        ? null
        : { month: coming.month, cents: coming.remainingCents, dueOn: coming.dueOn },
    underReserve: past.some((month) => hasOpenCheque(month, byId)),
  };
}

/** @throws RangeError when the lease has ended, or the address is protected */
export function residenceFacts(db: ReadableDb, lease: LeaseSummary, today: string): Own<ResidenceFacts> {
  const { possible, sentence } = residenceOf(lease, today);
  if (!possible) throw new RangeError(sentence);
  return { on: today, startedOn: termsOf(db, lease.id).startedOn, exitOn: lease.exitOn };
}
