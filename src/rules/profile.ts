import type { z } from 'zod';
import { legalDefault } from './profile-law.ts';
import {
  type LandlordProfile,
  landlordProfileSchema,
  RULE_GROUPS,
  type Rule,
  type RulePath,
  type RuleValue,
  SILENT,
} from './profile-schema.ts';

export { legalDefault } from './profile-law.ts';
export {
  type DocumentWindow,
  type LandlordProfile,
  type LibraryItem,
  landlordProfileSchema,
  type Rule,
  type RulePath,
  type RuleValue,
  SILENT,
} from './profile-schema.ts';

/** One thing wrong in a profile file: where it stands in the JSON, and a French sentence naming that place. */
export type ProfileFault = { path: string; sentence: string };

export type ParsedProfile =
  | { kind: 'ok'; profile: LandlordProfile }
  | { kind: 'invalid'; faults: readonly ProfileFault[] };

/**
 * Reads a landlord's profile from parsed JSON.
 * @returns the profile, or every fault found, each a French sentence naming its place in the file.
 */
export function parseProfile(json: unknown): ParsedProfile {
  const read = landlordProfileSchema.safeParse(json);
  if (read.success) return { kind: 'ok', profile: read.data };
  return { kind: 'invalid', faults: read.error.issues.flatMap((issue) => faultsOf(issue, json)) };
}

function faultsOf(issue: z.core.$ZodIssue, json: unknown): ProfileFault[] {
  const keys = issue.path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fault([...keys, key], "n'est pas une règle connue"));
  }
  if (valueAt(json, keys) === undefined) return [fault(keys, 'manque')];
  return [fault(keys, wrong(issue, keys))];
}

function valueAt(json: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}

function fault(keys: readonly PropertyKey[], predicate: string): ProfileFault {
  const path = keys.map(String).join('.');
  return { path, sentence: `Profil du bailleur\u202f: «\u202f${path || 'le fichier'}\u202f» ${predicate}.` };
}

function wrong(issue: z.core.$ZodIssue, keys: readonly PropertyKey[]): string {
  switch (issue.code) {
    case 'invalid_type':
      return `doit être ${FRENCH_TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `doit être l'une de ces valeurs\u202f: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? 'ne peut pas être vide'
        : `ne peut pas être inférieur à ${issue.minimum}`;
    case 'too_big':
      return `ne peut pas dépasser ${issue.maximum}`;
    case 'invalid_format':
      return "n'a pas la forme attendue";
    case 'invalid_union':
      return 'ne correspond à aucune des formes prévues';
    case 'custom':
      return keys.at(-1) === 'source'
        ? `doit dire d'où vient la valeur, ou «\u202f${SILENT}\u202f» quand elle est nulle`
        : 'ne peut pas être nul';
    default:
      return "n'est pas valable";
  }
}

const FRENCH_TYPES: Partial<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'vrai ou faux',
  array: 'une liste',
  object: 'un objet',
};

/** Every rule's place in a profile, in the order in which Administration shows them. */
export function rulePaths(profile: LandlordProfile): readonly RulePath[] {
  const inGroups = RULE_GROUPS.flatMap((group) =>
    Object.keys(profile[group]).map((name) => `${group}.${name}` as RulePath),
  );
  return ['printedReference.position', ...inGroups];
}

/** The rule at a place of the profile, as its guide states it; value null when the guide is silent. */
export function ruleAt<Path extends RulePath>(profile: LandlordProfile, path: Path): Rule<RuleValue<Path>> {
  const [group, name] = path.split('.') as [keyof LandlordProfile, string];
  // The path's type holds only places that exist; the compiler cannot follow a split string.
  return (profile[group] as unknown as Record<string, Rule<RuleValue<Path>>>)[name] as Rule<RuleValue<Path>>;
}

/** Who answers a rule: the landlord's guide, the law, or nobody. */
export type RuleStatus = 'guide' | 'loi' | 'silence';

/** What applies today: the guide's value, else the law's, else null under "Le guide du bailleur ne le précise pas". */
export type AppliedRule<Value> =
  | { status: 'guide' | 'loi'; value: Value; source: string; since: string | null }
  | { status: 'silence'; value: null; source: string; since: null };

/**
 * What applies for a rule on a day.
 * @param on ISO date; the law's answer in force that day. Without it, the latest known.
 */
export function appliedRule<Path extends RulePath>(
  profile: LandlordProfile,
  path: Path,
  on?: string,
): AppliedRule<RuleValue<Path>> {
  const rule = ruleAt(profile, path);
  if (rule.value !== null) {
    const status = LAW_WORDS.test(rule.source) ? 'loi' : 'guide';
    return { status, value: rule.value, source: rule.source, since: rule.since ?? null };
  }
  const law = legalDefault(path, on);
  if (law === null) return { status: 'silence', value: null, source: SILENT, since: null };
  return { status: 'loi', value: law.value, source: law.source, since: law.since };
}

/** A source that begins with the name of a text of law is the law's, not the guide's. */
const LAW_WORDS =
  /^(Loi|Code|Décret|Arrêté|Règlement|Ordonnance|Directive|CCH|CGI|CGCT|CMF|C\. com\.)(?=[\s,.\u00a0]|$)/;

/** Who answers the rule at this place: guide, law ("règle légale") or nobody. */
export function ruleStatus(profile: LandlordProfile, path: RulePath): RuleStatus {
  return appliedRule(profile, path).status;
}

/** A rule that the guide leaves open and what fills it meanwhile. */
export type Silence = { path: RulePath; label: string; status: 'loi' | 'silence' };

