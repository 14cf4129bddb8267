import type { PrintJob } from '../../../contract/printing.ts';

/**
 * Jobs of one day that failed and whose paper has not come out since: what a clerk may still want to print. A job kept
 * from another day is history, and a page d'essai is nobody's paper: neither calls for anything.
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
      job.number !== null &&
      dayOf(job.at) === today &&
      !jobs.slice(0, index).some((later) => later.state === 'accepted' && later.number === job.number),
  );
}
