import type { PaymentMode } from '../../src/contract/payments.ts';
import type { SyncStatus } from '../../src/contract/sync.ts';
import { systemIds } from '../../src/core/host/system-clock.ts';
import { openTestCore, type TestClient, type TestCore } from '../support/open-test-core.ts';
import { MEANS } from '../support/payment-acts.ts';

/** A post of the agency, with the responsable who works there. */
export type WeeksPost = {
  readonly core: TestCore;
  readonly client: TestClient;
  readonly till: string;
};

/** What a counter did, counted beside it by the simplest means. */
export type Took = { readonly account: string; readonly cents: number; back: boolean };

export async function openPost(
  till: string,
  start: string,
  join: { readonly address: string; readonly code: string },
  staff: { readonly login: string; readonly password: string },
): Promise<WeeksPost> {
  const core = await openTestCore({
    landlordId: null,
    start,
    // Two installations: their bases must not be born under one incarnation.
    ports: (ports) => ({ ...ports, ids: systemIds }),
  });
  const { client } = core.port('anonymous');
  await client.setup.join(join);
  await settled(core, () => core.db.prepare('SELECT count(*) FROM agent').pluck().get() === 1);
  await client.session.signIn({ agent: staff.login, password: staff.password });
  await until({ core, client }, ({ link, pull }) => link === 'online' && pull === null);
  return { core, client, till };
}

/** Waits, event after event, for the base to be as said. */
export async function settled(core: TestCore, holds: () => boolean): Promise<void> {
  for (;;) {
    const heard = new Promise<void>((resolve) => {
      const leave = core.core.services.events.subscribe(() => {
        leave();
        resolve();
      });
    });
    if (holds()) return;
    await heard;
  }
}

export async function until(
  { core, client }: Pick<WeeksPost, 'core' | 'client'>,
  holds: (status: SyncStatus) => boolean,
): Promise<void> {
  for (;;) {
    const heard = new Promise<void>((resolve) => {
      const leave = core.core.services.events.subscribe(() => {
        leave();
        resolve();
      });
    });
    if (holds(await client.sync.status())) return;
    await heard;
  }
}

const MODES: readonly PaymentMode[] = ['especes', 'cheque', 'carte'];
const DAY_MS = 86_400_000;
const MORNING_MS = 8 * 3_600_000;

/** One day at this post: the till opened, payments, one taken back, one announced, the till counted and closed. */
export async function workDay(
  { core, client }: WeeksPost,
  accounts: readonly string[],
  payments: number,
  random: (below: number) => number,
  id: () => string,
): Promise<Took[]> {
  const { id: _opening } = await client.till.open({ commandId: id(), floatCents: 10_000 });
  const took: (Took & { readonly id: string })[] = [];
  for (let n = 0; n < payments; n += 1) {
    core.clock.advance(60_000 + random(120_000));
    const account = accounts[random(accounts.length)] ?? '';
    const amountCents = 1 + random(6_000);
    const commandId = id();
    const mode = MODES[random(MODES.length)] ?? 'carte';
    const input = {
      commandId,
      account,
      amountCents,
      chosenMonths: [],
      payer: null,
      duplicateConfirmed: true,
    };
    const { mode: taken } = await client.payments.record({ ...input, mode, means: MEANS[mode](amountCents) });
    if (taken !== mode) throw new Error('taken by another mode');
    took.push({ id: commandId, account, cents: amountCents, back: false });
  }
  const taken = took[random(took.length)];
  if (taken !== undefined) {
    const reason = { reason: 'montant', text: '' } as const;
    await client.payments.reverse({ commandId: id(), payment: taken.id, kind: 'annulation', ...reason });
    taken.back = true;
  }
  await client.payments.announce({
    commandId: id(),
    account: accounts[random(accounts.length)] ?? '',
    amountCents: 1 + random(9_000),
    chosenMonths: [],
    mode: 'virement',
    payer: null,
  });
  const count = await client.till.count({ commandId: id(), counts: [] });
  await client.till.close({ commandId: id(), count: count.id, reason: 'compté le soir', grant: null });
  // The night passes on the wall only: the post would lock, and its responsable sign in again.
  const now = core.clock.now();
  core.clock.setWall(new Date(now - (now % DAY_MS) + DAY_MS + MORNING_MS).toISOString());
  return took;
}
