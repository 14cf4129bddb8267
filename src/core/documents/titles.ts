import { formatMonthCapitalised, formatOfMonth, isIsoMonth } from '../../rules/dates.ts';
import type { ImportedDocument } from './queries.ts';

const TYPES: Readonly<Record<string, string>> = {
  avis: "Avis d'échéance",
  quittance: 'Quittance',
  regularisation: 'Régularisation de charges',
};

/** "Avis d'échéance de septembre 2026"; a document without a known type keeps the name of its file. */
export function importedTitle({ type, period, fileName }: ImportedDocument): string {
  const named = TYPES[type];
  const month = period !== null && isIsoMonth(period) ? period : null;
  if (named !== undefined) return month === null ? named : `${named} ${formatOfMonth(month)}`;
  const plain = fileName.replace(/\.[^.]{1,5}$/, '');
  return month === null ? plain : `${plain}, ${formatMonthCapitalised(month)}`;
}

/** A file name every system takes, for a paper saved to disk: "Quittance de septembre 2026 - G2A-Q-002931.pdf". */
export function paperFileName(title: string, number: string): string {
  const plain = `${title} - ${number}`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ');
  return `${plain}.pdf`;
}

const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

/** Media type by extension; what is not known is offered for saving, never opened. */
export function mediaType(fileName: string): string {
  const extension = fileName.split('.').at(-1)?.toLowerCase() ?? '';
  return MEDIA[extension] ?? 'application/octet-stream';
}
