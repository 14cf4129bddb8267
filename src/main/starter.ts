import type { CoreReport, JoinOrder } from '../contract/core-process.ts';

type DemonstrationReport = Extract<CoreReport, { readonly type: 'demonstration' }>;

/** The program that started this one, when it listens: `npm start`, which gives a demonstration base its portal. */
export type Starter = {
  tell(report: DemonstrationReport): void;
  onJoin(listener: (order: JoinOrder) => void): void;
};

/** What of a Node process speaks to the one that started it. */
type Channel = {
  send?: (message: DemonstrationReport) => unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
};

/** Undefined for an installed program, which nobody listens to. */
export function starterOf(channel: Channel): Starter | undefined {
  const { send } = channel;
  if (send === undefined) return undefined;
  return {
    tell: (report) => void send.call(channel, report),
    onJoin(listener) {
      channel.on('message', (message) => {
        if (isJoin(message)) listener(message);
      });
    },
  };
}

function isJoin(message: unknown): message is JoinOrder {
  const { type, address, code, adopt } = Object(message) as Partial<Record<keyof JoinOrder, unknown>>;
  return (
    type === 'join' && typeof address === 'string' && typeof code === 'string' && typeof adopt === 'boolean'
  );
}
