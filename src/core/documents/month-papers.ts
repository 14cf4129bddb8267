import { formatOfMonth } from '../../rules/dates.ts';
import type { OrderedKind } from '../../rules/documents/orders.ts';
import { requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { readLedgerEntries, type StoredEntry } from '../ledger/queries.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { takeNumber } from '../till/numbers.ts';
import {
  monthQuittanceFacts,
  noticeFacts,
  regularisationFacts,
  residenceFacts,
  upToDateFacts,
} from './freeze/month.ts';
import { issueOrdered, type Ordered, type OrderedPaper } from './ordered-paper.ts';

export {
  noticeOf,
  quittanceOf,
  regularisationOf,
  residenceOf,
  upToDateOf,
} from './month-readings.ts';

/** Takes the number of a paper before its command is recorded, because the command's result names it. */
export function reserveOrderedPaper({ db }: CommandScope, kind: OrderedKind): string {
  return takeNumber(db, requireMeta(db, 'till'), kind);
}

const TITLES: Readonly<Record<Exclude<OrderedKind, 'brochure'>, string>> = {
  avis: "Avis d'échéance",
  quittance: 'Quittance',
  regularisation: 'Régularisation de charges',
  'attestation-loyer': 'Attestation à jour de loyer',
  'attestation-residence': 'Attestation de résidence',
};

/** The title of a paper to come, as the list of documents shows it: "Avis d'échéance de septembre 2026". */
export function orderedTitle(kind: OrderedKind, month: string | null, itemTitle: string | null): string {
  if (kind === 'brochure') return itemTitle ?? 'Document de la bibliothèque';
  return month === null ? TITLES[kind] : `${TITLES[kind]} ${formatOfMonth(month)}`;
}

/** A paper of one month; `entries`: of the account, where the caller has read them already. */
export type OfMonth = Ordered & { readonly month: string; readonly entries?: readonly StoredEntry[] };
type OfAccount = Ordered & { readonly entries?: readonly StoredEntry[] };

function entriesOf({ db }: CommandScope, given: OfAccount): readonly StoredEntry[] {
  return given.entries ?? readLedgerEntries(db, given.lease.id);
}

/** Gives the notice of a month again. @throws RangeError where the month asked nothing, see `noticeOf` */
export function issueNotice(scope: CommandScope, given: OfMonth): OrderedPaper {
  const { month } = given;
  const read = noticeFacts(scope.db, currentProfile(scope.db), given.lease, entriesOf(scope, given), {
    month,
    today: dayOf(scope),
  });
  return issueOrdered(
    scope,
    given,
    orderedTitle('avis', month, null),
    (common) => ({ ...common, kind: 'avis', ...read }),
    { month, cents: Math.max(0, read.netCents) },
  );
}

/** Gives the quittance of a month, whoever collected it. @throws RangeError where it is not paid, see `quittanceOf` */
export function issueMonthQuittance(scope: CommandScope, given: OfMonth): OrderedPaper {
  const { month } = given;
  const read = monthQuittanceFacts(scope.db, currentProfile(scope.db), given.lease, entriesOf(scope, given), {
    month,
    today: dayOf(scope),
  });
  return issueOrdered(
    scope,
    given,
    orderedTitle('quittance', month, null),
    (common) => ({ ...common, kind: 'quittance', ...read }),
    { month, cents: read.cents },
  );
}

/** Gives the adjustment of charges of a month. @throws RangeError where it has none, see `regularisationOf` */
export function issueRegularisation(scope: CommandScope, given: OfMonth): OrderedPaper {
  const { month } = given;
  const read = regularisationFacts(scope.db, given.lease, entriesOf(scope, given), month);
  return issueOrdered(
    scope,
    given,
    orderedTitle('regularisation', month, null),
    (common) => ({ ...common, kind: 'regularisation', ...read }),
    { month, cents: read.resultCents },
  );
}

/** Gives an attestation that nothing due is owed. @throws RangeError where something is, see `upToDateOf` */
export function issueUpToDate(scope: CommandScope, given: OfAccount): OrderedPaper {
  const read = upToDateFacts(scope.db, given.lease, entriesOf(scope, given), dayOf(scope));
  return issueOrdered(scope, given, TITLES['attestation-loyer'], (common) => ({
    ...common,
    kind: 'attestation-loyer',
    ...read,
  }));
}

/** Gives an attestation of residence. @throws RangeError where the lease or the address forbids it, see `residenceOf` */
export function issueResidence(scope: CommandScope, given: Ordered): OrderedPaper {
  const read = residenceFacts(scope.db, given.lease, dayOf(scope));
  return issueOrdered(scope, given, TITLES['attestation-residence'], (common) => ({
    ...common,
    kind: 'attestation-residence',
    ...read,
  }));
}

/** A text of the library. */
type BrochureText = {
  readonly title: string;
  readonly version: string;
  /** Still invented: SPÉCIMEN across the page. */
  readonly specimen: boolean;
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
};

/** Gives a text of the landlord's library. */
export function issueBrochure(
  scope: CommandScope,
  given: Ordered & { readonly item: string; readonly text: BrochureText },
): OrderedPaper {
  const { item, text } = given;
  return issueOrdered(scope, given, orderedTitle('brochure', null, text.title), (common) => ({
    ...common,
    specimen: common.specimen || text.specimen,
    kind: 'brochure',
    item,
    title: text.title,
    textVersion: text.version,
    sections: text.sections.map(({ title, paragraphs }) => ({ title, paragraphs: [...paragraphs] })),
  }));
}

function dayOf({ core }: CommandScope): string {
  return localDay(core.ports.clock);
}
