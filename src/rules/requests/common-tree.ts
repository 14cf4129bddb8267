import type { RequestNature, RequestUrgency } from './states.ts';
import type { RepairHeading } from './who-pays.ts';

/** Where a request is about, whatever the landlord calls it. */
export type CommonPlaceCode = 'logement' | 'garage-parking' | 'parties-communes' | 'compte' | 'autre';

export type CommonMotive = {
  readonly code: string;
  readonly label: string;
  /** Other names under which a landlord's guide gives it. */
  readonly names?: readonly string[];
  readonly nature: RequestNature;
  readonly urgency: RequestUrgency;
  readonly dueDays: number;
  readonly paper?: true;
  readonly pays?: RepairHeading;
};

export type CommonPlace = {
  readonly code: CommonPlaceCode;
  readonly label: string;
  /** The whole building sees it. */
  readonly common: boolean;
  /** What is asked there for the most part: the nature that a guide names heads it. */
  readonly nature: RequestNature;
  readonly motives: readonly CommonMotive[];
};

type Extra = Pick<CommonMotive, 'names' | 'pays'>;

/** Danger within the day, urgent within two, the rest within ten unless said. */
function danger(code: string, label: string, extra: Extra = {}): CommonMotive {
  return { code, label, nature: 'technique', urgency: 'danger', dueDays: 1, ...extra };
}
function urgent(code: string, label: string, extra: Extra = {}): CommonMotive {
  return { code, label, nature: 'technique', urgency: 'urgente', dueDays: 2, ...extra };
}
function normal(
  code: string,
  label: string,
  extra: Extra & { readonly dueDays?: number } = {},
): CommonMotive {
  return { code, label, nature: 'technique', urgency: 'normale', dueDays: 10, ...extra };
}
function office(
  code: string,
  label: string,
  extra: { readonly names?: readonly string[]; readonly paper?: true; readonly dueDays?: number } = {},
): CommonMotive {
  return { code, label, nature: 'administrative', urgency: 'normale', dueDays: 8, ...extra };
}

const HOME: CommonPlace = {
  code: 'logement',
  label: 'Logement',
  common: false,
  nature: 'technique',
  motives: [
    danger('odeur-gaz', 'Odeur de gaz', { pays: 'plomberie' }),
    danger('fuite-importante', "Fuite d'eau importante", { pays: 'plomberie' }),
    danger('panne-electrique-totale', 'Panne électrique totale, fils dénudés', { pays: 'electricite' }),
    urgent('fuite', "Fuite d'eau", { pays: 'plomberie' }),
    urgent('manque-eau', "Manque d'eau", { pays: 'plomberie' }),
    urgent('wc-evacuation', 'WC ou évacuation bouchés', { pays: 'plomberie' }),
    normal('robinet-chasse', "Robinet, mitigeur, chasse d'eau", { pays: 'plomberie' }),
    normal('plomberie', 'Plomberie, autre', { names: ['Plomberie', 'Sanitaires'], pays: 'plomberie' }),
    urgent('chauffage-panne', 'Chauffage en panne', { names: ['Chauffage'], pays: 'plomberie' }),
    urgent('eau-chaude', "Pas d'eau chaude", { names: ['Eau chaude'], pays: 'plomberie' }),
    normal('chauffage-insuffisant', 'Chauffage insuffisant', { pays: 'plomberie' }),
    urgent('panne-electrique', 'Panne électrique partielle', { pays: 'electricite' }),
    normal('electricite', 'Électricité, autre', { names: ['Électricité'], pays: 'electricite' }),
    urgent('porte-entree', "Porte d'entrée qui ne ferme plus", { pays: 'ouvertures' }),
    normal('serrure', 'Serrure, clés', { names: ['Serrurerie'], pays: 'ouvertures' }),
    normal('fenetre-volet', 'Fenêtre, volet', { names: ['Fenêtres', 'Volets'], pays: 'ouvertures' }),
    normal('vitre', 'Vitre cassée', { names: ['Vitrerie'], dueDays: 5, pays: 'ouvertures' }),
    normal('menuiserie', 'Menuiserie, autre', { names: ['Menuiserie'], pays: 'ouvertures' }),
    normal('humidite', 'Humidité, moisissures', { names: ['Humidité'], dueDays: 15, pays: 'interieur' }),
    normal('ventilation', 'Ventilation, VMC', { names: ['VMC'], pays: 'equipements' }),
    normal('sols-murs', 'Sols, murs, plafonds', { dueDays: 15, pays: 'interieur' }),
    normal('nuisibles', 'Nuisibles', { dueDays: 5 }),
    normal('interphone-logement', 'Interphone du logement', { pays: 'equipements' }),
    normal('television', 'Télévision, antenne, fibre', { pays: 'equipements' }),
    normal('balcon-jardin', 'Balcon, terrasse, jardin privatif', { dueDays: 15, pays: 'exterieur' }),
    office('travaux-locataire', 'Autorisation de travaux du locataire', { paper: true, dueDays: 30 }),
    office('adaptation', 'Adaptation du logement', { paper: true, dueDays: 30 }),
    normal('logement-autre', 'Autre, dans le logement'),
  ],
};

