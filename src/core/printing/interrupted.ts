import type { CoreServices } from '../procedures/procedures.ts';
import { INTERRUPTED } from './failures.ts';
import { failInterrupted } from './queries.ts';

/** At start: a job still being sent belongs to a program that stopped, and nobody will end it. */
export function failInterruptedJobs({ base, ports }: CoreServices): void {
  const jobs = failInterrupted(base.writable(), INTERRUPTED);
  if (jobs > 0) ports.log.info('print-interrupted', { jobs });
}
