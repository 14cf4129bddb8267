import type {
  CertificateReceiptFacts,
  InsuranceNoticeFacts,
  InsuranceReminderFacts,
} from '../../src/core/documents/insurance-facts.ts';
import type { RequestReceiptFacts } from '../../src/core/documents/request-facts.ts';
import { whoPays } from '../../src/rules/requests/who-pays.ts';
import { LONGUE, QUITTANCE } from './papers.ts';

const { version, landlord, agency, post, reference, holders, dwelling, agent, issued } = QUITTANCE;
const common = { version, landlord, agency, post, reference, holders, dwelling, agent, issued } as const;

const LONG_NAME = `${'attestation-multirisque-habitation-'.repeat(6)}2026.pdf`;
const LONG_TEXT =
  "Eau sous l'évier depuis mardi soir, le joint du siphon goutte, le meuble gonfle et le plancher est mouillé. ".repeat(
    18,
  );

export const ATTESTATION: CertificateReceiptFacts = {
  ...common,
  kind: 'recepisse-attestation',
  number: 'G2A-T-000001',
  code: 'A1B2C3D4',
  specimen: true,
  certificate: {
    insurer: 'Mutuelle Exemple',
    policy: 'MH 7 204 881',
    startsOn: '2026-11-01',
    endsOn: '2027-10-31',
    address: null,
  },
  notes: [],
  files: [{ name: 'attestation-2026.pdf', pages: 2 }],
  sentence: "L'attestation compte dès qu'elle est enregistrée\u202f; elle est vérifiée ensuite.",
};

/** Everything odd, everything long, several holders, no policy. */
export const ATTESTATION_LONGUE: CertificateReceiptFacts = {
  ...ATTESTATION,
  number: 'G2AA-T-123456',
  code: '00000000',
  specimen: false,
  landlord: LONGUE.landlord,
  holders: LONGUE.holders,
  dwelling: LONGUE.dwelling,
  certificate: {
    insurer:
      "Assurance mutuelle des locataires des Trois Vallées et du Bas-Poitou réunies, délégation d'outre-mer",
    policy: '',
    startsOn: null,
    endsOn: '2026-09-30',
    address: LONGUE.dwelling.address,
  },
  notes: [
    `L'adresse assurée n'est pas celle du logement\u202f: ${LONGUE.dwelling.address ?? ''}.`,
    "L'assurance a pris fin le 30/09/2026\u202f: le logement n'est plus couvert.",
    "L'assureur ou la police parle d'un véhicule\u202f: il faut une assurance d'habitation, avec les risques locatifs.",
  ],
  files: Array.from({ length: 10 }, (_, i) => ({
    name: i === 0 ? LONG_NAME : `page-${i}.jpg`,
    pages: i === 0 ? 30 : 1,
  })),
};

/** An address that is protected, nothing attached, checked before it counts. */
export const ATTESTATION_PROTEGEE: CertificateReceiptFacts = {
  ...ATTESTATION,
  number: 'G2A-T-000003',
  code: 'B2C3D4E5',
  specimen: false,
  dwelling: { address: null, postalLines: [], description: 'T3' },
  notes: ["Aucun fichier n'est joint\u202f: l'attestation ne peut pas être vérifiée sur pièce."],
  files: [],
  sentence: "L'attestation ne compte qu'une fois vérifiée par le bailleur.",
};

export const RAPPEL: InsuranceReminderFacts = {
  ...common,
  kind: 'rappel-assurance',
  number: 'G2A-I-000001',
  code: 'C3D4E5F6',
  specimen: true,
  current: { insurer: 'Mutuelle Exemple', policy: 'MH 7 204 881', endsOn: '2026-12-31' },
  on: '2026-11-12',
};

export const RAPPEL_EXPIRE: InsuranceReminderFacts = {
  ...RAPPEL,
  number: 'G2A-I-000002',
  code: 'D4E5F6G7',
  specimen: false,
  current: { insurer: null, policy: null, endsOn: '2026-09-30' },
};

