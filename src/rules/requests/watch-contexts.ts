import type { FoldedWord } from '../fold.ts';

type Place = { readonly at: number; readonly length: number };

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What leads to the name of a street, a place or a building. */
const STREETS = set(
  'RUE R AVENUE AV AVE BOULEVARD BD PLACE PL ALLEE ALLEES IMPASSE IMP CHEMIN ROUTE RTE SQUARE QUAI COURS PASSAGE VILLA CITE SENTE VENELLE RUELLE RESIDENCE RES LYCEE COLLEGE ECOLE HOPITAL CLINIQUE EGLISE PORTE PONT STATION METRO ARRET FOYER FONDATION LIGUE CENTRE INSTITUT',
);
const LINKS = set(
  'DE DES DU LA LE LES L D SAINT ST STE SAINTE DOCTEUR DR GENERAL GAL MARECHAL ABBE CHANOINE PROFESSEUR CONTRE',
);
const CIVILITIES = set('M MR MME MLLE MONSIEUR MADAME MADEMOISELLE MAITRE DR DOCTEUR FAMILLE');

/** After one of these, just before or with a small word between, the word is said of a thing. */
const THINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  SOURD: set(
    'BRUIT BRUITS COUP COUPS SON SONS PORTE PORTES CHOC CHOCS VIBRATION VIBRATIONS CLAQUEMENT GRONDEMENT GRONDEMENTS MUR CLOISON',
  ),
  AVEUGLE: set(
    'MUR MURS FACADE FACADES PIECE PIECES FENETRE FENETRES BAIN BAINS CUISINE WC COULOIR ESCALIER TEST',
  ),
  MUET: set('INTERPHONE INTERPHONES SONNETTE SONNETTES VISIOPHONE TELEPHONE COMBINE ALARME DETECTEUR HAUT'),
  HANDICAPE: set(
    'PLACE PLACES STATIONNEMENT PARKING ACCES WC TOILETTES RAMPE ASCENSEUR EMPLACEMENT DOUCHE LOGEMENT PANNEAU CARTE MACARON PMR NORME NORMES POUR',
  ),
  HANDICAP: set('PLACE PLACES STATIONNEMENT PARKING ACCES WC RAMPE NORME NORMES EMPLACEMENT'),
  INVALIDE: set(
    'CODE CODES NUMERO BADGE BADGES CARTE PASSE ADRESSE MAIL E IBAN RIB LIEN SAISIE FORMAT DATE FICHIER',
  ),
  MALADE: set(
    'ARBRE ARBRES HAIE HAIES PLANTE PLANTES PLATANE PLATANES MARRONNIER MARRONNIERS PELOUSE BUIS THUYA THUYAS',
  ),
  MALADIE: set('ASSURANCE ARBRE ARBRES HAIE HAIES PLANTE PLANTES PLATANE PLATANES BUIS'),
  BIPOLAIRE: set(
    'DISJONCTEUR DISJONCTEURS INTERRUPTEUR INTERRUPTEURS COUPURE PRISE PRISES CABLE CABLES SECTIONNEUR DIFFERENTIEL FUSIBLE',
  ),
  FOU: set('GARDE PUY MONDE HERBE HERBES ROBINET VIS CLE POIGNEE SERRURE TOURNE'),
  VOLEUR: set('ANTI ALARME'),
  VOILEE: set(
    'PORTE PORTES FENETRE FENETRES ROUE ROUES PLANCHE PLANCHES LAME LAMES VITRE TABLE CLOISON MENUISERIE MENUISERIES',
  ),
  ROM: set('CD DVD'),
  ARABE: set('TELEPHONE GOMME'),
  DROGUE: set('CHIEN CHIENS'),
  DEMENT: set('PROPRIETAIRE'),
  AFRICAIN: set('UNION'),
  CATHOLIQUE: set('SECOURS'),
  ISRAELITE: set('CIMETIERE'),
  RACE: set('CHIEN CHIENS CHAT CHATS'),
  PARASITE: set('INSECTE'),
  DEBILE: set('BRUIT'),
  HANDICAPES: set(''),
};
/** Before one of these, the word is part of something else. */
const BEFORE: Readonly<Record<string, ReadonlySet<string>>> = {
  GAY: set('LUSSAC'),
  PRISON: set('BREAK'),
  FOU: set('RIRE RIRES'),
  VOLEUR: set('ELECTRIQUE'),
  CANCER: set('DU'),
};
/** "ENCEINTE" is a wall unless a person is: a word of these must stand before it. */
const PERSONS: Readonly<Record<string, ReadonlySet<string>>> = {
  ENCEINTE: set(
    'FEMME LOCATAIRE DAME EPOUSE COMPAGNE CONJOINTE FILLE EST ETAIT ETANT SUIS TOMBEE MADAME MME ELLE JE',
  ),
};

/** Whether a word of the list is said here of a thing, or is the name of a street or of somebody. */
export function isHarmless(text: string, words: readonly FoldedWord[], { at, length }: Place): boolean {
  if (length > 1) return false;
  const word = words[at]?.text ?? '';
  const [one, two] = [words[at - 1]?.text ?? '', words[at - 2]?.text ?? ''];
  const persons = entry(PERSONS, word);
  if (persons !== undefined) return !persons.has(one);
  if (entry(BEFORE, word)?.has(words[at + 1]?.text ?? '') === true) return true;
  const things = entry(THINGS, word);
  if (things?.has(one) === true || (things?.has(two) === true && one.length <= 4)) return true;
  return inStreet(words, at) || isSurname(text, words, at);
}

/** The table's line for a word in any of its forms: its key is the beginning of the word. */
function entry(
  table: Readonly<Record<string, ReadonlySet<string>>>,
  word: string,
): ReadonlySet<string> | undefined {
  const key = Object.keys(table)
    .filter(
      (one) =>
        word === one ||
        (word.startsWith(one) && word.length - one.length <= 2) ||
        (one === 'FOU' && word.startsWith('FOLLE')) ||
        (one === 'MUET' && word.startsWith('MUET')),
    )
    .sort((a, b) => b.length - a.length)[0];
  return key === undefined ? undefined : table[key];
}

/** "rue des Juifs", "place du Docteur Sourd": from the word back to a street, over small words alone. */
function inStreet(words: readonly FoldedWord[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const word = words[i]?.text ?? '';
    if (STREETS.has(word)) return true;
    if (!LINKS.has(word)) return false;
  }
  return false;
}

/** "M. Sourd": a capital after a civility. */
function isSurname(text: string, words: readonly FoldedWord[], at: number): boolean {
  const word = words[at];
  const first = word === undefined ? '' : text.slice(word.starts[0], word.ends[0]);
  return CIVILITIES.has(words[at - 1]?.text ?? '') && first !== first.toLocaleLowerCase('fr');
}
