import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import type { Act } from '../sync/acts.ts';
import type { PortalFacts } from './sync-bases.ts';
import type { Post } from './sync-post.ts';

type Recorded = {
  readonly act: Act;
  readonly number: string;
  readonly agency: string;
  /** The clerk was told it is done. */
  told: boolean;
  /** A disk that held it was put back to a copy that did not. */
  rolledBack: boolean;
};

/** What really happened, kept outside both sides. */
export type Oracle = {
  recorded(act: Act, number: string, by: DeviceIdentity): void;
  acknowledged(id: string): void;
  rolledBack(id: string): void;
  acts(): ReadonlyMap<string, Recorded>;
  judge(posts: readonly Post[], portal: PortalFacts): Verdict;
};

export type Verdict = {
  readonly acts: number;
  readonly acknowledged: number;
  /** Only on a disk that was put back: gone with it. */
  readonly onlyRolledBack: number;
  /** Follow something that is gone with a disk: they stay in the queue, and say so. */
  readonly orphans: number;
  readonly refused: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly diverged: readonly string[];
  readonly numbersTwice: readonly string[];
  readonly stuck: readonly string[];
  readonly conflicts: readonly string[];
};

export function oracle(): Oracle {
  const acts = new Map<string, Recorded>();

  function judge(posts: readonly Post[], portal: PortalFacts): Verdict {
    const disks = posts.map((post) => post.base.rows());
    const isOnDisk = (id: string) => disks.some((rows) => rows.has(id));
    /** Nobody has it any more, and a disk that had it was put back. */
    const isGone = (id: string) =>
      !portal.commands.has(id) && !isOnDisk(id) && acts.get(id)?.rolledBack === true;
    const isOrphan = (id: string): boolean =>
      (acts.get(id)?.act.follows ?? []).some(
        (parent) => isGone(parent) || (!portal.commands.has(parent) && isOrphan(parent)),
      );

    const lost: string[] = [];
    const stuck: string[] = [];
    let onlyRolledBack = 0;
    const orphans = new Set<string>();
    for (const [id, { told, rolledBack }] of acts) {
      if (portal.commands.has(id)) continue;
      if (isOnDisk(id)) {
        if (isOrphan(id)) orphans.add(id);
        else lost.push(`${id} is on a disk and not at the portal`);
      } else if (told && rolledBack) onlyRolledBack += 1;
      else if (told) lost.push(`${id} is nowhere`);
    }
    for (const [index, rows] of disks.entries()) {
      for (const [id, { state }] of rows) {
        if ((state === 'waiting' || state === 'sending') && !orphans.has(id)) {
          stuck.push(`${id} still waits at post ${index}`);
        }
      }
    }

    const doubled: string[] = [];
    let cents = 0;
    let refused = 0;
    for (const [id, { accepted }] of portal.commands) {
      const known = acts.get(id);
      if (known === undefined) doubled.push(`${id} was never recorded by anyone`);
      else if (accepted) cents += signedCents(known.act);
      else {
        refused += 1;
        if (known.act.kind !== 'announcement') lost.push(`${id} is a fact and was refused`);
      }
    }
    if (cents !== portal.cents)
      doubled.push(`the portal counts ${portal.cents} cents where ${cents} were taken`);

    return {
      acts: acts.size,
      acknowledged: [...acts.values()].filter(({ told }) => told).length,
      onlyRolledBack,
      orphans: orphans.size,
      refused,
      lost,
      doubled,
      diverged: divergences(posts, portal),
      numbersTwice: numbersUsedTwice(portal),
      stuck,
      conflicts: disks.flatMap((rows, index) =>
        [...rows]
          .filter(([, { code }]) => code === 'SYN-422')
          .map(([id]) => `${id} in conflict at post ${index}`),
      ),
    };
  }

  function numbersUsedTwice(portal: PortalFacts): string[] {
    const onPaper = new Map<string, string>();
    const twice: string[] = [];
    for (const [id, { number, told }] of acts) {
      if (!told) continue;
      const other = onPaper.get(number);
      if (other !== undefined) twice.push(`${number} is on the papers of ${other} and ${id}`);
      onPaper.set(number, id);
    }
    for (const [number, ids] of portal.numbers) {
      if (new Set(ids).size > 1) twice.push(`${number} came to the portal ${ids.length} times`);
    }
    return twice;
  }

  return {
    recorded(act, number, { agency }) {
      acts.set(act.id, { act, number, agency, told: false, rolledBack: false });
    },
    acknowledged(id) {
      const one = acts.get(id);
      if (one !== undefined) one.told = true;
    },
    rolledBack(id) {
      const one = acts.get(id);
      if (one !== undefined) one.rolledBack = true;
    },
    acts: () => acts,
    judge,
  };
}

function signedCents(act: Act): number {
  if (act.kind === 'announcement') return 0;
  return act.kind === 'payment' ? act.cents : -act.cents;
}

/** What a post counts is what the portal counts for its agency, and the landlord's data is the portal's. */
function divergences(posts: readonly Post[], portal: PortalFacts): string[] {
  return posts.flatMap((post, index) => {
    const { agency } = post.identity;
    return [
      ...differences(post.base.counted(), portal.acts.get(agency) ?? new Set(), `post ${index}`),
      ...differences(post.base.landlordData(), portal.landlordData.get(agency) ?? new Set(), `post ${index}`),
    ];
  });
}

function differences(have: ReadonlySet<string>, want: ReadonlySet<string>, who: string): string[] {
  return [
    ...[...want].filter((id) => !have.has(id)).map((id) => `${who} was never told ${id}`),
    ...[...have].filter((id) => !want.has(id)).map((id) => `${who} holds ${id}, and the portal does not`),
  ];
}
