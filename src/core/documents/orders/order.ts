import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { assertNever } from '../../../rules/brand.ts';
import { isIsoMonth } from '../../../rules/dates.ts';
import { libraryItems } from '../../../rules/documents/library.ts';
import type { OrderedKind } from '../../../rules/documents/orders.ts';
import type { OnlineFunction } from '../../../rules/online/functions.ts';
import { offer } from '../../../rules/online/offers.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import { requireAccount } from '../../accounts/require-account.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { readLedgerEntries, type StoredEntry } from '../../ledger/queries.ts';
import { localDay } from '../../local-day.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { recordCommand } from '../../sync/commands.ts';
import { type LibraryText, readLibrary } from '../library.ts';
import {
  issueBrochure,
  issueMonthQuittance,
  issueNotice,
  issueRegularisation,
  issueResidence,
  issueUpToDate,
  noticeOf,
  orderedTitle,
  quittanceOf,
  regularisationOf,
  reserveOrderedPaper,
  residenceOf,
  upToDateOf,
} from '../month-papers.ts';
import type { OrderedPaper } from '../ordered-paper.ts';
import { heldQuittances } from './queries.ts';

type OrderInput = z.infer<NonNullable<(typeof documentsContract.order)['~orpc']['inputSchema']>>;
type Given = z.infer<NonNullable<(typeof documentsContract.order)['~orpc']['outputSchema']>>;

/** What is asked, read whole: the paper can be made. */
type Asked =
  | { readonly kind: 'avis' | 'quittance' | 'regularisation'; readonly month: string; readonly title: string }
  | { readonly kind: 'attestation-loyer' | 'attestation-residence'; readonly title: string }
  | { readonly kind: 'brochure'; readonly item: string; readonly text: LibraryText; readonly title: string };

/**
 * Gives a paper that a tenant asks for, numbered and frozen like every paper. A quittance that holds already is given
 * again: nothing is written, and its next delivery is a DUPLICATA (one per month that holds).
 * @throws Refusal `DOC-NON-PROPOSE` where the landlord does not give it; `DOC-MOIS`, `DOC-RETARD`, `DOC-RESIDENCE`,
 * `DOC-TEXTE` where it cannot be made now, with why
 */
export function orderPaper(scope: CommandScope, input: OrderInput): Given {
  const { db } = scope;
  const { commandId, account, ...payload } = input;
  const known = knownAct<Given>(db, commandId, account, payload);
  if (known !== undefined) return known;

  const lease = requireAccount(db, account);
  const entries = readLedgerEntries(db, lease.id);
  refuseNotOffered(scope, input.kind);
  const asked = readAsked(scope, lease, entries, input);
  if (asked.kind === 'quittance') {
    const held = heldQuittances(db, lease.id).get(asked.month);
    if (held !== undefined) return given(held, asked.title);
  }
  const number = reserveOrderedPaper(scope, asked.kind);
  const result = given(number, asked.title);
  recordCommand(
    scope,
    { id: commandId, type: 'documents.order', version: 1, account: lease.key, payload },
    result,
  );
  issue(scope, asked, { lease, commandId, number, entries });
  scope.changed('documents');
  return result;
}

function given(number: string, title: string): Given {
  return { id: `issued:${number}`, number, title };
}

/** A quittance is the tenant's by law, whatever the landlord puts on line (loi 89-462, art. 21; refusing it is an offence). */
const ONLINE: Readonly<Record<OrderedKind, OnlineFunction | null>> = {
  avis: 'notices',
  quittance: null,
  regularisation: 'regularisations',
  'attestation-loyer': null,
  'attestation-residence': null,
  brochure: 'library',
};

function refuseNotOffered({ db, core }: CommandScope, kind: OrderedKind): void {
  const fn = ONLINE[kind];
  if (fn === null) return;
  const { offered, sentence } = offer(currentProfile(db), fn, localDay(core.ports.clock));
  if (!offered) refuse('DOC-NON-PROPOSE', sentence, 'kind');
}

function readAsked(
  { db, core }: CommandScope,
  lease: LeaseSummary,
  entries: readonly StoredEntry[],
  { kind, month, item }: OrderInput,
): Asked {
  const today = localDay(core.ports.clock);
  switch (kind) {
    case 'avis':
    case 'quittance':
    case 'regularisation': {
      if (month === null || !isIsoMonth(month)) refuse('DOC-MOIS', 'Le mois manque.', 'month');
      const read = { avis: noticeOf, quittance: quittanceOf, regularisation: regularisationOf }[kind](
        entries,
        month,
      );
      if (!read.possible) refuse('DOC-MOIS', read.sentence, 'month');
      return { kind, month, title: orderedTitle(kind, month, null) };
    }
    case 'attestation-loyer': {
      const { possible, sentence } = upToDateOf(entries, today);
      if (!possible) refuse('DOC-RETARD', sentence, 'kind');
      return { kind, title: orderedTitle(kind, null, null) };
    }
    case 'attestation-residence': {
      const { possible, sentence } = residenceOf(lease, today);
      if (!possible) refuse('DOC-RESIDENCE', sentence, 'kind');
      return { kind, title: orderedTitle(kind, null, null) };
    }
    case 'brochure': {
      const profile = currentProfile(db);
      const listed = libraryItems(profile, today).find((one) => one.item === item);
      const text =
        listed === undefined
          ? undefined
          : readLibrary(core.ports.directories.resources, profile.id, listed.item);
      if (listed === undefined || text === undefined)
        refuse('DOC-TEXTE', "Ce texte n'est pas dans la bibliothèque du bailleur.", 'item');
      return { kind, item: listed.item, text, title: orderedTitle('brochure', null, text.title) };
    }
    default:
      return assertNever(kind);
  }
}

type Issuing = {
  readonly lease: LeaseSummary;
  readonly commandId: string;
  readonly number: string;
  readonly entries: readonly StoredEntry[];
};

function issue(scope: CommandScope, asked: Asked, issuing: Issuing): OrderedPaper {
  switch (asked.kind) {
    case 'avis':
      return issueNotice(scope, { ...issuing, month: asked.month });
    case 'quittance':
      return issueMonthQuittance(scope, { ...issuing, month: asked.month });
    case 'regularisation':
      return issueRegularisation(scope, { ...issuing, month: asked.month });
    case 'attestation-loyer':
      return issueUpToDate(scope, issuing);
    case 'attestation-residence':
      return issueResidence(scope, issuing);
    case 'brochure':
      return issueBrochure(scope, { ...issuing, item: asked.item, text: asked.text });
    default:
      return assertNever(asked);
  }
}

function refuse(code: string, sentence: string, field: string): never {
  throw new Refusal(code, sentence, { field, kept: "Rien n'a été enregistré." });
}
