import { formatPlainDate, isoDate } from '../../../../rules/dates.ts';
import type { DossierReceiptFacts } from '../../dossier-facts.ts';
import { capital, shortName, typeset } from '../typography.ts';

/** "Changement de coordonnées": the paper says already that it is a récépissé. */
export function shortTitle({ title }: DossierReceiptFacts): string {
  return capital(typeset(title).replace(/^Récépissé (?:de |d’)/, ''));
}

export function situationWords({ situation, on }: DossierReceiptFacts): string | null {
  if (situation === null) return null;
  return on === null ? typeset(situation) : `${typeset(situation)}, le ${formatPlainDate(isoDate(on))}`;
}

export function fileWords({ files }: DossierReceiptFacts): string {
  return files.map(({ name }) => shortName(name)).join(', ');
}

export function awaitedWords({ awaited }: DossierReceiptFacts): string | null {
  return awaited === null ? null : `Justificatif à apporter\u202f: ${typeset(awaited)}`;
}

/** What stood where nothing did. */
export function valueWords(value: string): string {
  return value.trim() === '' ? '—' : typeset(value);
}

export const KEEP_DOSSIER = 'Gardez ce récépissé\u202f: il porte la date et le numéro de votre démarche.';
export const DOSSIER_LEGAL =
  'Récépissé remis gratuitement. Si vous n’avez pas demandé ce changement, dites-le à votre bailleur. Vos droits sur vos données (accès, rectification, effacement, opposition) s’exercent auprès de lui.';
