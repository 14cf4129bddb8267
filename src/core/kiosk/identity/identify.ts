import type { z } from 'zod';
import type { kioskIdentityContract } from '../../../contract/kiosk/identity.ts';
import { kioskFields } from '../../../rules/kiosk/identity.ts';
import { typedTexts } from '../../../rules/kiosk/identity-texts.ts';
import { recognise } from '../../../rules/kiosk/recognise.ts';
import type { Derive } from '../../../rules/kiosk/verifier.ts';
import { type IdentityField, identityRule } from '../../../rules/registrations/identity.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { CoreServices, EffectScope } from '../../procedures/procedures.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { usableCodes } from '../codes.ts';
import { forgetVisitFiles } from '../files/visit-files.ts';
import { requireService } from '../station/service.ts';
import { readTyped, sameTyped, type TypedReference } from '../typed-reference.ts';
import type { Guessed } from './kiosk-tries.ts';
import { badReference, notRecognised, twoReferences, unreadable } from './refusals.ts';
import { kioskTries, refusalAfter, reserveTry } from './tries-of.ts';

type IdentifyInput = z.infer<NonNullable<(typeof kioskIdentityContract.identify)['~orpc']['inputSchema']>>;
type PayInput = z.infer<NonNullable<(typeof kioskIdentityContract.identifyToPay)['~orpc']['inputSchema']>>;
type Level = { readonly level: KioskVisit['level'] };
type Read = Exclude<TypedReference, { readonly kind: 'refused' }>;

const INPUTS: Readonly<Record<IdentityField, 'lastName' | 'firstName' | 'birth'>> = {
  nom: 'lastName',
  prenom: 'firstName',
  date_naissance: 'birth',
};

/**
 * Lets in whoever answers what the landlord asks of the account of a reference. A reference of no account here goes the
 * same way to the same refusal: its try is counted, the same hashes are made.
 */
export async function identify(scope: EffectScope, input: IdentifyInput, derive: Derive): Promise<Level> {
  const { core, read, write } = scope;
  requireService(core);
  const typed = read((db) => readReference(db, input.reference));
  const texts = read((db) => answersOf(core, db, input));
  const guessed = { kind: 'reference', of: typed.subject } as const;
  if (typed.kind === 'known') liftByCode(scope, typed.account.key, guessed);
  reserveTry(scope, guessed);
  const account = typed.kind === 'known' ? typed.account : undefined;
  const person = recognise(account?.people ?? [], texts, derive);
  if (account === undefined || person === undefined) throw refusalAfter(scope, guessed, notRecognised());
  write(({ db }) => kioskTries(core).clear(db, guessed) as undefined);
  return begin(scope, {
    level: 'little',
    account: account.key,
    printed: account.printed,
    known: true,
    person: person.handle,
  });
}

/** Lets in to pay whoever gives a reference of this landlord's form; that it is of an account is not said. */
export async function identifyToPay(scope: EffectScope, { reference, again }: PayInput): Promise<Level> {
  const { core, read } = scope;
  requireService(core);
  const typed = read((db) => readReference(db, reference));
  if (again !== null) {
    const second = read((db) => readReference(db, again));
    if (!read((db) => sameTyped(currentProfile(db), typed, second))) throw twoReferences();
  }
  return begin(scope, {
    level: 'pay',
    account: keyOf(typed),
    // As given: the text of the file would say that it is there.
    printed: typed.printed,
    known: typed.kind === 'known',
    person: null,
  });
}

function readReference(db: ReadableDb, text: string): Read {
  const typed = readTyped(currentProfile(db), db, text);
  if (typed.kind === 'refused') throw badReference();
  return typed;
}

function keyOf(typed: Read): string {
  return typed.kind === 'known' ? typed.account.key : typed.key;
}

/** What was typed cannot be an answer: said before any try is counted, for it tells nothing. */
function answersOf(core: CoreServices, db: ReadableDb, input: IdentifyInput): readonly string[] {
  const profile = currentProfile(db);
  const today = localDay(core.ports.clock);
  const { compare } = identityRule(profile, today);
  const fields = kioskFields(profile, today);
  for (const field of fields) {
    if (typedTexts([field], compare, input, today).length === 0) throw unreadable(INPUTS[field]);
  }
  return typedTexts(fields, compare, input, today);
}

/** A clerk who gave a code has seen the tenant: it opens again, once, what too many tries had shut. */
function liftByCode({ core, read, write }: EffectScope, account: string, guessed: Guessed): void {
  const tries = kioskTries(core);
  if (!read((db) => tries.wait(db, guessed).locked)) return;
  const now = new Date(core.ports.clock.now()).toISOString();
  write(({ db }) => {
    const given = usableCodes(db, account, now).some(({ id }) => tries.once(db, id));
    if (given) tries.forget(db, guessed);
  });
}

/** Whoever was here before is somebody else, even if he did not say that he left. */
function begin(scope: EffectScope, who: Omit<KioskVisit, 'id' | 'since'>): Level {
  const { core, session } = scope;
  const { clock, ids } = core.ports;
  const before = session.visit(clock.monotonic());
  if (before !== null) forgetVisitFiles(core, before.id, before.since);
  const visit = { ...who, id: ids.next(), since: new Date(clock.now()).toISOString() };
  session.letIn(visit, clock.monotonic());
  return { level: visit.level };
}
