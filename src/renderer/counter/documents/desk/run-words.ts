import type { BulkRun } from '../../../../contract/documents.ts';
import { formatOfMonth } from '../../../../rules/dates.ts';
import { bulkWords } from '../../../../rules/documents/orders.ts';
import { atDesk, formatCount } from '../../../app/format.ts';
import type { useText } from '../../../i18n/i18n.ts';

type Text = ReturnType<typeof useText>;

/** Whether a run goes on. */
export function isGoing({ state }: Pick<BulkRun, 'state'>): boolean {
  return state === 'preparation' || state === 'en-cours';
}

/**
 * How many papers a run may still come to: every account, less those left out so far. It comes down as accounts are
 * left out, and is exact at the end.
 */
export function mostPapers({ total, skipped }: Pick<BulkRun, 'total' | 'skipped'>): number {
  return total - skipped.unpaid - skipped.paperless - skipped.given - skipped.empty;
}

/** "312/1 000 quittances". */
export function progressWords(t: Text, run: BulkRun): string {
  const total = mostPapers(run);
  return t('documents.desk.progress', {
    done: formatCount(run.papers),
    total: formatCount(total),
    unit: t(`documents.desk.unit.${run.kind}`, { count: total }),
  });
}

/** "812 quittances". */
export function madeWords(t: Text, { kind, papers }: Pick<BulkRun, 'kind' | 'papers'>): string {
  return t(`documents.desk.made.${kind}`, { count: papers, n: formatCount(papers) });
}

/** "Quittances d'octobre 2026". */
export function runTitle(t: Text, { kind, month }: Pick<BulkRun, 'kind' | 'month'>): string {
  return t('documents.desk.run', { what: bulkWords[kind], ofMonth: formatOfMonth(month) });
}

/** "par D'ARC Jean, aujourd'hui à 14 h 05". */
export function startedWords(t: Text, { agentName, startedAt }: BulkRun): string {
  const { date, day, time } = atDesk(startedAt);
  const today = atDesk(new Date().toISOString()).date === date;
  return t('documents.desk.runBy', {
    name: agentName,
    when: t(today ? 'documents.desk.runAt' : 'documents.desk.runOn', { day, time }),
  });
}

const SKIPPED = ['unpaid', 'paperless', 'given', 'empty'] as const;

/** Who is left out and why, the reasons that count somebody. */
export function skippedWords(t: Text, skipped: BulkRun['skipped']): string[] {
  return SKIPPED.filter((reason) => skipped[reason] > 0).map((reason) =>
    t(`documents.desk.skipped.${reason}`, { count: skipped[reason], n: formatCount(skipped[reason]) }),
  );
}