export const MISE_EN_DEMEURE: InsuranceNoticeFacts = {
  ...common,
  kind: 'mise-en-demeure-assurance',
  number: 'G2A-M-000001',
  code: 'E5F6G7H8',
  specimen: true,
  current: { insurer: 'Mutuelle Exemple', policy: 'MH 7 204 881', endsOn: '2026-09-30' },
  on: '2026-11-12',
  until: '2026-12-12',
};

export const MISE_EN_DEMEURE_LONGUE: InsuranceNoticeFacts = {
  ...MISE_EN_DEMEURE,
  number: 'G2AA-M-123456',
  code: '00000000',
  specimen: false,
  landlord: LONGUE.landlord,
  holders: LONGUE.holders,
  dwelling: LONGUE.dwelling,
  current: null,
};

export const DEMANDE: RequestReceiptFacts = {
  ...common,
  kind: 'recepisse-demande',
  number: 'G2A-N-000001',
  code: 'F6G7H8J9',
  specimen: true,
  label: "Logement · Fuite d'eau",
  nature: 'technique',
  urgency: 'urgente',
  dueOn: '2026-11-14',
  description:
    "Eau sous l'évier depuis mardi soir, le joint du siphon goutte.\nSeau posé, vanne fermée la nuit.",
  contact: { name: 'M. D’ARC Jean-Baptiste', phone: '06\u00a039\u00a098\u00a012\u00a034', email: null },
  availability: 'mardi matin et après-midi, jeudi soir',
  files: [{ name: 'siphon.jpg' }, { name: 'meuble.jpg' }],
  emergency: { name: 'Astreinte technique', phone: '02\u00a061\u00a091\u00a024\u00a024' },
  whoPays: whoPays('plomberie').sentence,
};

/** Danger: whom to call stands first. */
export const DEMANDE_DANGER: RequestReceiptFacts = {
  ...DEMANDE,
  number: 'G2A-N-000002',
  code: 'G7H8J9K1',
  specimen: false,
  label: "Parties communes · Personne bloquée dans l'ascenseur",
  urgency: 'danger',
  dueOn: '2026-11-13',
  description: '',
  availability: '',
  files: [],
  emergency: null,
  whoPays: null,
};

export const DEMANDE_LONGUE: RequestReceiptFacts = {
  ...DEMANDE,
  number: 'G2AA-N-123456',
  code: '00000000',
  specimen: false,
  landlord: LONGUE.landlord,
  holders: LONGUE.holders,
  dwelling: LONGUE.dwelling,
  label: 'Votre compte client · Changement de situation',
  nature: 'administrative',
  urgency: 'normale',
  description: LONG_TEXT,
  contact: {
    name: LONGUE.holders[0] ?? '',
    phone: '06\u00a039\u00a098\u00a012\u00a034',
    email: `${'prenom.compose.'.repeat(16)}nom@exemple.example`,
  },
  availability:
    'lundi matin et après-midi, mardi toute la journée et le soir, mercredi matin, jeudi après-midi, vendredi soir, samedi matin, dimanche soir',
  files: Array.from({ length: 10 }, (_, i) => ({ name: i === 0 ? LONG_NAME : `piece-${i}.jpg` })),
};

export const ACT_PAPERS = {
  attestation: ATTESTATION,
  'attestation-longue': ATTESTATION_LONGUE,
  'attestation-protegee': ATTESTATION_PROTEGEE,
  rappel: RAPPEL,
  'rappel-expire': RAPPEL_EXPIRE,
  'mise-en-demeure': MISE_EN_DEMEURE,
  'mise-en-demeure-longue': MISE_EN_DEMEURE_LONGUE,
  demande: DEMANDE,
  'demande-danger': DEMANDE_DANGER,
  'demande-longue': DEMANDE_LONGUE,
} as const;
