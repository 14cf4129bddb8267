import { assertNever } from '../../rules/brand.ts';
import { formatEuros } from '../../rules/money.ts';
import type { DocumentWindow, RulePath } from '../../rules/profile.ts';
import type { ReferenceRule } from '../../rules/references/references.ts';

/** French words of every coded value a profile may hold; a test walks the schema. */
export const CODED_WORDS: Readonly<Record<string, string>> = {
  'top-left': 'en haut à gauche',
  'top-right': 'en haut à droite',
  top: 'en haut',
  nom: 'nom',
  prenom: 'prénom',
  date_naissance: 'date de naissance',
  'upper-case': 'en majuscules',
  'as-printed': "à l'identique de l'avis",
  'main-signatory': 'le signataire principal',
  'any-signatory': 'tout signataire',
  household: 'un compte par foyer',
  'each-signatory': 'un compte par signataire',
  'signatories-only': 'les signataires seulement',
  email: 'adresse e-mail',
  'email-link': 'lien reçu par e-mail',
  'email-link-then-confirmation': 'lien reçu par e-mail, puis e-mail de confirmation',
  letter: 'lettre',
  lower: 'minuscule',
  upper: 'majuscule',
  digit: 'chiffre',
  special: 'caractère spécial',
  'opt-out': 'sauf avis contraire du locataire',
  'with-account': 'dès la création du compte',
  'on-request': 'sur demande du locataire',
  'express-agreement': "avec l'accord exprès du locataire",
  avis: "avis d'échéance",
  quittance: 'quittances',
  regularisation: 'régularisations de charges',
  autre: 'autres documents',
  especes: 'espèces',
  cheque: 'chèque',
  carte: 'carte bancaire',
  virement: 'virement',
  tip: 'TIP',
  mandat: 'mandat',
  'payer-choice-else-oldest': "au choix du payeur, sinon la dette la plus ancienne d'abord",
  'whole-month-paid': 'quand le mois est payé en entier',
  terme_echu: 'à terme échu',
  terme_a_echoir: 'à terme à échoir',
  assureur: 'assureur',
  police: 'n°\u00a0de police',
  debut: 'début',
  fin: 'fin',
};

/** A rule's value in words, for the profile's page; null stays null. */
export function ruleValueWords(path: RulePath, value: unknown): string | null {
  if (value === null) return null;
  if (typeof value === 'number') return path.endsWith('Cents') ? formatEuros(value) : String(value);
  if (path === 'reference.form') return referenceWords(value as ReferenceRule);
  if (path === 'documents.window') return windowWords(value as DocumentWindow);
  return words(value);
}

function words(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'string') return CODED_WORDS[value] ?? value;
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value === 'object' && value !== null && 'label' in value) return String(value.label);
  if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title);
  return String(value);
}

function windowWords(window: DocumentWindow): string {
  switch (window.kind) {
    case 'whole-lease':
      return 'tout le bail';
    case 'since-registration':
      return "depuis l'inscription";
    case 'months':
      return `les ${window.months} derniers mois`;
    default:
      return assertNever(window);
  }
}

function referenceWords(rule: ReferenceRule): string {
  switch (rule.form) {
    case 'prefixed-contract':
      return `${rule.letter}${rule.filler === null ? '' : ` / ${rule.filler}`}, puis le numéro${rule.endsAtDash ? " jusqu'au tiret" : ''}`;
    case 'digits-letter':
      return `${rule.digits} chiffres, puis une lettre`;
    case 'opaque':
      return 'texte libre';
    case 'prefixed-length':
      return `${rule.printedDigits} chiffres, avec ou sans «\u202f${rule.prefix}\u202f» devant`;
    default:
      return assertNever(rule);
  }
}
