import type { Random } from './random.ts';

// The diversity of the demonstration's names, in lists of the bench's own: a base of last year stays comparable.
const list = (text: string) => text.trim().split(/\s*[|\n]\s*/);

/** Borne most often first: last names of France and of those who came to it, particles and apostrophes included. */
const LAST_NAMES = list(`
MARTIN|BERNARD|THOMAS|PETIT|ROBERT|RICHARD|DURAND|DUBOIS|MOREAU|LAURENT|SIMON|MICHEL|LEFEBVRE|LEROY|ROUX|DAVID
BERTRAND|MOREL|FOURNIER|GIRARD|BONNET|DUPONT|LAMBERT|FONTAINE|ROUSSEAU|VINCENT|MULLER|LEFÈVRE|FAURE|ANDRÉ|MERCIER
BLANC|GUÉRIN|BOYER|GARNIER|CHEVALIER|FRANÇOIS|LEGRAND|GAUTHIER|GARCIA|PERRIN|ROBIN|CLÉMENT|MORIN|NICOLAS|HENRY
TRAORÉ|DIALLO|N'DIAYE|DIOP|CISSÉ|KEITA|COULIBALY|CAMARA|KONATÉ|SOW|EL HADJ|EL AMRANI|BEN SALAH|BEN YOUSSEF|BENALI
ROUSSEL|MATHIEU|GAUTIER|MASSON|MARCHAND|DUVAL|DENIS|DUMONT|MARIE|LEMAIRE|NOËL|MEYER|DUFOUR|MEUNIER|BRUN|BLANCHARD
GIRAUD|JOLY|RIVIÈRE|LUCAS|BRUNET|GAILLARD|BARBIER|ARNAUD|MARTINEZ|GÉRARD|ROCHE|RENARD|SCHMITT|ROY|LEROUX|COLIN
HADDAD|MANSOURI|BELKACEM|CHERIF|BOUZID|ÖZTÜRK|YILMAZ|KAYA|ŞAHİN|DEMİR|NGUYEN|TRAN|PHAM|LE|LY|O|Y|WANG|CHEN
VIDAL|CARON|PICARD|ROGER|FABRE|AUBERT|LEMOINE|RENAUD|DUMAS|LACROIX|OLIVIER|PHILIPPE|BOURGEOIS|PIERRE|BENOÎT|REY
LECLERC|PAYET|ROLLAND|LECLERCQ|GUILLAUME|LECOMTE|LOPEZ|JEAN|DUPUY|GUILLOT|HUBERT|BERGER|CARPENTIER|SANCHEZ|DUPUIS
DA SILVA|DOS SANTOS|PEREIRA|FERREIRA|RODRIGUES|OLIVEIRA|GOMES|KOWALSKI|ŁUKASIK|NOWAK|POPESCU|IONESCU|PETROV|NIKOLIĆ
MOULIN|LOUIS|DESCHAMPS|HUET|VASSEUR|PEREZ|BOUCHER|FLEURY|ROYER|KLEIN|JACQUET|ADAM|PARIS|POIRIER|MARTY|AUBRY|GUYOT
CARRÉ|CHARLES|RENAULT|CHARPENTIER|MÉNARD|MAILLARD|BARON|BERTIN|BAILLY|HERVÉ|SCHNEIDER|FERNANDEZ|LE GALL|COLLET|LÉGER
BOUVIER|JULIEN|PRÉVOST|MILLET|PERROT|DANIEL|LE ROUX|COUSIN|GERMAIN|BRETON|BESSON|LANGLOIS|RÉMY|LE GOFF|PELLETIER
LÉVÊQUE|PERRIER|LEBLANC|BARRÉ|LEBRUN|MARCHAL|WEBER|MALLET|HAMON|BOULANGER|JACOB|MONNIER|MICHAUD|RODRIGUEZ|GUICHARD
D'ARC|D'AGOSTINO|DELL'OLIO|DE LA TOUR|DE SAINT-MARTIN|DU PLESSIS|VAN DEN BROECK|VAN DER MEER|VANDENBERGHE|LECŒUR
L'HERMITE|LE BIHAN|LE BRAS|KERVELLA|QUÉMÉNEUR|RAKOTOARIMANANANDRIANTSOA|RAZAFINDRAKOTO|ANDRIAMANANA|ĐORĐEVIĆ|HØJGAARD
SCHÄFER|GROẞMANN|MÜLLER|FAÑCH|IBÁÑEZ|MUÑOZ|TAVARES|MENDES|SEMEDO|LOPES|OUÉDRAOGO|ZONGO|SAWADOGO|KABORÉ|TOURÉ|BAMBA
KONÉ|SISSOKO|BATHILY|WAGUÉ|SOUMARÉ|GANDEGA|ABDALLAH|SAÏD|MOHAMED|ALI|HASSANI|MADI|AÏT ALI|OULD SAÏD|ZERROUKI|SINGH
`);

