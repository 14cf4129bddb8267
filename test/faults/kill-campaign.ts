import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../src/core/database/connection.ts';
import { type Act, idsOf, perform } from './kill-acts.ts';
import { faultsOf, type Sent } from './kill-checks.ts';
import { makePost, openPost } from './kill-post.ts';
import { anyMoment, type Heard, type Moment, strike } from './kill-strike.ts';
import { seeded } from './random.ts';

export type Tally = {
  kills: number;
  /** Killed before the first act of its life was sent. */
  whileOpening: number;
  /** Killed with an act sent and not acknowledged: written all the same, or not. */
  writtenUnanswered: number;
  notWritten: number;
  /** Killed between two acts. */
  betweenActs: number;
  acknowledged: number;
  payments: number;
  lost: number;
};
export type Campaign = { readonly tally: Tally; readonly faults: readonly string[] };

/** A base lives so many deaths, then another begins: the first writes of a base are killed too. */
const LIVES = 20;

type KnownSent = Map<string, { readonly kind: string; readonly cents: number | null; acknowledged: boolean }>;

/**
 * Kills a post that takes payments, `times` times at moments drawn from `seed`; after each, opens the base again, holds
 * it against what was acknowledged, and sends again what was not, twice.
 */
export async function killCampaign(times: number, seed: number): Promise<Campaign> {
  const random = seeded(seed);
  const tally = emptyTally();
  const faults: string[] = [];
  for (let done = 0; done < times; done += LIVES) {
    await onNewBase(async (folder) => {
      const sent: KnownSent = new Map();
      for (let life = 0; life < Math.min(LIVES, times - done); life += 1) {
        const heard = await strike(folder, random.below(2 ** 31), anyMoment(random));
        note(sent, heard);
        const found = await judge(folder, sent, heard, tally);
        faults.push(...found.map((fault) => `kill ${done + life + 1}: ${fault}`));
      }
    });
  }
  return { tally, faults };
}

/** The negative control: one post that acknowledges before it commits, killed between the two. */
export async function killEarly(seed: number): Promise<Campaign> {
  const tally = emptyTally();
  const faults: string[] = [];
  await onNewBase(async (folder) => {
    const sent: KnownSent = new Map();
    const nth = 4;
    const moment: Moment = { at: 'ack', nth, ms: 0 };
    const heard = await strike(folder, seed, moment, ['--early', String(nth)]);
    note(sent, heard);
    faults.push(...(await judge(folder, sent, heard, tally)));
  });
  return { tally, faults };
}

async function onNewBase(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-kill-'));
  try {
    await makePost(folder);
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function note(sent: KnownSent, { tried, acknowledged }: Heard): void {
  for (const act of tried) {
    for (const id of idsOf(act)) {
      sent.set(id, { kind: act.kind, cents: centsOf(act, id), acknowledged: false });
    }
  }
  acknowledge(sent, acknowledged);
}

function acknowledge(sent: KnownSent, ids: readonly string[]): void {
  for (const id of ids) {
    const one = sent.get(id);
    if (one !== undefined) one.acknowledged = true;
  }
}

function centsOf(act: Act, id: string): number | null {
  if (act.kind !== 'payment') return null;
  if (act.input.commandId === id) return act.input.amountCents;
  return act.input.others?.find(({ commandId }) => commandId === id)?.amountCents ?? null;
}

async function judge(folder: string, sent: KnownSent, heard: Heard, tally: Tally): Promise<string[]> {
  const { core, client } = openPost(folder);
  try {
    const db = core.services.base.writable();
    const isWritten = (id: string) => sql(db, 'SELECT 1 FROM command WHERE id = ?').get(id) !== undefined;
    const faults = faultsOf(db, sent);
    const unanswered = heard.tried.filter((act) => idsOf(act).some((id) => !sent.get(id)?.acknowledged));
    tally.kills += 1;
    tally.acknowledged += heard.acknowledged.length;
    tally.lost += heard.acknowledged.filter((id) => !isWritten(id)).length;
    if (heard.tried.length === 0) tally.whileOpening += 1;
    else if (unanswered.length === 0) tally.betweenActs += 1;
    for (const act of unanswered) {
      const written = idsOf(act).map(isWritten);
      if (new Set(written).size > 1) faults.push(`half written: ${idsOf(act).join(' ')}`);
      if (written[0] === true) tally.writtenUnanswered += 1;
      else tally.notWritten += 1;
      const before = countOf(db);
      const first = JSON.stringify(await perform(client, act));
      const second = JSON.stringify(await perform(client, act));
      if (first !== second) faults.push(`sent twice, answered otherwise: ${idsOf(act).join(' ')}`);
      const wanted = before + (written[0] === true ? 0 : idsOf(act).length);
      if (countOf(db) !== wanted) faults.push(`sent again, ${countOf(db)} acts where ${wanted} were due`);
      acknowledge(sent, idsOf(act));
    }
    if (unanswered.length > 0) faults.push(...faultsOf(db, sent).filter((fault) => !faults.includes(fault)));
    tally.payments =
      Math.max(tally.payments, 0) + heard.tried.filter(({ kind }) => kind === 'payment').length;
    return faults;
  } finally {
    await core.close();
  }

  function countOf(db: Parameters<typeof faultsOf>[0]): number {
    return sql<{ n: number }>(db, 'SELECT count(*) AS n FROM command').get()?.n ?? 0;
  }
}

function emptyTally(): Tally {
  return {
    kills: 0,
    whileOpening: 0,
    writtenUnanswered: 0,
    notWritten: 0,
    betweenActs: 0,
    acknowledged: 0,
    payments: 0,
    lost: 0,
  };
}

export type { Sent };
