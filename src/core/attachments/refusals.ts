import { FILE_FAULT_WORDS, type FileFault } from '../../rules/attachments/refusals.ts';
import { NARROW_NBSP } from '../../rules/unicode.ts';
import { Refusal } from '../procedures/refusal.ts';

const KEPT = 'Votre saisie et les autres fichiers sont gardés.';

/** A file that is not taken, and what to do. */
export function notTaken(code: FileFault): Refusal {
  const { sentence, next } = FILE_FAULT_WORDS[code];
  return new Refusal(code, sentence, { kept: KEPT, next });
}

/** Its bytes did not come whole: the window was closed, or it was given up. */
export function interrupted(): Refusal {
  return new Refusal('FIC-COUPE', "Ce fichier n'est pas arrivé entier.", {
    kept: KEPT,
    next: 'Choisissez-le de nouveau.',
  });
}

export function tooMany(): Refusal {
  return new Refusal('FIC-ATTENTE', 'Trop de fichiers arrivent à la fois.', {
    kept: KEPT,
    next: 'Attendez que les premiers soient là, puis ajoutez celui-ci.',
  });
}

/** Also said of another's file: a port may not learn that it exists. */
export function unknownFile(): Refusal {
  return new Refusal('FIC-404', "Ce fichier n'est pas sur ce compte.", {
    next: 'Fermez cette vue et rouvrez le dossier.',
  });
}

/** Its bytes are at the portal, and the portal is out of reach. */
export function notHere(): Refusal {
  return new Refusal('FIC-EN-ROUTE', "Ce fichier n'est pas sur ce poste, et le portail ne répond pas.", {
    kept: 'Il est inscrit au dossier.',
    next: 'Ouvrez-le de nouveau quand le poste sera en ligne.',
  });
}

/** The portal answers, and does not have it. */
export function notArrived(): Refusal {
  return new Refusal('FIC-EN-ROUTE', "Ce fichier n'est pas encore arrivé au portail.", {
    kept: 'Il est inscrit au dossier.',
    next: "Il arrive dès que le poste qui l'a pris est en ligne.",
  });
}

export function noSuchScan(): Refusal {
  return new Refusal('FIC-NUMERISE', "Ce fichier n'est plus dans le dossier du scanner.", {
    kept: KEPT,
    next: 'Numérisez le papier de nouveau.',
  });
}

/** @param reason ends the sentence */
export function badFolder(reason: string): Refusal {
  return new Refusal(
    'FIC-DOSSIER',
    `Ce dossier ne peut pas être celui du scanner${NARROW_NBSP}: ${reason}.`,
    {
      field: 'folder',
      kept: "Le réglage d'avant est gardé.",
      next: "Donnez le chemin complet d'un dossier de ce poste, où le scanner dépose ses fichiers.",
    },
  );
}
