import type { z } from 'zod';
import type { TillClosing, TillCount, tillContract } from '../../contract/till.ts';
import { holdsCardNumber } from '../../rules/card-number.ts';
import { formatEuros } from '../../rules/money.ts';
import { countedCents, needsVisa, tillDifference } from '../../rules/till-count.ts';
import { sql } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
// Renamed: a linter of screens takes a name in "use" for a hook of React.
import { useGrant as spendGrant } from '../staff/grants.ts';
import { knownResult, recordCommand } from '../sync/commands.ts';
import { type ActFacts, factsOfClosing, factsOfCount, factsOfOpening } from './facts.ts';
import { appendJournal, nextSeq } from './journal.ts';
import { currentLetter } from './numbers.ts';
import {
  expectedCash,
  isStale,
  lastCount,
  type Opening,
  openTill,
  shownCount,
  shownOpening,
  type TillOpening,
} from './till-session.ts';
import { totalsSince } from './totals.ts';

type Input<P extends keyof typeof tillContract> = z.infer<
  NonNullable<(typeof tillContract)[P]['~orpc']['inputSchema']>
>;

const KEPT = "Rien n'a été enregistré.";

/** @throws Refusal `CAISSE-DEJA` when it is open. */
export function openTillAct(scope: CommandScope, { commandId, ...payload }: Input<'open'>): TillOpening {
  const { db, session } = scope;
  const known = knownResult(db, commandId, payload);
  if (known !== undefined) return known as TillOpening;
  const act = startAct(scope);
  const already = openTill(db, act.till);
  if (already !== undefined) {
    throw new Refusal('CAISSE-DEJA', `La caisse est déjà ouverte, par ${already.agent}.`, {
      kept: KEPT,
      next: "Encaissez, ou fermez-la avant de l'ouvrir de nouveau.",
    });
  }
  const seq = nextSeq(db, act.till);
  const opening: TillOpening = {
    id: commandId,
    openedAt: act.at,
    openedOn: act.on,
    agent: session.agent().name,
    floatCents: payload.floatCents,
  };
  recordCommand(scope, { id: commandId, type: 'till.open', version: 1, account: null, payload }, opening);
  sql(
    db,
    `INSERT INTO till_opening (id, till, float_cents, opened_at, opened_on, agent_id, seq)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(commandId, act.till, payload.floatCents, act.at, act.on, session.agent().id, seq);
  chain(scope, act, 'ouverture', commandId, factsOfOpening(db, commandId));
  return opening;
}

/**
 * Writes the count, then answers what was expected: whoever counts must not know it before (B41).
 * @throws Refusal `CAISSE-FERMEE`
 */
export function countTillAct(scope: CommandScope, { commandId, ...payload }: Input<'count'>): TillCount {
  const { db, session } = scope;
  const known = knownResult(db, commandId, payload);
  if (known !== undefined) return known as TillCount;
  const act = startAct(scope);
  const opening = requireOpen(scope, act.till);
  const seq = nextSeq(db, act.till);
  const count = shownCount({
    id: commandId,
    at: act.at,
    countedCents: countedCents(payload.counts),
    expectedCents: expectedCash(db, act.till, opening),
    differenceCents: 0,
  });
  recordCommand(scope, { id: commandId, type: 'till.count', version: 1, account: null, payload }, count);
  sql(
    db,
    `INSERT INTO till_count (id, opening_id, counts, counted_cents, expected_cents, counted_at, agent_id, seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commandId,
    opening.id,
    JSON.stringify(payload.counts),
    count.countedCents,
    count.expectedCents,
    act.at,
    session.agent().id,
    seq,
  );
  chain(scope, act, 'comptage', commandId, factsOfCount(db, commandId));
  return count;
}

/**
 * Closes on the last count, whatever it says: the difference is kept and explained, never corrected (B41).
 * @throws Refusal `CAISSE-FERMEE`, `CAISSE-RECOMPTER`, `CAISSE-ECART`, `CAISSE-CARTE`; `AUT-001` without the code of a
 * responsable where an agent's difference asks for it
 */
export function closeTillAct(
  scope: CommandScope,
  { commandId, grant, ...asked }: Input<'close'>,
): TillClosing {
  const { db, session, core } = scope;
  const reason = asked.reason === '' ? null : asked.reason;
  if (reason !== null && holdsCardNumber(reason)) {
    throw new Refusal('CAISSE-CARTE', "Un numéro de carte bancaire ne s'enregistre jamais.", {
      field: 'reason',
      kept: "Rien n'a été écrit. La caisse reste ouverte.",
      next: 'Effacez-le du motif, puis fermez la caisse.',
    });
  }
  // The permission is of this attempt, not of the act: another one may be given to send the same act again.
  const payload = { count: asked.count, reason };
  const known = knownResult(db, commandId, payload);
  if (known !== undefined) return known as TillClosing;
  const act = startAct(scope);
  const opening = requireOpen(scope, act.till);
  const count = lastCount(db, opening.id);
  if (count === undefined || count.id !== asked.count || isStale(db, act.till, count)) {
    throw new Refusal(
      'CAISSE-RECOMPTER',
      "Ce comptage n'est plus celui de la caisse\u202f: comptez de nouveau.",
      {
        field: 'count',
        kept: 'La caisse reste ouverte. Les comptages déjà faits restent au journal.',
        next: 'Comptez les espèces, puis fermez la caisse.',
      },
    );
  }
  const difference = tillDifference(count);
  if (difference !== 0 && reason === null) {
    throw new Refusal(
      'CAISSE-ECART',
      `Il y a un écart de ${formatEuros(difference)}\u202f: son motif est demandé.`,
      {
        field: 'reason',
        kept: 'Le comptage est gardé. La caisse reste ouverte.',
        next: "Écrivez le motif de l'écart, même s'il est inconnu, puis fermez la caisse.",
      },
    );
  }
  const allowedBy =
    needsVisa(difference) && session.role() === 'agent'
      ? spendGrant(core, session, grant, 'ecart-caisse').agentId
      : null;
  const seq = nextSeq(db, act.till);
  const closing: TillClosing = {
    id: commandId,
    opening: shownOpening(opening),
    closedAt: act.at,
    agent: session.agent().name,
    count: shownCount(count),
    reason,
    totals: totalsSince(db, act.till, opening.seq),
  };
  recordCommand(scope, { id: commandId, type: 'till.close', version: 1, account: null, payload }, closing);
  sql(
    db,
    `INSERT INTO till_closing (id, opening_id, count_id, difference_cents, reason, allowed_by, totals, closed_at,
       agent_id, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commandId,
    opening.id,
    count.id,
    difference,
    reason,
    allowedBy,
    JSON.stringify(closing.totals),
    act.at,
    session.agent().id,
    seq,
  );
  chain(scope, act, 'cloture', commandId, factsOfClosing(db, commandId));
  return closing;
}

type Act = {
  readonly till: string;
  readonly at: string;
  readonly on: string;
  readonly offsetMinutes: number;
};

function startAct({ db, core }: CommandScope): Act {
  const { clock } = core.ports;
  const now = clock.now();
  return {
    till: requireMeta(db, 'till'),
    at: new Date(now).toISOString(),
    on: localDay(clock, now),
    offsetMinutes: clock.offsetMinutes(now),
  };
}

function requireOpen({ db }: CommandScope, till: string): Opening {
  const opening = openTill(db, till);
  if (opening !== undefined) return opening;
  throw new Refusal('CAISSE-FERMEE', 'La caisse est fermée.', {
    kept: KEPT,
    next: 'Ouvrez-la avec son fond de caisse.',
  });
}

function chain(
  { db, changed }: CommandScope,
  act: Act,
  kind: 'ouverture' | 'comptage' | 'cloture',
  commandId: string,
  facts: ActFacts,
): void {
  appendJournal(db, {
    tillCode: act.till,
    series: currentLetter(db),
    kind,
    at: act.at,
    offsetMinutes: act.offsetMinutes,
    mode: null,
    amountCents: 0,
    commandId,
    number: null,
    facts,
  });
  changed('till');
}