/** Every null of the profile, each with its French label: what Administration asks of the landlord. */
export function listSilences(profile: LandlordProfile): readonly Silence[] {
  return rulePaths(profile)
    .filter((path) => ruleAt(profile, path).value === null)
    .map((path) => ({
      path,
      label: RULE_LABELS[path],
      status: legalDefault(path) === null ? 'silence' : 'loi',
    }));
}

/** French name of each rule. */
export const RULE_LABELS: Readonly<Record<RulePath, string>> = {
  'printedReference.position': "Place de la référence sur l'avis",
  'reference.form': 'Forme de la référence',
  'reference.digits': 'Nombre de chiffres de la référence',
  'identity.fields': "Données d'identité demandées",
  'identity.compare': "Comparaison de l'identité avec le bail",
  'identity.person': 'Personne dont le nom est demandé',
  'account.scope': 'Qui peut avoir un compte',
  'account.login': 'Identifiant de connexion',
  'account.activation': 'Activation du compte',
  'account.termsRequired': "Conditions générales d'utilisation obligatoires",
  'account.ownEmail': 'Adresse e-mail propre à chaque personne',
  'account.emailTypedTwice': 'Adresse e-mail saisie deux fois',
  'account.humanCheck': "Question de sécurité à l'activation",
  'password.minLength': 'Longueur minimale du mot de passe',
  'password.classes': 'Caractères exigés dans le mot de passe',
  'password.mustNotStartWith': 'Débuts de mot de passe refusés',
  'paperless.notices': "Dématérialisation de l'avis d'échéance",
  'paperless.alsoCovers': 'Autres documents dématérialisés avec lui',
  'paperless.quittances': 'Quittance électronique',
  'paperless.mailWhenReady': "E-mail à la mise à disposition de l'avis",
  'documents.kinds': 'Documents visibles par le locataire',
  'documents.window': 'Période des documents visibles par le locataire',
  'debit.offered': 'Prélèvement automatique proposé',
  'debit.days': 'Jours de prélèvement',
  'payment.partial': 'Paiement partiel',
  'payment.counterModes': 'Modes de paiement au guichet',
  'payment.cashAccepted': 'Espèces acceptées',
  'payment.cashCeilingCents': 'Plafond des espèces par dette',
  'payment.allocation': "Ordre d'imputation des paiements",
  'payment.quittance': "Délivrance d'une quittance",
  'payment.term': 'Terme du loyer',
  'payment.dueDay': "Jour d'échéance",
  'payment.creditSentence': 'Phrase sur un solde créditeur',
  'requests.kinds': 'Types de demandes',
  'requests.attachments': 'Photo ou document joint à une demande',
  'requests.availability': 'Disponibilités demandées',
  'requests.residenceView': 'Demandes de la résidence visibles',
  'requests.complement': "Complément d'information sur une demande",
  'requests.watchWords': 'Mots signalés dans les textes libres',
  'requests.tenantRepairs': 'Phrase sur les réparations à la charge du locataire',
  'insurance.fields': "Données de l'attestation d'assurance",
  'insurance.fileRequired': 'Fichier joint obligatoire',
  'insurance.staffCheck': 'Vérification par le bailleur avant effet',
  'insurance.yearlyProof': 'Justification annuelle',
  'dossier.changesChecked': 'Modifications du dossier soumises à vérification',
  'exit.deactivateWithinMonths': 'Délai de désactivation après la sortie, en mois',
  'unsubscribe.allowed': 'Désinscription possible',
  'unsubscribe.channels': 'Où demander la désinscription',
  'unsubscribe.mayReturn': 'Réinscription possible',
  'space.address': "Adresse de l'espace locataire",
  'space.application': "Nom de l'application mobile",
  'space.supportEmail': "Adresse e-mail d'aide aux locataires",
  'space.sender': 'Expéditeur des e-mails',
  'messages.noticeReady': "Phrase de l'e-mail sur un avis disponible",
  'messages.paymentReceived': "Phrase de l'e-mail sur un paiement reçu",
  'messages.requestMoved': "Phrase de l'e-mail sur une demande qui avance",
  'messages.certificateRefused': "Phrase de l'e-mail sur une attestation refusée",
  'contacts.roles': 'Interlocuteurs annoncés au locataire',
  'documents.library': 'Documents utiles remis au locataire',
  'online.registration': "En ligne\u202f: création de l'espace locataire",
  'online.balance': 'En ligne\u202f: solde du compte',
  'online.ledger': 'En ligne\u202f: suivi du compte',
  'online.lease': 'En ligne\u202f: informations du contrat',
  'online.payment': 'En ligne\u202f: paiement du loyer',
  'online.debit': 'En ligne\u202f: souscription au prélèvement',
  'online.bankAccount': 'En ligne\u202f: changement de RIB',
  'online.notices': "En ligne\u202f: avis d'échéance",
  'online.quittances': 'En ligne\u202f: quittances',
  'online.regularisations': 'En ligne\u202f: régularisations de charges',
  'online.library': 'En ligne\u202f: documents utiles',
  'online.requests': 'En ligne\u202f: demandes',
  'online.insurance': "En ligne\u202f: attestation d'assurance",
  'online.contactDetails': 'En ligne\u202f: coordonnées',
  'online.household': 'En ligne\u202f: composition du foyer',
  'online.situation': 'En ligne\u202f: changement de situation',
  'online.contacts': 'En ligne\u202f: interlocuteurs',
  'online.providers': 'En ligne\u202f: prestataires de service',
  'online.residence': "En ligne\u202f: informations sur l'immeuble",
};
