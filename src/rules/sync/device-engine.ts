import { cutBatch, decideAfterHello, settledBy } from './decide-device.ts';
import type { DeviceStore } from './device-store.ts';
import type { LinkFailure, PortalLink } from './network.ts';
import { PROTOCOL, PULL_CHANGES, PUSH_COMMANDS } from './protocol.ts';

export type DevicePorts = {
  readonly store: DeviceStore;
  readonly link: PortalLink;
  /** Wall clock of the device, milliseconds. */
  readonly now: () => number;
};

export type RoundOptions = {
  /** Changes asked for in one page. */
  readonly pageSize?: number;
  /** Pages pulled before what waits is sent again. */
  readonly pages?: number;
  readonly onPull?: (progress: { readonly done: number; readonly total: number } | null) => void;
};

export type Round =
  /** `more`: there is still something to pull; another round follows at once. */
  | { readonly kind: 'done'; readonly sent: number; readonly applied: number; readonly more: boolean }
  | { readonly kind: 'failed'; readonly failure: LinkFailure };

/**
 * One round with the portal: where both stand, then what waits goes up, then what moved comes down. It can be cut
 * anywhere and begun again: what was answered is settled, what was not is sent again under the same ids.
 */
export async function syncRound(ports: DevicePorts, options: RoundOptions = {}): Promise<Round> {
  const failure = (await greet(ports)) ?? (await pushAll(ports));
  if (typeof failure === 'object') return { kind: 'failed', failure };
  const pulled = await pullSome(ports, options);
  return pulled.kind === 'failed' ? pulled : { ...pulled, sent: failure };
}

async function greet({ store, link, now }: DevicePorts): Promise<LinkFailure | undefined> {
  const counts = store.incarnations();
  const before = now();
  const reply = await link.hello({
    protocol: PROTOCOL,
    incarnations: counts.map(({ incarnation }) => incarnation),
  });
  if (reply.kind === 'failed') return reply.failure;
  const { value } = reply;
  // The portal read its clock somewhere between the two readings of ours.
  store.noteClock(Math.round(Date.parse(value.now) - (before + now()) / 2));
  const next = decideAfterHello(store.link().epoch, counts, value);
  if (next.remint) store.remintIncarnation();
  if (next.begin !== null) store.beginEpoch(next.begin);
  if (next.resend.length > 0) store.resend(next.resend);
  return undefined;
}

/** Sends what waits, each command once in this round; answers how many were settled. */
async function pushAll({ store, link }: DevicePorts): Promise<LinkFailure | number> {
  const { epoch } = store.link();
  if (epoch === null) return 0;
  let sent = 0;
  let last: string | null = null;
  for (;;) {
    const batch = cutBatch(store.unsent(PUSH_COMMANDS, last));
    const end = batch.at(-1);
    if (end === undefined) return sent;
    last = end.id;
    store.markSending(batch.map(({ id }) => id));
    const reply = await link.push({ protocol: PROTOCOL, epoch, commands: [...batch] });
    if (reply.kind === 'failed') return onEpoch(store, reply.failure);
    const settled = reply.value.answers.map(({ id, outcome }) => settledBy(id, outcome));
    store.settle(settled);
    sent += settled.filter(({ state }) => state !== 'waiting').length;
  }
}

async function pullSome(
  { store, link }: DevicePorts,
  { pageSize = PULL_CHANGES, pages = 20, onPull = () => {} }: RoundOptions,
): Promise<
  | { readonly kind: 'done'; readonly applied: number; readonly more: boolean }
  | { readonly kind: 'failed'; readonly failure: LinkFailure }
> {
  let applied = 0;
  for (let page = 0; page < pages; page += 1) {
    const { epoch, cursor } = store.link();
    const reply = await link.pull(cursor, pageSize);
    if (reply.kind === 'failed') {
      if (reply.failure.kind === 'cursor-gone') store.resetCursor();
      return { kind: 'failed', failure: onEpoch(store, reply.failure) };
    }
    const { value } = reply;
    if (value.epoch !== epoch) {
      return { kind: 'failed', failure: onEpoch(store, { kind: 'epoch', epoch: value.epoch }) };
    }
    store.applyPage(value.changes, value.cursor);
    applied += value.changes.length;
    onPull(value.progress);
    if (!value.more) return { kind: 'done', applied, more: false };
  }
  return { kind: 'done', applied, more: true };
}

/** The portal says another epoch than ours: it is taken now, and the next round begins with it. */
function onEpoch(store: DeviceStore, failure: LinkFailure): LinkFailure {
  if (failure.kind === 'epoch') store.beginEpoch(failure.epoch);
  return failure;
}
