import type { FoldedWord } from '../fold.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const STREETS = set(
  'RUE R AVENUE AV AVE BOULEVARD BD PLACE PL ALLEE ALLEES IMPASSE IMP CHEMIN ROUTE RTE SQUARE QUAI COURS PASSAGE VILLA CITE SENTE VENELLE RUELLE RESIDENCE RES LYCEE COLLEGE STATION LIGUE FONDATION',
);
/** What ties a street to its name, and may stand right after it. */
const TIES = set(
  'DE DES DU D AUX SAINT ST STE SAINTE DOCTEUR DR GENERAL GAL MARECHAL MAL ABBE CHANOINE PROFESSEUR CONTRE',
);
const ARTICLES = set('LA LE LES L');
const CIVILITIES = set('M MR MME MLLE MONSIEUR MADAME MADEMOISELLE MAITRE DR DOCTEUR FAMILLE');
/** May stand between a thing and what is said of it: "places pour handicapés". */
const BETWEEN = set('POUR DE DES DU AUX A D L TRES UN PEU TROP RESERVE RESERVES RESERVEE RESERVEES');

/** The word is said of one of these, not of a person. Keys: words of the list, folded. */
const THINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  SOURD: set(
    'BRUIT BRUITS COUP COUPS SON SONS PORTE PORTES CHOC CHOCS VIBRATION VIBRATIONS CLAQUEMENT CLAQUEMENTS GRONDEMENT GRONDEMENTS RONFLEMENT MUR CLOISON',
  ),
  AVEUGLE: set(
    'MUR MURS FACADE FACADES PIGNON PIECE PIECES FENETRE FENETRES BAIN BAINS CUISINE WC COULOIR ESCALIER PALIER TEST',
  ),
  MUET: set(
    'INTERPHONE INTERPHONES SONNETTE SONNETTES VISIOPHONE TELEPHONE COMBINE ALARME DETECTEUR DETECTEURS',
  ),
  HANDICAPE: set(
    'PLACE PLACES STATIONNEMENT PARKING ACCES WC TOILETTES RAMPE ASCENSEUR EMPLACEMENT EMPLACEMENTS PANNEAU NORME NORMES',
  ),
  HANDICAP: set('PLACE PLACES STATIONNEMENT PARKING ACCES WC RAMPE NORME NORMES EMPLACEMENT'),
  INVALIDE: set(
    'CODE CODES NUMERO BADGE BADGES CARTE PASSE ADRESSE MAIL IBAN RIB LIEN SAISIE FORMAT DATE FICHIER',
  ),
  MALADE: set(
    'ARBRE ARBRES HAIE HAIES PLANTE PLANTES PLATANE PLATANES MARRONNIER MARRONNIERS PELOUSE BUIS THUYA THUYAS',
  ),
  MALADIE: set('ASSURANCE ARBRE ARBRES HAIE HAIES PLANTE PLANTES PLATANE PLATANES BUIS'),
  BIPOLAIRE: set(
    'DISJONCTEUR DISJONCTEURS INTERRUPTEUR INTERRUPTEURS COUPURE PRISE PRISES CABLE CABLES SECTIONNEUR DIFFERENTIEL FUSIBLE',
  ),
  FOU: set('GARDE PUY MONDE HERBE HERBES ROBINET VIS CLE POIGNEE SERRURE ALARME VENT'),
  VOLEUR: set('ANTI ALARME'),
  VOILEE: set(
    'PORTE PORTES FENETRE FENETRES ROUE ROUES PLANCHE PLANCHES LAME LAMES VITRE TABLE CLOISON MENUISERIE MENUISERIES',
  ),
  ROM: set('CD DVD BLU'),
  ARABE: set('TELEPHONE GOMME'),
  AFRICAIN: set('UNION'),
  CATHOLIQUE: set('SECOURS'),
  RACE: set('CHIEN CHIENS CHAT CHATS'),
  IVRE: set('BATEAU'),
};
/** Before one of these, the word is part of something else. */
const BEFORE: Readonly<Record<string, ReadonlySet<string>>> = {
  GAY: set('LUSSAC'),
  FOU: set('RIRE RIRES'),
  HANDICAPE: set('PLACE PLACES'),
  HANDICAP: set('PLACE PLACES'),
};
/** A wall unless a person is: one of these must stand just before. */
const PERSONS: Readonly<Record<string, ReadonlySet<string>>> = {
  ENCEINTE: set('FEMME LOCATAIRE DAME EPOUSE COMPAGNE CONJOINTE FILLE EST ETAIT ETANT SUIS TOMBEE MME'),
};

/**
 * Whether a word of the list is said here of a thing, or is the name of a street or of somebody.
 * @param entry word of the list, folded
 */
export function isHarmless(text: string, words: readonly FoldedWord[], at: number, entry: string): boolean {
  const before = (steps: number) => words[at - steps]?.text ?? '';
  const persons = PERSONS[entry];
  if (persons !== undefined) return !persons.has(before(1));
  if (BEFORE[entry]?.has(words[at + 1]?.text ?? '') === true) return true;
  const things = THINGS[entry];
  if (things !== undefined) {
    let steps = 1;
    while (steps < 4 && BETWEEN.has(before(steps))) steps++;
    if (things.has(before(1)) || things.has(before(steps))) return true;
  }
  return inStreet(text, words, at) || isSurname(text, words, at);
}

/** "rue des Juifs", "place du Docteur Sourd", "rue Gay": back to a street, over what ties it to its name. */
function inStreet(text: string, words: readonly FoldedWord[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
    const word = words[i]?.text ?? '';
    if (STREETS.has(word)) {
      const cut = /[,.;:!?()\n]/.test(text.slice(words[i]?.ends.at(-1), words[at]?.starts[0]));
      return !cut && (i === at - 1 ? isCapital(text, words[at]) : TIES.has(words[i + 1]?.text ?? ''));
    }
    if (!TIES.has(word) && !ARTICLES.has(word)) return false;
  }
  return false;
}

/** "M. Sourd": a capital after a civility. */
function isSurname(text: string, words: readonly FoldedWord[], at: number): boolean {
  return CIVILITIES.has(words[at - 1]?.text ?? '') && isCapital(text, words[at]);
}

function isCapital(text: string, word: FoldedWord | undefined): boolean {
  if (word === undefined) return false;
  const first = text.slice(word.starts[0], word.ends[0]);
  return first !== first.toLocaleLowerCase('fr');
}
