import { readKioskCode } from '../../../rules/kiosk/code.ts';
import { type Derive, makeVerifier, verifierHolds } from '../../../rules/kiosk/verifier.ts';
import { sql } from '../../database/connection.ts';
import { localDay } from '../../local-day.ts';
import type { CommandScope, EffectScope, QueryScope } from '../../procedures/procedures.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { recordCommand } from '../../sync/commands.ts';
import { markUsed, type UsableCode, usableCodes } from '../codes.ts';
import { requireVisit } from '../require-visit.ts';
import { trySubject } from '../typed-reference.ts';
import { visitAccount } from '../visit-account.ts';
import { askedToWait, badCode, badPassword, noPortal, visitOver } from './refusals.ts';
import { kioskTries, refusalAfter, reserveTry } from './tries-of.ts';

type Level = { readonly level: KioskVisit['level'] };
/** Of no code: one is hashed all the same. */
const NO_CODE = '00000000000000000000000000000000';

/** What may prove more: nothing where a reference alone let in; a password where the portal can look at it. */
export function proofs(scope: QueryScope): { readonly code: boolean; readonly password: boolean } {
  const visit = requireVisit(scope, 'pay');
  if (visit.person === null) return { code: false, password: false };
  const person = visitAccount(scope, visit).people.find(({ handle }) => handle === visit.person);
  return { code: true, password: person?.space === 'active' && scope.core.sync.online() };
}

/** Spends a code of the counter: it opens everything of this account until the visit ends. */
export async function useCode(
  scope: EffectScope,
  { code }: { readonly code: string },
  derive: Derive,
): Promise<Level> {
  const { core, read, write } = scope;
  const visit = requireVisit(scope, 'little');
  const letters = readKioskCode(code);
  if (letters === undefined) throw badCode();
  const guessed = { kind: 'code', of: visit.account } as const;
  reserveTry(scope, guessed);
  const now = new Date(core.ports.clock.now()).toISOString();
  const fitting = (): UsableCode | undefined => {
    const codes: readonly UsableCode[] = read((db) => usableCodes(db, visit.account, now));
    if (codes.length === 0) makeVerifier('code', letters, NO_CODE, derive);
    return codes.filter(({ verifier }) => verifierHolds('code', letters, verifier, derive))[0];
  };
  let found = fitting();
  if (found === undefined && core.sync.online()) {
    // Given a moment ago, a few steps away: it may still be on its way down.
    await core.sync.retry();
    found = fitting();
  }
  if (found === undefined) throw refusalAfter(scope, guessed, badCode());
  if ((await core.sync.claimCode(found.id)) === 'spent') {
    write(({ db }) => {
      markUsed(db, found.id, now);
    });
    throw refusalAfter(scope, guessed, badCode());
  }
  const standing = sameVisit(scope, visit);
  write((tx) => {
    spend(tx, found.id, standing, now);
  });
  return letInFully(scope, standing);
}

/** In one transaction: it is used, the portal is told, and what was guessed wrong before is forgotten. */
function spend(scope: CommandScope, id: string, visit: KioskVisit, now: string): void {
  const { db, core } = scope;
  if (!markUsed(db, id, now)) throw badCode();
  const commandId = core.ports.ids.next();
  recordCommand(
    scope,
    { id: commandId, type: 'kiosk.code-used', version: 1, account: visit.account, payload: { code: id } },
    {},
  );
  sql(
    db,
    `INSERT INTO kiosk_act (command_id, account_key, act, body, done_at, done_on)
     VALUES (?, ?, 'code-used', ?, ?, ?)`,
  ).run(commandId, visit.account, JSON.stringify({ code: id }), now, localDay(core.ports.clock));
  const tries = kioskTries(core);
  tries.clear(db, { kind: 'code', of: visit.account });
  tries.forget(db, { kind: 'reference', of: trySubject(visit.account) });
  tries.forget(db, { kind: 'password', of: visit.account });
}

/** The password of the tenant space, looked at by the portal alone. Kept nowhere, told to no log. */
export async function usePassword(
  scope: EffectScope,
  { password }: { readonly password: string },
): Promise<Level> {
  const { core, write } = scope;
  const visit = requireVisit(scope, 'little');
  if (visit.person === null) throw visitOver();
  if (!core.sync.online()) throw noPortal();
  const guessed = { kind: 'password', of: visit.account } as const;
  reserveTry(scope, guessed);
  const said = await core.sync.checkPassword({ account: visit.account, person: visit.person, password });
  if (said === 'refused') throw refusalAfter(scope, guessed, badPassword());
  // It was not looked at: no try.
  if (said !== 'accepted') write(({ db }) => kioskTries(core).clear(db, guessed) as undefined);
  if (said === 'offline') throw noPortal();
  if (said !== 'accepted') throw askedToWait(said.wait);
  write(({ db }) => kioskTries(core).clear(db, guessed) as undefined);
  return letInFully(scope, sameVisit(scope, visit));
}

/** Somebody else may stand here once the portal has answered. */
function sameVisit({ core, session }: EffectScope, visit: KioskVisit): KioskVisit {
  const standing = session.visit(core.ports.clock.monotonic());
  if (standing?.id !== visit.id) throw visitOver();
  return standing;
}

function letInFully({ core, session }: EffectScope, visit: KioskVisit): Level {
  session.letIn({ ...visit, level: 'full' }, core.ports.clock.monotonic());
  return { level: 'full' };
}
