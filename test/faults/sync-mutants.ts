import type { DeviceStore } from '../../src/rules/sync/device-store.ts';
import { AlreadyHeld, type DeviceIdentity, type PortalStore } from '../../src/rules/sync/portal-store.ts';
import type { PushAnswer, PushRequest, WireCommand } from '../../src/rules/sync/protocol.ts';

/** Each rule of the protocol taken away, outside the program: around its ports. */
export const MUTANTS = [
  /** A command that came before has its effect again. */
  'no-idempotency',
  /** What a command is known by is its seq, below the highest held of its incarnation; and a base keeps its identity. */
  'watermark',
  /** What the portal took leaves the device. */
  'purge-on-ack',
  /** Positions come from a plain sequence. */
  'naive-cursor',
  /** The cursor is kept before its page. */
  'split-cursor',
  /** The epoch never changes. */
  'no-epoch',
] as const;
export type Mutant = (typeof MUTANTS)[number];

export function isMutant(name: string): name is Mutant {
  return (MUTANTS as readonly string[]).includes(name);
}

/**
 * A device's store with a rule taken away. `mayDie` is a place where the process may be cut; `purged` what its disk is
 * to be taken to have lost, kept as long as the disk.
 */
export function mutatedDevice(
  store: DeviceStore,
  mutant: Mutant | null,
  mayDie: () => void,
  purged: Set<string>,
): DeviceStore {
  switch (mutant) {
    case 'purge-on-ack': {
      // What is gone can neither be sent again nor be missed: it stands as sent whatever comes.
      const hide = () => store.settle([...purged].map((id) => ({ id, state: 'sent', suspense: false })));
      return {
        ...store,
        incarnations: () => store.incarnations().map((one) => ({ ...one, sent: 0 })),
        settle(settled) {
          store.settle(settled);
          for (const { id, state } of settled) if (state === 'sent') purged.add(id);
        },
        beginEpoch(epoch) {
          store.beginEpoch(epoch);
          hide();
        },
        resend(incarnations) {
          store.resend(incarnations);
          hide();
        },
      };
    }
    case 'split-cursor':
      return {
        ...store,
        applyPage(changes, cursor) {
          store.applyPage([], cursor);
          mayDie();
          store.applyPage(changes, cursor);
        },
      };
    case 'watermark':
      return { ...store, remintIncarnation() {} };
    default:
      return store;
  }
}

export function mutatedPortal(store: PortalStore, mutant: Mutant | null, newId: () => string): PortalStore {
  if (mutant !== 'no-idempotency') return store;
  return {
    ...store,
    transaction: (from, work) =>
      store.transaction(from, (tx) => {
        const copies = new Map<string, string>();
        return work({
          ...tx,
          held: async () => undefined,
          async keep(command, by, outcome) {
            // Known already: it is taken for another one.
            const known = (await tx.held(command.id)) !== undefined;
            if (known) copies.set(command.id, newId());
            try {
              await tx.keep({ ...command, id: copies.get(command.id) ?? command.id }, by, outcome);
            } catch (error) {
              if (!(error instanceof AlreadyHeld)) throw error;
            }
          },
          place: (command, by, suspense) =>
            tx.place({ ...command, id: copies.get(command.id) ?? command.id }, by, suspense),
        });
      }),
  };
}

/** The push of a portal that trusts a watermark: what is below the highest seq held is taken for known. */
export async function splitAtWatermark(
  store: PortalStore,
  from: DeviceIdentity,
  request: PushRequest,
): Promise<{ readonly above: PushRequest; readonly known: PushAnswer['answers'] }> {
  const held = await store.held(from, [...new Set(request.commands.map(({ incarnation }) => incarnation))]);
  const isKnown = ({ incarnation, seq }: WireCommand) => seq <= (held.get(incarnation)?.maxSeq ?? 0);
  return {
    above: { ...request, commands: request.commands.filter((command) => !isKnown(command)) },
    known: request.commands
      .filter(isKnown)
      .map(({ id }) => ({ id, outcome: { kind: 'accepted', suspense: false } })),
  };
}
