import type { Prng } from './prng.ts';

/** Names that go together. All are common ones, joined at random: no real person. */
type Origin = {
  readonly family: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
};

function origin(family: string, women: string, men: string): Origin {
  const list = (names: string): string[] => names.trim().split(/[|\n]/);
  return { family: list(family), women: list(women), men: list(men) };
}

const FRANCE = origin(
  `
MARTIN|BERNARD|THOMAS|PETIT|ROBERT|RICHARD|DURAND|DUBOIS|MOREAU|LAURENT|SIMON|MICHEL|LEFEBVRE|LEROY|ROUX|DAVID
BERTRAND|MOREL|FOURNIER|GIRARD|BONNET|DUPONT|LAMBERT|FONTAINE|ROUSSEAU|VINCENT|MULLER|LEFÈVRE|FAURE|ANDRÉ|MERCIER
BLANC|GUÉRIN|BOYER|GARNIER|CHEVALIER|FRANÇOIS|LEGRAND|GAUTHIER|PERRIN|ROBIN|CLÉMENT|MORIN|NICOLAS|HENRY|ROUSSEL
MATHIEU|GAUTIER|MASSON|MARCHAND|DUVAL|DENIS|DUMONT|MARIE|LEMAIRE|NOËL|MEYER|DUFOUR|MEUNIER|BRUN|BLANCHARD|GIRAUD
JOLY|RIVIÈRE|LUCAS|BRUNET|GAILLARD|BARBIER|ARNAUD|GÉRARD|ROCHE|RENARD|SCHMITT|ROY|LEROUX|COLIN|VIDAL|CARON|PICARD
ROGER|FABRE|AUBERT|LEMOINE|RENAUD|DUMAS|LACROIX|OLIVIER|PHILIPPE|BOURGEOIS|PIERRE|BENOÎT|REY|LECLERC|ROLLAND
LECLERCQ|GUILLAUME|LECOMTE|JEAN|DUPUY|GUILLOT|HUBERT|BERGER|CARPENTIER|DUPUIS|MOULIN|LOUIS|DESCHAMPS|HUET|VASSEUR
BOUCHER|FLEURY|ROYER|KLEIN|JACQUET|ADAM|PARIS|POIRIER|MARTY|AUBRY|GUYOT|CARRÉ|CHARLES|RENAULT|CHARPENTIER|MÉNARD
MAILLARD|BARON|BERTIN|BAILLY|HERVÉ|SCHNEIDER|LE GALL|COLLET|LÉGER|BOUVIER|JULIEN|PRÉVOST|MILLET|PERROT|DANIEL
LE ROUX|COUSIN|GERMAIN|BRETON|BESSON|LANGLOIS|RÉMY|LE GOFF|PELLETIER|LÉVÊQUE|PERRIER|LEBLANC|BARRÉ|LEBRUN|MARCHAL
WEBER|MALLET|HAMON|BOULANGER|JACOB|MONNIER|MICHAUD|SAINT-MARTIN|PETIT-JEAN|LE BRAS|LE MEUR|L'HERMITE|DU BREUIL
`,
  `
Marie|Nathalie|Isabelle|Sylvie|Catherine|Françoise|Monique|Martine|Jacqueline|Anne|Nicole|Christine|Chantal|Valérie
Sandrine|Stéphanie|Céline|Aurélie|Émilie|Élodie|Julie|Laura|Camille|Léa|Manon|Chloé|Inès|Emma|Jade|Louise|Zoé|Hélène
Véronique|Dominique|Brigitte|Danielle|Josette|Simone|Yvette|Odette|Ginette|Jeanne|Madeleine|Marguerite|Marie-Claude
Anne-Sophie|Marie-Thérèse|Sarah|Myriam|Océane|Noémie|Maëlys|Loïse|Anaïs|Gaëlle|Solène|Bérénice|Clémence|Garance
Éléonore|Apolline|Mélanie|Sabrina
`,
  `
Jean|Pierre|Michel|André|Philippe|Alain|Bernard|Christophe|Nicolas|Laurent|Frédéric|Éric|Stéphane|David|Pascal|Daniel
Patrick|Christian|Gérard|Claude|Roger|Marcel|René|Louis|Henri|Robert|Jacques|François|Jérôme|Sébastien|Julien|Thomas
Guillaume|Alexandre|Maxime|Antoine|Kévin|Anthony|Lucas|Hugo|Théo|Léo|Enzo|Nathan|Mathis|Jules|Raphaël|Gabriel|Noé
Jean-Baptiste|Jean-Pierre|Jean-Luc|Jean-Marc|Pierre-Yves|Yann|Loïc|Gaël|Erwan|Joël|Noël|Côme|Célestin|Gaëtan|Benoît
`,
);

