import { NARROW_NBSP } from '../unicode.ts';

/** Why a file is not taken, known from the bytes. */
export const FILE_FAULTS = [
  'FIC-VIDE',
  'FIC-TAILLE',
  'FIC-TYPE',
  'FIC-HEIC',
  'FIC-EXTENSION',
  'FIC-MOT-DE-PASSE',
  'FIC-ABIME',
  'FIC-PAGES',
  'FIC-PIXELS',
  'FIC-ACTIF',
  'FIC-DOUBLE',
  'FIC-LONG',
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

export type FileFaultWords = { readonly sentence: string; readonly next: string };

const AGAIN = 'Demandez-en une autre copie, ou imprimez-le et numérisez le papier.';

/** What is said of a refused file, and what to do; the form and the other files stay as they are. */
export const FILE_FAULT_WORDS: Readonly<Record<FileFault, FileFaultWords>> = {
  'FIC-VIDE': {
    sentence: 'Ce fichier est vide.',
    next: 'Enregistrez-le de nouveau depuis son origine, puis joignez-le.',
  },
  'FIC-TAILLE': {
    sentence: 'Ce fichier dépasse 20 Mo.',
    next: 'Réduisez-le, ou numérisez le papier en 200 points par pouce.',
  },
  'FIC-TYPE': {
    sentence: "Ce fichier n'est ni un PDF, ni une image JPEG ou PNG.",
    next: 'Enregistrez le document en PDF, ou prenez-le en photo, puis joignez-le.',
  },
  'FIC-HEIC': {
    sentence: "Cette photo est au format HEIC de l'iPhone, qui n'est pas pris ici.",
    next: `Sur l'iPhone${NARROW_NBSP}: Réglages, Appareil photo, Formats, «${NARROW_NBSP}Le plus compatible${NARROW_NBSP}», puis reprenez la photo${NARROW_NBSP}; ou envoyez-la par courriel, qui la convertit en JPEG.`,
  },
  'FIC-EXTENSION': {
    sentence: "Le nom de ce fichier n'annonce pas ce qu'il contient.",
    next: "Ouvrez-le pour vérifier que c'est le bon, enregistrez-le sous son vrai format, puis joignez-le.",
  },
  'FIC-MOT-DE-PASSE': {
    sentence: 'Ce PDF est protégé par un mot de passe.',
    next: 'Ouvrez-le avec son mot de passe, imprimez-le en PDF sans protection, puis joignez ce nouveau fichier.',
  },
  'FIC-ABIME': {
    sentence: `Ce fichier est abîmé ou incomplet${NARROW_NBSP}: il ne se lit pas jusqu'au bout.`,
    next: AGAIN,
  },
  'FIC-PAGES': {
    sentence: 'Ce PDF a plus de 30 pages.',
    next: 'Gardez les pages utiles, puis joignez-les.',
  },
  'FIC-PIXELS': {
    sentence: 'Cette image dépasse 50 millions de pixels.',
    next: 'Numérisez en 300 points par pouce au plus, ou reprenez la photo.',
  },
  'FIC-ACTIF': {
    sentence: `Ce PDF contient autre chose que des pages${NARROW_NBSP}: un programme, un fichier joint, un formulaire qui s'exécute ou une action qui ouvre autre chose.`,
    next: 'Ouvrez-le, imprimez-le en PDF, puis joignez ce nouveau fichier.',
  },
  'FIC-DOUBLE': {
    sentence: 'Ce fichier en contient un autre, devant ou derrière le PDF.',
    next: AGAIN,
  },
  'FIC-LONG': {
    sentence: 'La vérification de ce fichier prend trop de temps ou de mémoire.',
    next: AGAIN,
  },
};
