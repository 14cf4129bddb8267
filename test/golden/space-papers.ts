import type {
  ActivationFacts,
  ConditionsFacts,
  LeafletFacts,
  SpaceReceiptFacts,
} from '../../src/core/documents/space-facts.ts';
import { LONGUE, QUITTANCE } from './papers.ts';

const { version, landlord, agency, post, reference, holders, dwelling, agent, issued } = QUITTANCE;
const common = { version, landlord, agency, post, reference, holders, dwelling, agent, issued } as const;

const SPACE = {
  address: 'portail.habitat-specimen.example',
  application: null,
  supportEmail: 'aide@habitat-specimen.example',
};

export const ACTIVATION: ActivationFacts = {
  ...common,
  kind: 'activation',
  number: 'G2A-E-000001',
  code: 'H4N7Q2RT',
  specimen: true,
  person: { name: 'M. D’ARC Jean-Baptiste', birth: null },
  space: SPACE,
  login: 'L48271936',
  activationCode: 'K7WM3QXT9HRB',
  scan: 'https://portail.habitat-specimen.example/espace/activer?code=K7WM3QXT9HRB',
  portal: true,
  email: null,
  expiresAt: '2026-12-12T13:18:00.000Z',
  validUntil: '2026-12-12',
};

const LONG_EMAIL = `${'prenom.compose.'.repeat(16)}nom@exemple.example`;

/** Everything at its longest: a name, an address of mail without a place to cut, a homonym, no portal known. */
export const ACTIVATION_LONGUE: ActivationFacts = {
  ...ACTIVATION,
  number: 'G2AA-E-123456',
  code: '00000000',
  specimen: false,
  landlord: LONGUE.landlord,
  holders: LONGUE.holders,
  dwelling: LONGUE.dwelling,
  person: { name: LONGUE.holders[0] ?? '', birth: '1951-03-02' },
  space: {
    address: 'www.extranet-des-locataires.societe-des-trois-vallees-et-du-bas-poitou-reunies.example',
    application: null,
    supportEmail: LONG_EMAIL,
  },
  login: LONG_EMAIL,
  scan: 'K7WM3QXT9HRB',
  portal: false,
  email: LONG_EMAIL,
};

/** Someone's address is protected: nowhere on the paper. */
export const ACTIVATION_PROTEGEE: ActivationFacts = {
  ...ACTIVATION,
  number: 'G2A-E-000003',
  code: 'P8T2K6VW',
  specimen: false,
  dwelling: { address: null, postalLines: [], description: 'T3' },
  person: { name: 'Mme MARTIN née DURAND Odile', birth: '1979' },
  login: 'odile.durand@courriel.example',
  email: 'odile.durand@courriel.example',
  space: { ...SPACE, address: null, supportEmail: null },
  scan: 'K7WM3QXT9HRB',
  portal: false,
};

export const RECEPISSE_FERME: SpaceReceiptFacts = {
  ...common,
  kind: 'recepisse-espace',
  number: 'G2A-S-000001',
  code: 'J5W9B3CD',
  specimen: true,
  person: { name: 'M. D’ARC Jean-Baptiste', birth: null },
  space: SPACE,
  what: {
    kind: 'closed',
    reason: 'demande-locataire',
    lost: [
      "L'espace locataire et ses services en ligne ne sont plus accessibles.",
      "Les documents mis en ligne depuis l'inscription ne seront plus accessibles\u202f: il faut les enregistrer avant. Une réinscription ne les rend pas.",
      'Les documents reviennent sur papier, par courrier.',
      'Le bail, le compte et les paiements ne changent pas.',
      'Une réinscription reste possible à tout moment, avec la même adresse e-mail ou une autre.',
    ],
  },
};

export const RECEPISSE_EMAIL: SpaceReceiptFacts = {
  ...RECEPISSE_FERME,
  number: 'G2A-S-000002',
  code: 'K1X4Y7ZA',
  specimen: false,
  what: { kind: 'email', email: 'jb.darc@courriel.example' },
};

