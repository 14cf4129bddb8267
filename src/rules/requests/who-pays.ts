/** Décret n° 87-712 of 26 August 1987, annex: its six headings. */
export type RepairHeading =
  | 'exterieur'
  | 'ouvertures'
  | 'interieur'
  | 'plomberie'
  | 'electricite'
  | 'equipements';

export type WhoPays = {
  heading: string;
  sentence: string;
  tenant: string[];
  landlord: string[];
};

/*
 * The words below are a specimen of a "livret du locataire", shortened from the annex of the decree: a landlord that
 * has a livret of its own reads them before they are shown.
 */

/** What stays the landlord's under every heading (loi 89-462, art. 6 c and 7 d). */
const LANDLORD_ALWAYS = [
  'Ce qui est usé par le temps (vétusté), mal construit (malfaçon), ou abîmé par un cas fortuit ou de force majeure',
];

const HINT =
  "En principe le locataire, s'il s'agit d'entretien courant ou d'une menue réparation\u202f; sinon le bailleur.";

const HEADINGS: Readonly<
  Record<
    RepairHeading,
    { readonly heading: string; readonly tenant: readonly string[]; readonly landlord: readonly string[] }
  >
> = {
  exterieur: {
    heading: "Parties extérieures dont le locataire a seul l'usage",
    tenant: [
      'Jardin privatif\u202f: entretien des allées, pelouses, arbres et haies',
      'Terrasse, auvent, marquise\u202f: enlèvement de la mousse et des plantes',
      "Descentes d'eaux pluviales, chéneaux, gouttières\u202f: dégorgement",
    ],
    landlord: ['Toiture, façade, étanchéité, gouttière percée ou descellée'],
  },
  ouvertures: {
    heading: 'Portes, fenêtres, serrures, volets',
    tenant: [
      'Graissage des gonds, paumelles et charnières',
      'Menues réparations des poignées, boutons, crémones et espagnolettes',
      'Vitres cassées et mastics',
      'Volets, stores, jalousies\u202f: graissage, cordes, poulies, quelques lames',
      'Serrures et verrous\u202f: graissage, petites pièces, clés perdues ou abîmées',
    ],
    landlord: [
      "Porte ou fenêtre à changer, dormant qui ne ferme plus, volet hors d'usage",
      "Dégâts d'une effraction déclarée",
    ],
  },
  interieur: {
    heading: 'Murs, sols, plafonds, placards',
    tenant: [
      'Propreté des murs, plafonds et cloisons, menus raccords de peinture et de papier',
      'Quelques carreaux, lames ou raccords de revêtement, trous à reboucher',
      'Placards\u202f: tablettes, tasseaux, fermetures',
    ],
    landlord: ['Infiltration, fissure, revêtement en fin de vie, humidité due au bâtiment'],
  },
  plomberie: {
    heading: 'Plomberie, gaz, chauffage, sanitaires',
    tenant: [
      "Canalisations d'eau\u202f: dégorgement, joints et colliers",
      'Robinets\u202f: joints, clapets et presse-étoupes',
      "Chasse d'eau\u202f: joints, flotteur et joint cloche",
      'Éviers et sanitaires\u202f: calcaire, flexible de douche',
      'Gaz\u202f: entretien des robinets et aérations, tuyau souple de raccordement',
      'Appareils à gaz\u202f: bilames, membranes, allumage, clapets et joints',
    ],
    landlord: [
      "Canalisation encastrée ou percée, colonne de l'immeuble",
      'Robinetterie, chaudière ou chauffe-eau en fin de vie',
      "Ce que couvre un contrat d'entretien pris par le bailleur",
    ],
  },
  electricite: {
    heading: 'Électricité',
    tenant: [
      'Interrupteurs, prises, coupe-circuits et fusibles',
      'Ampoules et tubes',
      'Baguettes et gaines de protection',
    ],
    landlord: ['Tableau, circuits, mise à la terre, installation en fin de vie'],
  },
  equipements: {
    heading: 'Autres équipements nommés au bail',
    tenant: [
      'Entretien courant et menues réparations des appareils du logement',
      'Hotte, antenne individuelle, meubles scellés, miroirs',
      'Ramonage des conduits de fumée et de ventilation',
    ],
    landlord: ['Appareil à remplacer, ventilation collective, antenne collective'],
  },
};

/**
 * The hint of one heading (B22): never a reason to refuse a request.
 * @param ownWords the landlord's own sentence about repairs, null where its guide has none
 */
export function whoPays(heading: RepairHeading, ownWords: string | null = null): WhoPays {
  const { heading: title, tenant, landlord } = HEADINGS[heading];
  return {
    heading: title,
    sentence: ownWords === null ? HINT : `${HINT} ${ownWords}`,
    tenant: [...tenant],
    landlord: [...landlord, ...LANDLORD_ALWAYS],
  };
}