/** Family names of several origins, each so often in a hundred. */
const ORIGINS: readonly (readonly [Origin, number])[] = [
  [FRANCE, 68],
  [
    origin(
      'BENALI|BEN SALAH|BEN AMAR|EL AMRANI|EL HADJ|BELKACEM|HADDAD|MANSOURI|CHERIF|BOUZID|AÏT ALI|OULD SAÏD|ZERROUKI',
      'Aïcha|Fatima|Khadija|Samira|Nadia|Yasmina|Leïla|Amel|Sarah|Myriam|Inès|Lina',
      'Mohamed|Ahmed|Karim|Rachid|Mehdi|Youssef|Bilal|Abdelkader|Saïd|Nabil|Adam',
    ),
    10,
  ],
  [
    origin(
      "DIALLO|TRAORÉ|DIOP|NDIAYE|N'DIAYE|SOW|BA|CISSÉ|COULIBALY|KONATÉ|CAMARA|TOURÉ|KEITA|SYLLA|N'GUESSAN|KOUASSI|MBAYE",
      'Aminata|Fatou|Awa|Mariam|Aïssatou|Rokia|Adjoua|Khady|Grâce',
      'Mamadou|Ousmane|Ibrahima|Cheikh|Moussa|Amadou|Koffi|Seydou|Junior',
    ),
    6,
  ],
  [
    origin(
      "DA SILVA|DOS SANTOS|FERREIRA|PEREIRA|RODRIGUES|GONÇALVES|TEIXEIRA|LOPES|GARCIA|MARTINEZ|LOPEZ|SANCHEZ|PEREZ|FERNANDEZ|RODRÍGUEZ|NUÑEZ|D'AGOSTINO|DI MARCO|DE OLIVEIRA|DE LA CRUZ|D'ALMEIDA",
      'Maria|Ana|Rosa|Carla|Lúcia|Carmen|Isabel|Giulia|Inês',
      'Antonio|Manuel|José|Luís|Carlos|Tiago|João|Marco|Andrés',
    ),
    8,
  ],
  [
    origin(
      'YILMAZ|KAYA|DEMIR|ÇELIK|ŞAHIN|ÖZTÜRK|DOĞAN|ARSLAN|KOWALSKI|WIŚNIEWSKI|NOWAK|ŁUKASIK|POPESCU|IONESCU|ILIESCU',
      'Elif|Ayşe|Zeynep|Agnieszka|Małgorzata|Elena|Mihaela',
      'Mehmet|Mustafa|Emre|Tomasz|Łukasz|Ion|Andrei',
    ),
    4,
  ],
  [
    origin(
      'NGUYEN|TRAN|PHAM|LY|LE|WANG|CHEN|LI|SINGH|KUMAR|RAKOTO|RAKOTONDRABE|HOARAU|GRONDIN|PAYET',
      'Thi Mai|Linh|Mei|Priya|Voahangy|Maëva|Marie-Josée',
      'Minh|Van Thanh|Wei|Rajesh|Hery|Jean-Yves|Ludovic',
    ),
    4,
  ],
];

/** Half of the first names of other origins are French ones: their bearers were born here. */
const FRENCH_FIRST_NAMES = 45;

/** A family: its name, and first names that go with it. */
export type Family = { readonly nom: string; firstName(woman: boolean): string };

export function familyOf(random: Prng): Family {
  const chosen = random.weighted(ORIGINS);
  const nom = random.pick(chosen.family);
  return {
    nom,
    firstName: (woman) => {
      const names = random.percent(FRENCH_FIRST_NAMES) ? FRANCE : chosen;
      return random.pick(woman ? names.women : names.men);
    },
  };
}

/** Names of firms that rent a ground floor: none exists. */
export const COMPANIES: readonly string[] = [
  'SARL BOULANGERIE EXEMPLE',
  'ASSOCIATION LES MAINS OUVERTES EXEMPLE',
  'SAS PHARMACIE DU SPÉCIMEN',
  'EURL COIFFURE EXEMPLE',
  "SCI L'ÉCHANTILLON",
];

export const INSURERS: readonly string[] = [
  'Mutuelle Exemple',
  'Assurances du Spécimen',
  'La Garantie Exemple',
  'Prévoyance Échantillon',
  'Mutuelle des Essais',
];