const PARKING: CommonPlace = {
  code: 'garage-parking',
  label: 'Garage, parking',
  common: false,
  nature: 'technique',
  motives: [
    urgent('porte-garage', 'Porte de garage bloquée', { pays: 'ouvertures' }),
    normal('serrure-garage', 'Serrure, clé, télécommande', { dueDays: 5, pays: 'ouvertures' }),
    normal('place-occupee', 'Place occupée par un autre véhicule', { dueDays: 5 }),
    normal('epave', 'Véhicule abandonné', { dueDays: 15 }),
    normal('infiltration-garage', 'Infiltration, humidité du garage', { dueDays: 15 }),
    office('location-annexe', 'Louer ou rendre un garage, une place', { dueDays: 15 }),
    normal('garage-autre', 'Autre, garage ou parking'),
  ],
};

const COMMON_PARTS: CommonPlace = {
  code: 'parties-communes',
  label: 'Parties communes',
  common: true,
  nature: 'technique',
  motives: [
    danger('ascenseur-personne', "Personne bloquée dans l'ascenseur"),
    danger('odeur-gaz-commune', 'Odeur de gaz dans les parties communes'),
    danger('fuite-importante-commune', "Fuite d'eau importante"),
    danger('danger-electrique-commun', 'Danger électrique, fils dénudés'),
    urgent('ascenseur', "Ascenseur à l'arrêt", { names: ['Ascenseur'] }),
    urgent('fuite-commune', "Fuite d'eau, infiltration"),
    urgent('chauffage-collectif', 'Chauffage ou eau chaude collectifs en panne'),
    urgent('porte-immeuble', "Porte d'immeuble, interphone", { names: ['Interphone'] }),
    urgent('porte-parking-commune', 'Portail ou porte du parking collectif'),
    normal('eclairage', 'Éclairage', { names: ['Éclairage'], dueDays: 5 }),
    normal('proprete', 'Propreté, encombrants', { names: ['Propreté', 'Nettoyage'], dueDays: 5 }),
    normal('ordures', 'Ordures, tri, local poubelles', { dueDays: 5 }),
    normal('boites-lettres', 'Boîtes aux lettres'),
    normal('espaces-verts', 'Espaces verts, jeux', { names: ['Espaces verts'], dueDays: 15 }),
    normal('degradation', 'Dégradation, tags', { dueDays: 8 }),
    normal('nuisibles-communs', 'Nuisibles', { dueDays: 5 }),
    normal('toiture-facade', 'Toiture, façade, gouttières', { dueDays: 15 }),
    normal('communes-autre', 'Autre, parties communes'),
  ],
};

const ACCOUNT: CommonPlace = {
  code: 'compte',
  label: 'Compte',
  common: false,
  nature: 'administrative',
  motives: [
    office('paiements', 'Paiements', { names: ['Paiement', 'Règlement'] }),
    office('difficulte-paiement', 'Difficulté à payer, délai', { dueDays: 5 }),
    office('prelevement', 'Prélèvement, coordonnées bancaires', { paper: true }),
    office('assurance', 'Assurance', { names: ["Attestation d'assurance"] }),
    office('charges', 'Charges, régularisation', { names: ['Charges', 'Régularisation'], dueDays: 15 }),
    office('changement-situation', 'Changement de situation', { paper: true, dueDays: 15 }),
    office('coordonnees', 'Téléphone, e-mail, adresse', { names: ['Coordonnées'], dueDays: 5 }),
    office('document', 'Attestation ou document à obtenir', {
      names: ['Documents', 'Attestation'],
      dueDays: 5,
    }),
    office('aide-logement', 'APL, réduction de loyer', { names: ['APL'], paper: true, dueDays: 15 }),
    office('enquete', 'Enquête sur les ressources', { paper: true, dueDays: 15 }),
    office('mutation', 'Changer de logement', { names: ['Mutation'], paper: true, dueDays: 30 }),
    office('depart', 'Départ, congé, état des lieux', {
      names: ['Départ', 'Congé'],
      paper: true,
      dueDays: 8,
    }),
    office('espace-locataire', "Aide sur l'espace locataire", { dueDays: 3 }),
    office('voisinage', 'Tranquillité, voisinage', { names: ['Voisinage'], dueDays: 10 }),
    office('compte-autre', 'Autre, compte et bail'),
  ],
};

const OTHER: CommonPlace = {
  code: 'autre',
  label: 'Autre',
  common: false,
  nature: 'administrative',
  motives: [
    office('rendez-vous', 'Demander un rendez-vous', { dueDays: 5 }),
    office('reclamation', 'Réclamation sur une réponse ou un délai', { dueDays: 15 }),
    office('autre', 'Autre demande'),
  ],
};

/** Offered wherever a guide says no more. "Autre" is a place only where a guide names it: the others each have one. */
export const COMMON_PLACES: readonly CommonPlace[] = [HOME, PARKING, COMMON_PARTS, ACCOUNT];
export const OTHER_PLACE: CommonPlace = OTHER;
