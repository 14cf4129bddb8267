import type { PrintJob } from '../../../contract/printing.ts';

/**
 * Jobs of one day that failed and whose paper has not come out since: what a clerk may still want to print. A job kept
 * from another day is history, and calls for nothing.
 * @param jobs newest first, as the core gives them
 * @param dayOf the desk's day of an instant
 */
export function unprinted(
  jobs: readonly PrintJob[],
  today: string,
  dayOf: (at: string) => string,
): PrintJob[] {
  return jobs.filter(
    (job, index) =>
      job.state === 'failed' &&
      dayOf(job.at) === today &&
      !jobs.slice(0, index).some((later) => later.state === 'accepted' && sameThing(later, job)),
  );
}

/** The same paper, or the same page d'essai. */
function sameThing(a: PrintJob, b: PrintJob): boolean {
  return a.number === b.number && (a.number !== null || (a.title === b.title && a.printer === b.printer));
}
