import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOUR_STEPS, type TourLandlord, type TourStep } from '../../src/start/tour-options.ts';

export type StepReport = { readonly name: TourStep; readonly ok: boolean; readonly error?: string };
export type TourReport = { readonly landlord: TourLandlord; readonly steps: readonly StepReport[] };

/** What a step leaves: ok only when nothing was found wrong. */
export function stepReport(name: TourStep, faults: readonly string[]): StepReport {
  return faults.length === 0 ? { name, ok: true } : { name, ok: false, error: faults.join('. ') };
}

/** A day that could not begin: no step of it is right. */
export function unwalked(landlord: TourLandlord, why: string): TourReport {
  return { landlord, steps: TOUR_STEPS.map((name) => stepReport(name, [why])) };
}

/** The landlord's own report, beside its screenshots. */
export function writeReport(out: string, report: TourReport): void {
  const folder = join(out, report.landlord);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), json(report));
}

/** The report of the whole command: the landlord's when there is one, a list when there are several. */
export function writeWholeReport(out: string, reports: readonly TourReport[]): void {
  writeFileSync(join(out, 'report.json'), json(reports.length === 1 ? reports[0] : reports));
}

/** 0 only when every step of every landlord was walked and is ok. */
export function exitCodeOf(reports: readonly TourReport[], stepsAsked: number): 0 | 1 {
  const whole = reports.every(({ steps }) => steps.length === stepsAsked && steps.every(({ ok }) => ok));
  return reports.length > 0 && whole ? 0 : 1;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
