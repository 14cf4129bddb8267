import { join } from 'node:path';
import type { CoreReport, RecoveryState } from '../contract/core-process.ts';
import type { StartOptions } from './start-options.ts';

/** The demonstration that the command line asks for. */
export function demonstration({ landlord, accounts }: Pick<StartOptions, 'landlord' | 'accounts'>) {
  if (landlord === null) return {};
  return { demonstration: { landlordId: landlord, ...(accounts === null ? {} : { accounts }) } };
}

/** Says on the console what the core reports; a core that could not start ends the program. */
export function tell(report: CoreReport, dataFolder: string, failed: () => void): void {
  switch (report.type) {
    case 'ready':
      console.log(keySentence(dataFolder, report.recovery));
      if (report.fault !== null) {
        console.log(`La base ne s'ouvre pas (${report.fault})\u202f: la fenêtre dit pourquoi et que faire.`);
      }
      return;
    case 'notice':
    case 'told':
      console.log(report.sentence);
      return;
    case 'failed':
      console.error(report.sentence);
      failed();
      return;
    case 'demonstration':
    case 'visit-began':
    case 'visit-ended':
    case 'leave':
    case 'closed':
      return;
    default:
      report satisfies never;
  }
}

/** Why the door did not open. */
export function startFault(
  error: unknown,
  options: { readonly port: number; readonly dataFolder: string },
): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return `Le port ${options.port} est déjà pris. Choisissez-en un autre, ou --port 0.`;
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return `Le dossier de données ne peut pas être écrit\u202f: ${options.dataFolder}`;
  }
  if (code === 'ENOSPC') return 'Le disque de ce poste est plein\u202f: Guichet ne peut pas démarrer.';
  return `Guichet ne démarre pas\u202f: ${error instanceof Error ? error.message : String(error)}`;
}

function keySentence(dataFolder: string, recovery: RecoveryState): string {
  const where = `La clé de la base est un simple fichier de ce compte\u202f: ${join(dataFolder, 'cle', 'base.cle')}.`;
  switch (recovery) {
    case 'sealed':
      return `${where} Une copie scellée pour l'agence est à côté.`;
    case 'failed':
      return `${where} La copie de secours pour l'agence n'a pas pu être scellée\u202f: vérifiez sa clé de secours.`;
    case 'not-configured':
      return `${where} Aucune clé de secours d'agence n'est configurée\u202f: ce fichier perdu, la base l'est aussi.`;
  }
}

/** Why no window of ours opens. */
export function noWindowSentence(hasScreen: boolean): string {
  return hasScreen
    ? 'Aucun Chromium, Chrome ou Edge trouvé\u202f: ouvrez cette adresse dans un navigateur de ce poste.'
    : "Il n'y a pas d'écran ici\u202f: ouvrez cette adresse dans un navigateur de ce poste.";
}
