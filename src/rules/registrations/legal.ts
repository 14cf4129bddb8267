import { z } from 'zod';
import { formatPlainDate, isoDate } from '../dates.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { CONSENT_KINDS, type ConsentKind, type ConsentMode } from './consents.ts';
import { consentMode } from './offers.ts';

/** A text given to the tenant, by sections. */
export type LegalText = {
  title: string;
  sections: { title: string; paragraphs: string[] }[];
};

/** The texts of one landlord, its names filled in. */
export type Legal = {
  /** A day, ISO: what is kept with every answer. */
  version: string;
  /** The texts are ours until the landlord gives its own. */
  specimen: boolean;
  terms: LegalText;
  notice: LegalText;
  cookies: LegalText;
  help: LegalText;
  consents: Record<ConsentKind, { label: string; wording: string }>;
};

const words = z.string().trim().min(1);
const textSchema = z.strictObject({
  title: words,
  sections: z.array(z.strictObject({ title: words, paragraphs: z.array(words).min(1) })).min(1),
});
/** One wording for every way of having the consent, or one for each way that differs. */
const offerSchema = z.strictObject({
  label: words,
  wording: z.strictObject({
    choice: words,
    'opt-out': words.optional(),
    included: words.optional(),
    express: words.optional(),
  }),
});
const fileSchema = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  terms: textSchema,
  notice: textSchema,
  cookies: textSchema,
  help: textSchema,
  consents: z.strictObject({
    avis: offerSchema,
    regularisation: offerSchema,
    quittance: offerSchema,
    notifications: offerSchema,
  }),
});

/**
 * Reads the texts of `resources/legal` for one landlord.
 * @throws ZodError when the file is not as it should be, RangeError for a placeholder nobody knows
 */
export function parseLegal(json: unknown, profile: LandlordProfile): Legal {
  const file = fileSchema.parse(json);
  const filled = (text: LegalText) => fill(text, placeholders(profile));
  const consent = (kind: ConsentKind) => {
    const { label, wording } = file.consents[kind];
    const mode: ConsentMode = consentMode(profile, kind, file.version);
    return { label, wording: replaced(wording[mode] ?? wording.choice, placeholders(profile)) };
  };
  return {
    version: file.version,
    specimen: profile.letterhead.specimen,
    terms: filled(file.terms),
    notice: filled(file.notice),
    cookies: filled(file.cookies),
    help: filled(file.help),
    consents: Object.fromEntries(CONSENT_KINDS.map((kind) => [kind, consent(kind)])) as Legal['consents'],
  };
}

/** A paragraph whose placeholder is empty for this landlord says nothing and is left out, and so is a bare section. */
function fill(text: LegalText, values: Placeholders): LegalText {
  const sections = text.sections.map(({ title, paragraphs }) => ({
    title: replaced(title, values),
    paragraphs: paragraphs.map((one) => replaced(one, values)).filter((one) => one !== ''),
  }));
  return {
    title: replaced(text.title, values),
    sections: sections.filter(({ paragraphs }) => paragraphs.length > 0),
  };
}

type Placeholders = Readonly<Record<string, string>>;

function replaced(text: string, values: Placeholders): string {
  return text
    .replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(`Unknown placeholder in a legal text: ${name}`);
      return value;
    })
    .trim();
}

/** Sentences of the profile's rules stand in the texts as the rules say: a text never promises what they do not. */
function placeholders(profile: LandlordProfile): Placeholders {
  const { letterhead } = profile;
  const months = appliedRule(profile, 'exit.deactivateWithinMonths').value;
  const channels = appliedRule(profile, 'unsubscribe.channels').value;
  const mayReturn = appliedRule(profile, 'unsubscribe.mayReturn').value;
  const sender = appliedRule(profile, 'space.sender').value;
  const scope = appliedRule(profile, 'account.scope').value;
  return {
    bailleur: profile.name,
    'raison sociale': letterhead.legalName,
    adresse: letterhead.lines.join(', '),
    telephone: letterhead.phone,
    'e-mail': appliedRule(profile, 'space.supportEmail').value ?? letterhead.email,
    référence: profile.printedReference.name,
    'où est la référence': profile.printedReference.caption,
    qui: whoWords(scope),
    'où se désinscrire':
      channels === null
        ? 'au guichet de votre agence'
        : `auprès de ${channels.map((channel) => `votre ${channel}`).join(' ou de ')}`,
    réinscription:
      mayReturn === true
        ? 'Vous pouvez vous réinscrire à tout moment, avec la même adresse e-mail ou une autre.'
        : '',
    dématérialisation: paperlessWords(profile),
    désactivation:
      months === null
        ? ''
        : `Si vous quittez votre logement, votre espace est désactivé ${months} mois après votre date de sortie.`,
    documents:
      appliedRule(profile, 'documents.window').value?.kind === 'since-registration'
        ? 'Vous y trouvez les documents émis depuis votre inscription. Enregistrez-les avant de vous désinscrire\u202f: ils ne seront plus accessibles ensuite.'
        : '',
    expéditeur: sender === null ? '' : `L'e-mail vient de l'adresse ${sender}.`,
  };
}

function whoWords(scope: 'household' | 'each-signatory' | 'signatories-only' | null): string {
  switch (scope) {
    case 'household':
      return 'Une seule inscription est faite par foyer, par le signataire principal du bail.';
    case 'each-signatory':
      return 'Chaque signataire du bail peut avoir son espace, avec sa propre adresse e-mail.';
    case 'signatories-only':
      return 'Seuls les signataires du bail peuvent avoir un espace.';
    case null:
      return "L'espace est ouvert aux titulaires du bail.";
  }
}

/** How notices come without paper, as the guide says it; a choice of the tenant's own everywhere else. */
function paperlessWords(profile: LandlordProfile): string {
  const { value, since } = appliedRule(profile, 'paperless.notices');
  const also = (appliedRule(profile, 'paperless.alsoCovers').value ?? []).includes('regularisation');
  const documents = also
    ? "vos avis d'échéance et vos bulletins de régularisation de charges"
    : "vos avis d'échéance";
  switch (value) {
    case 'with-account':
      return `En ouvrant votre espace, vous acceptez d'y recevoir ${documents}\u202f; ils ne sont plus envoyés par courrier. Pour revenir au papier, désinscrivez-vous.`;
    case 'opt-out': {
      const from = since === null ? '' : `depuis le ${formatPlainDate(isoDate(since))}, `;
      return `Sauf avis contraire de votre part, ${from}${documents} sont mis à votre disposition dans votre espace et ne sont plus envoyés par courrier.`;
    }
    case 'on-request':
    case null:
      return 'Vous choisissez ce que vous recevez sans papier.';
  }
}
