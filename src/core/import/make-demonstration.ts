import { rmSync } from 'node:fs';
import type { ImportReport } from '../../contract/import.ts';
import { isIsoDate } from '../../rules/dates.ts';
import { type LandlordProfile, parseProfile } from '../../rules/profile.ts';
import type { WritableDb } from '../database/connection.ts';
import { writeMeta } from '../database/meta.ts';
import { writeDemonstration } from '../demonstration/write.ts';
import { referenceRuleOf } from '../landlords/current-profile.ts';
import { demonstrationAgentRows } from '../setup/demonstration-agents.ts';
import { insertAgent } from '../staff/agents.ts';
import type { ApplyOptions } from './apply.ts';
import { CREATION_STEP } from './steps.ts';
import type { DemonstrationJob } from './worker-messages.ts';

/** The same accounts on every post: a text written about one is true of all. */
const SEED = 1;

type Apply = (
  choice: Pick<ApplyOptions, 'folder' | 'dryRun' | 'referenceRule'>,
  alongside: () => void,
) => ImportReport;

/**
 * Writes the landlord's demonstration as its ERP's folder, imports it, and gives the base to the landlord in the
 * same transaction: a stop anywhere leaves a base that belongs to nobody.
 */
export function makeDemonstration(
  db: WritableDb,
  job: DemonstrationJob,
  day: string,
  apply: Apply,
  tell: (step: string, done: number, total: number) => void,
): ImportReport {
  const profile = profileOf(job);
  if (!isIsoDate(day)) throw new Error('the day of a demonstration is not a date');
  rmSync(job.draftFolder, { recursive: true, force: true });
  const { accounts, months } = job;
  writeDemonstration(job.draftFolder, {
    profile,
    accounts,
    months,
    seed: SEED,
    today: day,
    onProgress: (done, total) => tell(CREATION_STEP, done, total),
  });
  const choice = { folder: job.draftFolder, dryRun: false, referenceRule: referenceRuleOf(profile) };
  const report = apply(choice, () => giveTo(db, job, profile));
  if (!report.applied) throw new Error(`the demonstration was refused: ${report.refused}`);
  return report;
}

function giveTo(db: WritableDb, job: DemonstrationJob, profile: LandlordProfile): void {
  writeMeta(db, 'landlord', profile.id);
  writeMeta(db, 'profile', job.profile);
  writeMeta(db, 'demonstration', 'yes');
  writeMeta(db, 'agency', job.agency);
  writeMeta(db, 'post', job.post);
  writeMeta(db, 'till', job.till);
  for (const agent of demonstrationAgentRows(job.agentIds)) insertAgent(db, agent);
}

function profileOf({ profile }: DemonstrationJob): LandlordProfile {
  const parsed = parseProfile(JSON.parse(profile));
  if (parsed.kind === 'invalid') throw new Error(parsed.faults[0]?.sentence ?? 'an invalid profile');
  return parsed.profile;
}