export const RECEPISSE_CHOIX: SpaceReceiptFacts = {
  ...RECEPISSE_FERME,
  number: 'G2A-S-000003',
  code: 'L2Z5C8DE',
  specimen: false,
  what: {
    kind: 'consents',
    version: '2026-11-01',
    consents: [
      {
        kind: 'avis',
        label: "Avis d'échéance sans papier",
        given: false,
        wording:
          "J'accepte de recevoir mes avis d'échéance dans mon espace locataire, et non plus par la poste. Je peux revenir au papier à tout moment.",
      },
      {
        kind: 'quittance',
        label: 'Quittance électronique',
        given: true,
        wording:
          "J'accepte expressément de recevoir mes quittances par voie électronique (loi du 6 juillet 1989, art. 21).",
      },
      {
        kind: 'notifications',
        label: 'Messages par e-mail',
        given: false,
        wording: "Je souhaite être averti par e-mail d'un avis disponible et d'un paiement reçu.",
      },
    ],
  },
};

/** After a death, the others who hold the lease are written to. */
export const RECEPISSE_DECES: SpaceReceiptFacts = {
  ...RECEPISSE_FERME,
  number: 'G2AA-S-000004',
  code: 'M3A6D9FG',
  specimen: false,
  landlord: LONGUE.landlord,
  holders: LONGUE.holders,
  dwelling: LONGUE.dwelling,
  person: { name: LONGUE.holders[0] ?? '', birth: null },
  what: { kind: 'closed', reason: 'deces', lost: ['Une réinscription reste possible à tout moment.'] },
};

const PARAGRAPH =
  "Le bailleur met à la disposition des signataires du bail un espace locataire, sans frais. L'inscription n'est jamais obligatoire : tout ce que l'espace permet se fait aussi au guichet, par courrier ou par téléphone.";

const sectionsOf = (titles: readonly string[]) =>
  titles.map((title, index) => ({
    title: `${index + 1}. ${title}`,
    paragraphs: Array.from({ length: 1 + (index % 3) }, () => PARAGRAPH),
  }));

export const CONDITIONS: ConditionsFacts = {
  ...common,
  kind: 'conditions',
  number: 'G2A-C-000001',
  code: 'N4B7E2HJ',
  specimen: true,
  legalVersion: '2026-11-01',
  terms: {
    title: "Conditions générales d'utilisation",
    sections: sectionsOf([
      'Objet',
      "Qui peut s'inscrire",
      'Identifiant et mot de passe',
      'Documents',
      'Disponibilité',
      'Fin du bail',
      'Désinscription',
      'Droit applicable',
    ]),
  },
  notice: {
    title: 'Vos données personnelles',
    sections: sectionsOf([
      'Qui les traite',
      'Pourquoi, et sur quelle base',
      'Combien de temps',
      'Qui les reçoit',
      'Vos droits',
      'Réclamation',
    ]),
  },
};

export const DEPLIANT: LeafletFacts = {
  ...common,
  kind: 'depliant',
  number: 'G2A-P-000001',
  code: 'P6C9F4KM',
  specimen: true,
  space: { ...SPACE, application: 'Habitat Spécimen, mon espace' },
  scan: 'https://portail.habitat-specimen.example/espace',
  onNotice: {
    caption: "La référence client est en haut de l'avis d'échéance : 10 chiffres, puis une lettre.",
    before: '',
    highlighted: '0030020788B',
    after: '',
    fromGuide: true,
    position: 'top-left',
  },
};

/** No portal, no address, no place on the avis: what a landlord's guide leaves open. */
export const DEPLIANT_NU: LeafletFacts = {
  ...DEPLIANT,
  number: 'G2AA-P-123456',
  specimen: false,
  landlord: LONGUE.landlord,
  space: { address: null, application: null, supportEmail: null },
  scan: null,
  onNotice: {
    caption:
      "La référence client est le numéro de contrat : sur l'avis d'échéance, à la suite de L/000 et jusqu'au tiret.",
    before: 'L / 000 ',
    highlighted: '9999',
    after: ' - 9990099T3',
    fromGuide: false,
    position: null,
  },
};