const FIRST_NAMES = list(`
Marie|Jean|Michel|Pierre|Nathalie|Isabelle|Philippe|Sylvie|Catherine|Alain|Patrick|Christophe|Martine|Nicolas|Mohamed
Françoise|Daniel|Bernard|Christine|Sandrine|Stéphanie|Julien|Céline|Monique|Sébastien|Frédéric|Laurent|Valérie|Fatima
Véronique|Thomas|Alexandre|David|Kévin|Camille|Léa|Manon|Chloé|Emma|Inès|Jade|Louise|Lucas|Hugo|Théo|Enzo|Nathan
Aminata|Mamadou|Ousmane|Fatoumata|Aïcha|Karim|Samira|Nadia|Rachid|Ahmed|Youssef|Khadija|Mehmet|Ayşe|Élodie|Aurélie
Émilie|Jérôme|Benoît|Gaël|Maël|Loïc|Noémie|Anaïs|Zoé|Jean-Baptiste|Jean-Pierre|Marie-Claude|Anne-Marie|Marie-Thérèse
Jean-Luc|Jean-Claude|Jacqueline|Jeannine|Jeanne|Josette|Joseph|Joël|Julie|Juliette|Denise|Odette|Yvette|Yvonne|Raymond
Roger|Marcel|André|René|Robert|Georges|Gérard|Claude|Serge|Thierry|Éric|Pascal|Dominique|Hervé|Olivier|Vincent|Mickaël
Jonathan|Anthony|Maxime|Quentin|Clément|Romain|Florian|Laura|Marine|Pauline|Mathilde|Sarah|Océane|Mélanie|Audrey
Virginie|Laëtitia|Delphine|Corinne|Brigitte|Chantal|Annie|Nicole|Simone|Paulette|Germaine|Madeleine|Thérèse|Hélène
Irène|Solange|Suzanne|Luc|Léo|Noah|Gabriel|Raphaël|Arthur|Louis|Jules|Adam|Ibrahim|Moussa|Bakary|Awa|Mariam|Rokia|Minh
Wei|Zbigniew|Agnieszka|Maria|Ana|João|António|Manuel|Carlos|Rosa|Paulo|Giovanni|Giulia|Marco|Elena|Ion|Van Thanh|Linh
`);

const STREET_KINDS = list(
  'rue|rue|rue|rue|avenue|avenue|boulevard|allée|allée|place|impasse|square|chemin|cours|passage|route|quai|mail',
);
const STREET_NAMES = list(`
des Bleuets|de la République|Jean-Jaurès|Victor-Hugo|du Général-de-Gaulle|Pasteur|de la Gare|des Écoles|de l'Église
du Moulin|des Lilas|Gambetta|du Faubourg|de la Croix|des Tanneurs|Salvador-Allende|Pablo-Picasso|Marcel-Pagnol
Saint-Martin|Sainte-Anne|Saint-Exupéry|Maurice-Ravel|Claude-Debussy|Louise-Michel|Simone-Veil|Rosa-Parks
Martin-Luther-King|Nelson-Mandela|de Verdun|du 8 Mai 1945|du 11 Novembre|des Acacias|des Peupliers|des Cerisiers
des Grands-Prés|du Clos|du Stade|de Bretagne|d'Alsace|de Lorraine|du Four|des Halles|de la Poterne|du Bois|des Vignes
de la Fontaine|Émile-Zola|Albert-Camus|George-Sand|Jules-Verne|Anatole-France|Romain-Rolland|Paul-Éluard|Aragon
Ambroise-Croizat|Pierre-Sémard|Maryse-Bastié|Marie-Curie|Ampère|Lavoisier|Denis-Papin|d'Artagnan|des Œillets
`);
const RESIDENCES = list(`
Les Bleuets|Le Faubourg|Les Tilleuls|Beauséjour|Les Grands-Prés|La Croix Blanche|Le Clos des Vignes|Bellevue
Les Acacias|Le Parc|Les Coquelicots|La Fontaine|Les Érables|Le Moulin|Les Lilas|Le Stade|Les Cheminots|Les Mariniers
L'Orée du Bois|Le Verger|Les Hirondelles|La Roseraie|Les Peupliers|Le Belvédère|Les Terrasses|La Pléiade
`);
const TOWNS = [
  ['28000', 'Chartres'],
  ['28110', 'Lucé'],
  ['28300', 'Mainvilliers'],
  ['28630', 'Le Coudray'],
  ['28600', 'Luisant'],
  ['28190', 'Saint-Georges-sur-Eure'],
  ['28130', 'Maintenon'],
  ['28120', 'Illiers-Combray'],
  ['94240', "L'Haÿ-les-Roses"],
  ['42000', 'Saint-Étienne'],
] as const;

/** One name in ten is double: "MARTIN-DURAND", "MARTIN--DURAND", "MARTIN DURAND", "DURAND épouse MARTIN". */
export function lastName(from: Random): string {
  const name = from.pickCommon(LAST_NAMES);
  const kind = from.below(100);
  if (kind < 5) return `${name}-${from.pickCommon(LAST_NAMES)}`;
  if (kind < 6) return `${name}--${from.pickCommon(LAST_NAMES)}`;
  if (kind < 8) return `${name} ${from.pickCommon(LAST_NAMES)}`;
  return kind < 10 ? `${name} épouse ${from.pickCommon(LAST_NAMES)}` : name;
}

export function firstName(from: Random): string {
  return from.pickCommon(FIRST_NAMES);
}

export type Site = {
  readonly residence: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
};

/** Where a residence stands. */
export function site(from: Random): Site {
  const [postalCode, city] = from.pickCommon(TOWNS);
  return {
    residence: from.pick(RESIDENCES),
    street: `${from.pick(STREET_KINDS)} ${from.pick(STREET_NAMES)}`,
    postalCode,
    city,
  };
}
