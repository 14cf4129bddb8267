// Common names of France and of the countries its tenants come from, joined at random: no real person.

/** Family names as an avis prints them. */
export const FAMILY_NAMES: readonly string[] = `
MARTIN|BERNARD|THOMAS|PETIT|ROBERT|RICHARD|DURAND|DUBOIS|MOREAU|LAURENT|SIMON|MICHEL|LEFEBVRE|LEROY|ROUX|DAVID
BERTRAND|MOREL|FOURNIER|GIRARD|BONNET|DUPONT|LAMBERT|FONTAINE|ROUSSEAU|VINCENT|MULLER|LEFÈVRE|FAURE|ANDRÉ|MERCIER
BLANC|GUÉRIN|BOYER|GARNIER|CHEVALIER|FRANÇOIS|LEGRAND|GAUTHIER|GARCIA|PERRIN|ROBIN|CLÉMENT|MORIN|NICOLAS|HENRY
ROUSSEL|MATHIEU|GAUTIER|MASSON|MARCHAND|DUVAL|DENIS|DUMONT|MARIE|LEMAIRE|NOËL|MEYER|DUFOUR|MEUNIER|BRUN|BLANCHARD
GIRAUD|JOLY|RIVIÈRE|LUCAS|BRUNET|GAILLARD|BARBIER|ARNAUD|MARTINEZ|GÉRARD|ROCHE|RENARD|SCHMITT|ROY|LEROUX|COLIN
VIDAL|CARON|PICARD|ROGER|FABRE|AUBERT|LEMOINE|RENAUD|DUMAS|LACROIX|OLIVIER|PHILIPPE|BOURGEOIS|PIERRE|BENOÎT|REY
LECLERC|PAYET|ROLLAND|LECLERCQ|GUILLAUME|LECOMTE|LOPEZ|JEAN|DUPUY|GUILLOT|HUBERT|BERGER|CARPENTIER|SANCHEZ|DUPUIS
MOULIN|LOUIS|DESCHAMPS|HUET|VASSEUR|PEREZ|BOUCHER|FLEURY|ROYER|KLEIN|JACQUET|ADAM|PARIS|POIRIER|MARTY|AUBRY|GUYOT
CARRÉ|CHARLES|RENAULT|CHARPENTIER|MÉNARD|MAILLARD|BARON|BERTIN|BAILLY|HERVÉ|SCHNEIDER|FERNANDEZ|LE GALL|COLLET
LÉGER|BOUVIER|JULIEN|PRÉVOST|MILLET|PERROT|DANIEL|LE ROUX|COUSIN|GERMAIN|BRETON|BESSON|LANGLOIS|RÉMY|LE GOFF
PELLETIER|LÉVÊQUE|PERRIER|LEBLANC|BARRÉ|LEBRUN|MARCHAL|WEBER|MALLET|HAMON|BOULANGER|JACOB|MONNIER|MICHAUD
DIALLO|TRAORÉ|DIOP|NDIAYE|N'DIAYE|SOW|BA|CISSÉ|COULIBALY|KONATÉ|CAMARA|TOURÉ|KEITA|SYLLA|N'GUESSAN|KOUASSI|MBAYE
BENALI|BEN SALAH|BEN AMAR|EL AMRANI|EL HADJ|BELKACEM|HADDAD|MANSOURI|CHERIF|BOUZID|AÏT ALI|OULD SAÏD|ZERROUKI
DA SILVA|DOS SANTOS|FERREIRA|PEREIRA|RODRIGUES|GONÇALVES|TEIXEIRA|LOPES|RODRÍGUEZ|NUÑEZ|D'AGOSTINO|DI MARCO
YILMAZ|KAYA|DEMIR|ÇELIK|ŞAHIN|ÖZTÜRK|DOĞAN|ARSLAN|KOWALSKI|WIŚNIEWSKI|NOWAK|ŁUKASIK|POPESCU|IONESCU|ILIESCU
NGUYEN|TRAN|PHAM|LY|LE|WANG|CHEN|LI|SINGH|KUMAR|RAKOTO|RAKOTONDRABE|HOARAU|GRONDIN|BOYER|VAN DEN BERG|DE VRIES
DE OLIVEIRA|DU BREUIL|DE LA CRUZ|DES ROCHES|SAINT-MARTIN|PETIT-JEAN|LE BRAS|LE MEUR|L'HERMITE|D'ALMEIDA
`
  .trim()
  .split(/[|\n]/);

export const WOMEN: readonly string[] = `
Marie|Nathalie|Isabelle|Sylvie|Catherine|Françoise|Monique|Martine|Jacqueline|Anne|Nicole|Christine|Chantal|Valérie
Sandrine|Stéphanie|Céline|Aurélie|Émilie|Élodie|Julie|Laura|Camille|Léa|Manon|Chloé|Inès|Emma|Jade|Louise|Zoé|Hélène
Véronique|Dominique|Brigitte|Danielle|Josette|Simone|Yvette|Odette|Ginette|Jeanne|Madeleine|Marguerite|Marie-Claude
Anne-Sophie|Marie-Thérèse|Aïcha|Fatima|Khadija|Samira|Nadia|Yasmina|Leïla|Amel|Sarah|Myriam|Aminata|Fatou|Awa|Mariam
Aïssatou|Rokia|Maria|Ana|Rosa|Carla|Lúcia|Elif|Ayşe|Zeynep|Agnieszka|Małgorzata|Elena|Mihaela|Thi Mai|Linh|Mei
Océane|Noémie|Maëlys|Loïse|Anaïs|Gaëlle|Maëva|Solène|Bérénice|Clémence|Garance|Éléonore|Apolline|Mélanie|Sabrina
`
  .trim()
  .split(/[|\n]/);

export const MEN: readonly string[] = `
Jean|Pierre|Michel|André|Philippe|Alain|Bernard|Christophe|Nicolas|Laurent|Frédéric|Éric|Stéphane|David|Pascal|Daniel
Patrick|Christian|Gérard|Claude|Roger|Marcel|René|Louis|Henri|Robert|Jacques|François|Jérôme|Sébastien|Julien|Thomas
Guillaume|Alexandre|Maxime|Antoine|Kévin|Anthony|Lucas|Hugo|Théo|Léo|Enzo|Nathan|Mathis|Jules|Raphaël|Gabriel|Noé
Jean-Baptiste|Jean-Pierre|Jean-Luc|Jean-Marc|Pierre-Yves|Yann|Loïc|Gaël|Erwan|Fañch|Joël|Noël|Mohamed|Ahmed|Karim
Rachid|Mehdi|Youssef|Bilal|Abdelkader|Saïd|Mamadou|Ousmane|Ibrahima|Cheikh|Moussa|Amadou|Antonio|Manuel|José|Luís
Carlos|Mehmet|Mustafa|Emre|Tomasz|Łukasz|Ion|Andrei|Minh|Van Thanh|Wei|Rajesh|Hery|Tiago|Côme|Célestin|Gaëtan|Benoît
`
  .trim()
  .split(/[|\n]/);

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
