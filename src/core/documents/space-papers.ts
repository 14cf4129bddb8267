import type { CLOSING_REASONS } from '../../contract/registrations.ts';
import { leafletOffers } from '../../rules/online/offers.ts';
import type { ConsentKind } from '../../rules/registrations/consents.ts';
import { requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { takeNumber } from '../till/numbers.ts';
import { noticeFacts, pageAt, personFacts, type SpacePerson, spaceWords } from './freeze/space.ts';
import { issueOrdered, type Ordered, type OrderedPaper } from './ordered-paper.ts';
import type { ConditionsFacts, SpaceReceiptFacts } from './space-facts.ts';

export type SpacePaperKind = 'activation' | 'recepisse-espace' | 'conditions' | 'depliant';
/** What a récépissé acknowledges. */
export type SpaceChange =
  | {
      readonly kind: 'closed';
      readonly reason: (typeof CLOSING_REASONS)[number];
      /** What it takes away and how to come back: not printed after a death. */
      readonly lost: readonly string[];
    }
  | { readonly kind: 'email'; readonly email: string }
  | {
      readonly kind: 'consents';
      /** Of the texts. */
      readonly version: string;
      readonly consents: readonly {
        readonly kind: ConsentKind;
        readonly label: string;
        readonly given: boolean;
        readonly wording: string;
      }[];
    };

export type SpacePaper = OrderedPaper;

/**
 * Takes the number of a paper before the command that gives it is recorded, because its result names it. The paper
 * itself is issued after the command, in the same transaction.
 */
export function reserveSpacePaper({ db }: CommandScope, kind: SpacePaperKind): string {
  return takeNumber(db, requireMeta(db, 'till'), kind);
}

const TITLES: Readonly<Record<Exclude<SpacePaperKind, 'recepisse-espace'>, string>> = {
  activation: "Bulletin d'activation de l'espace locataire",
  conditions: "Conditions d'utilisation de l'espace locataire",
  depliant: "Dépliant de l'espace locataire",
};

const RECEIPTS: Readonly<Record<SpaceChange['kind'], string>> = {
  closed: "Récépissé de désinscription de l'espace locataire",
  email: "Récépissé de changement d'adresse e-mail",
  consents: 'Récépissé de désabonnement',
};

/** The title of a paper to come, as the list of documents shows it: for the result of its command. */
export function spacePaperTitle(
  paper:
    | { readonly kind: Exclude<SpacePaperKind, 'recepisse-espace'> }
    | { readonly kind: 'recepisse-espace'; readonly what: SpaceChange['kind'] },
): string {
  return paper.kind === 'recepisse-espace' ? RECEIPTS[paper.what] : TITLES[paper.kind];
}

/**
 * Gives a bulletin d'activation.
 * @param given `login`: e-mail, or identifier without its space; `code`: its 12 letters; `expiresAt`: instant, ISO UTC;
 * `address`: the portal's own address, null where the post does not know it (the landlord's own is then printed)
 */
export function issueActivation(
  scope: CommandScope,
  given: Ordered & {
    readonly person: SpacePerson;
    readonly login: string;
    readonly code: string;
    readonly expiresAt: string;
    readonly email: string | null;
    readonly address: string | null;
  },
): SpacePaper {
  const { person, login, code, expiresAt, email, address, lease } = given;
  return issueOrdered(scope, given, spacePaperTitle({ kind: 'activation' }), (common) => ({
    ...common,
    kind: 'activation',
    person: personFacts(scope.db, lease, person),
    space: spaceWords(currentProfile(scope.db), address, dayOf(scope)),
    login,
    activationCode: code,
    scan: pageAt(address, `/espace/activer?code=${code}`) ?? code,
    portal: address !== null,
    email,
    expiresAt,
    validUntil: localDay(scope.core.ports.clock, Date.parse(expiresAt)),
  }));
}

/** Gives the récépissé of what was changed of a space at the counter. */
export function issueSpaceReceipt(
  scope: CommandScope,
  given: Ordered & {
    readonly person: SpacePerson;
    readonly what: SpaceChange;
    readonly address: string | null;
  },
): SpacePaper {
  const { person, what, address, lease } = given;
  const profile = currentProfile(scope.db);
  const title = spacePaperTitle({ kind: 'recepisse-espace', what: what.kind });
  return issueOrdered(scope, given, title, (common) => ({
    ...common,
    kind: 'recepisse-espace',
    person: personFacts(scope.db, lease, person),
    space: spaceWords(profile, address, dayOf(scope)),
    what: changeFacts(what),
  }));
}

function changeFacts(what: SpaceChange): SpaceReceiptFacts['what'] {
  switch (what.kind) {
    case 'closed':
      return { kind: what.kind, reason: what.reason, lost: [...what.lost] };
    case 'email':
      return { kind: what.kind, email: what.email };
    case 'consents':
      return {
        kind: what.kind,
        version: what.version,
        consents: what.consents.map(({ kind, label, given, wording }) => ({ kind, label, given, wording })),
      };
  }
}

/** Texts of the landlord, its placeholders filled. */
type LegalPaper = {
  readonly version: string;
  /** Still invented: SPÉCIMEN across the page. */
  readonly specimen: boolean;
  readonly terms: LegalPaperText;
  readonly notice: LegalPaperText;
};
type LegalPaperText = {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
};

/** Gives the terms of use and the notice on personal data, to be read. */
export function issueConditions(
  scope: CommandScope,
  given: Ordered & { readonly legal: LegalPaper },
): SpacePaper {
  const { legal } = given;
  return issueOrdered(scope, given, spacePaperTitle({ kind: 'conditions' }), (common) => ({
    ...common,
    specimen: common.specimen || legal.specimen,
    kind: 'conditions',
    legalVersion: legal.version,
    terms: copied(legal.terms),
    notice: copied(legal.notice),
  }));
}

function copied({ title, sections }: LegalPaperText): ConditionsFacts['terms'] {
  return {
    title,
    sections: sections.map((section) => ({ title: section.title, paragraphs: [...section.paragraphs] })),
  };
}

/** Gives the leaflet of the tenant space. @param given `address`: the portal's own, null where it is not known */
export function issueLeaflet(
  scope: CommandScope,
  given: Ordered & { readonly address: string | null },
): SpacePaper {
  const { address } = given;
  const profile = currentProfile(scope.db);
  return issueOrdered(scope, given, spacePaperTitle({ kind: 'depliant' }), (common) => ({
    ...common,
    kind: 'depliant',
    space: spaceWords(profile, address, dayOf(scope)),
    scan: pageAt(address, '/espace'),
    onNotice: noticeFacts(profile),
    online: leafletOffers(profile, dayOf(scope)),
  }));
}

function dayOf({ core }: CommandScope): string {
  return localDay(core.ports.clock);
}
