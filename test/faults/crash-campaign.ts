import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMeta } from '../../src/core/database/meta.ts';
import { systemIds } from '../../src/core/host/system-clock.ts';
import type { Ports } from '../../src/core/ports.ts';
import { openTestCore } from '../support/open-test-core.ts';
import type { TestPostgres } from '../support/postgres.ts';
import {
  type CrashFaults,
  type CrashPortalFacts,
  judgeCrashes,
  type PostFacts,
  portalFacts,
  postFacts,
} from './crash-judge.ts';
import { openJoinedPost } from './crash-post.ts';
import {
  enrolmentCode,
  freePort,
  type PostProcess,
  portalProcess,
  postProcess,
  type Told,
} from './crash-processes.ts';
import { faultsOf } from './kill-checks.ts';
import { makePost } from './kill-post.ts';
import { type Random, seeded } from './random.ts';

export type CrashTally = {
  posts: number;
  portal: number;
  databases: number;
  told: number;
  acknowledged: number;
  atPortal: number;
  cents: number;
};
export type CrashCampaign = {
  readonly tally: CrashTally;
  readonly faults: CrashFaults;
  /** What each base says of itself, and processes that ended unasked. */
  readonly others: readonly string[];
  /** The same judgement with an act taken away from the portal, and with one more there: both must be seen. */
  readonly controls: readonly [CrashFaults, CrashFaults];
};

const TILLS = ['G2', 'G3'];
/** How long all may take to be sent in the end. */
const DRAIN_MS = 180_000;
/** A post that says nothing for so long is killed as it is. */
const SILENT_MS = 30_000;

/**
 * Two posts that take money and one portal on a throw-away cluster, all at work, of which one is killed `times` times;
 * then everything is let go on, and what each holds is held against what the clerks were told.
 */
export async function crashCampaign(
  cluster: TestPostgres,
  times: number,
  seed: number,
  heard: (done: number) => void = () => {},
): Promise<CrashCampaign> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'guichet-crash-'));
  const tally: CrashTally = {
    posts: 0,
    portal: 0,
    databases: 0,
    told: 0,
    acknowledged: 0,
    atPortal: 0,
    cents: 0,
  };
  const port = await freePort();
  const portal = portalProcess({ url: cluster.url, state: join(folder, 'repere'), port });
  const people: { readonly folder: string; readonly told: Told; readonly process: PostProcess }[] = [];
  try {
    await begin(portal);
    for (const [index, till] of TILLS.entries()) {
      const own = join(folder, `poste-${till}`);
      const told: Told = new Map();
      await joinedPost(own, till, cluster.url, `http://127.0.0.1:${port}`);
      people.push({ folder: own, told, process: postProcess(till, own, seed + index * 1_000_000, told) });
    }
    for (const { process } of people) process.start();

    for (let done = 0; done < times; done += 1) {
      await anyMoment(random, people);
      const drawn = random.below(10);
      if (drawn === 0) {
        await cluster.stop('immediate');
        await cluster.restart();
        tally.databases += 1;
      } else if (drawn < 4) {
        await portal.kill();
        portal.start();
        tally.portal += 1;
      } else {
        const post = random.pick(people).process;
        await post.kill();
        post.start();
        tally.posts += 1;
      }
      heard(done + 1);
    }
    for (const { process } of people) await process.kill();
    await portal.kill();
    await begin(portal);
    const others = [...portal.ends, ...people.flatMap(({ process }) => process.ends)];
    const posts: PostFacts[] = [];
    // Twice: what the second one sent must come down to the first.
    for (let pass = 0; pass < 2; pass += 1) {
      posts.length = 0;
      for (const [index, { folder: own, told }] of people.entries()) {
        const { facts, faults } = await drained(own, TILLS[index] ?? '', told);
        posts.push(facts);
        if (pass === 1) others.push(...faults);
      }
    }
    const held = await portalFacts(cluster.url);
    for (const { told } of people) {
      tally.told += told.size;
      tally.acknowledged += [...told.values()].filter(({ acknowledged }) => acknowledged).length;
    }
    tally.atPortal = held.commands.size;
    tally.cents = held.cents;
    return {
      tally,
      faults: judgeCrashes(posts, held),
      others,
      controls: [judgeCrashes(posts, without(held)), judgeCrashes(posts, withOneMore(held))],
    };
  } finally {
    for (const { process } of people) await process.kill();
    await portal.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** While a post still opens, or once one has told its clerk of some acts more. */
async function anyMoment(
  random: Random,
  people: readonly { readonly process: PostProcess }[],
): Promise<void> {
  const busy = random.below(4) > 0;
  const late = busy ? SILENT_MS : 50 + random.below(2_000);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, late);
    if (!busy) return;
    random
      .pick(people)
      .process.afterAcknowledging(1 + random.below(25))
      .then(() => {
        clearTimeout(timer);
        resolve();
      });
  });
}

async function begin(portal: ReturnType<typeof portalProcess>): Promise<void> {
  const ready = portal.ready();
  portal.start();
  await ready;
}

/** A base with accounts in debt and a till of its own, joined to the portal. */
async function joinedPost(folder: string, till: string, url: string, address: string): Promise<void> {
  mkdirSync(folder);
  // Ids of the machine: two posts must not be one incarnation.
  const ports = (given: Ports): Ports => ({ ...given, ids: systemIds });
  await makePost(folder, ports);
  const core = await openTestCore({ folder, ports });
  writeMeta(core.db, 'till', till);
  await core.close();
  const code = await enrolmentCode(url, `Guichet ${till}`, till);
  const post = openJoinedPost(folder);
  await post.client.sync.join({ address, code });
  await post.core.close();
}

/** Lets a post send all that waits, and pull all that there is. */
async function drained(
  folder: string,
  till: string,
  told: Told,
): Promise<{ readonly facts: PostFacts; readonly faults: readonly string[] }> {
  const { core, client } = openJoinedPost(folder);
  try {
    const end = performance.now() + DRAIN_MS;
    for (;;) {
      // One whole round, pull included, is through when this answers.
      await client.sync.retry();
      const { waiting, link, pull } = await client.sync.status();
      if ((waiting === 0 && link === 'online' && pull === null) || performance.now() > end) break;
    }
    await client.sync.retry();
    const db = core.services.base.readable();
    return {
      facts: postFacts(till, db, told),
      faults: faultsOf(db, told, till).map((fault) => `${till}: ${fault}`),
    };
  } finally {
    await core.close();
  }
}

function without(held: CrashPortalFacts): CrashPortalFacts {
  const [first] = held.commands.keys();
  return { ...held, commands: new Map([...held.commands].filter(([id]) => id !== first)) };
}

function withOneMore(held: CrashPortalFacts): CrashPortalFacts {
  return { ...held, cents: held.cents + 1 };
}
