import type { KioskDocument } from '../../../rules/kiosk/account.ts';
import { kioskOffers } from '../../../rules/kiosk/offers.ts';
import type { OnlineFunction } from '../../../rules/online/functions.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { type ActDesk, actDesk } from '../acts/act-desk.ts';
import { documentOfAccount, documentsOfAccount } from './queries.ts';

/** Under which line of the landlord's guide a type of document is read by its tenants; the others by none. */
const FUNCTIONS: Readonly<Record<string, OnlineFunction>> = {
  avis: 'notices',
  quittance: 'quittances',
  regularisation: 'regularisations',
};
const ALL: readonly OnlineFunction[] = Object.values(FUNCTIONS);

type Scope = Parameters<typeof actDesk>[0];

/**
 * The documents of whoever stands here, newest first: the window was applied where they come from, the types that the
 * guide opens are asked again.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`
 */
export function offeredDocuments(scope: Scope): readonly KioskDocument[] {
  const desk = actDesk(scope, 'full', ALL);
  return documentsOfAccount(scope.db, desk.account.key).filter((document) => isOffered(desk, document));
}

/**
 * One of them.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`, `BOR-DOCUMENT`
 */
export function offeredDocument(scope: Scope, id: string): KioskDocument {
  const desk = actDesk(scope, 'full', ALL);
  const document = documentOfAccount(scope.db, desk.account.key, id);
  if (document === undefined || !isOffered(desk, document)) throw noDocument();
  return document;
}

function isOffered({ profile, today }: ActDesk, { type }: KioskDocument): boolean {
  const fn = FUNCTIONS[type];
  return fn !== undefined && kioskOffers(profile, fn, today);
}

/** It is not there, not of this account, or cannot be brought now: one answer for all of them. */
export function noDocument(): Refusal {
  return new Refusal('BOR-DOCUMENT', "Ce document ne s'ouvre pas à la borne pour le moment.", {
    next: 'Recommencez plus tard, ou demandez-le au guichet.',
  });
}
