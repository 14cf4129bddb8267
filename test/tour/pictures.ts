import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TourLandlord } from '../../src/start/tour-options.ts';
import type { TourReport } from './report.ts';

/** The landlord whose day the README shows. */
export const PICTURED: TourLandlord = 'cchartres';

/** The README's pictures: a screenshot of the tour, and its name in docs/screens. */
export const PICTURES: readonly (readonly [screenshot: string, kept: string])[] = [
  ['02-search-compte.png', 'tour-compte.png'],
  ['04-payment-cash.png', 'tour-encaissement.png'],
  ['11-portal-stopped.png', 'tour-hors-ligne.png'],
];

/** Copies the pictures of a day that is right; returns why it did not, or null. */
export function keepPictures(reports: readonly TourReport[], out: string, screens: string): string | null {
  const day = reports.find(({ landlord }) => landlord === PICTURED);
  if (day === undefined) return `Les images viennent de ${PICTURED}, qui n'a pas été parcouru.`;
  if (!day.steps.every(({ ok }) => ok)) return 'Des étapes sont fausses\u202f: aucune image gardée.';
  mkdirSync(screens, { recursive: true });
  for (const [screenshot, kept] of PICTURES)
    copyFileSync(join(out, PICTURED, screenshot), join(screens, kept));
  return null;
}
