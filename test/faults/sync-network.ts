import type { PortalLink, Reply } from '../../src/rules/sync/network.ts';
import type { Random } from './random.ts';
import type { Timeline } from './sync-timeline.ts';

/** How bad the network is now. */
export type Weather = {
  /** In a thousand messages, each way. */
  dropped: number;
  doubled: number;
  /** Longest delay, milliseconds: messages overtake each other within it. */
  slowest: number;
};

export type NetworkTally = { messages: number; dropped: number; doubled: number; cut: number; late: number };

/** What the portal does with a request; undefined when nobody answers. */
export type Serve = {
  readonly [call in keyof PortalLink]: (
    ...request: Parameters<PortalLink[call]>
  ) => Promise<Awaited<ReturnType<PortalLink[call]>> | undefined>;
};

const TIMEOUT_MS = 20_000;

/** The way from one post to the portal, on which anything may happen to a message but being altered. */
export function unreliableLink(
  time: Timeline,
  random: Random,
  weather: Weather,
  tally: NetworkTally,
  serve: Serve,
  isCut: () => boolean,
): PortalLink {
  /** Whether a message gets through, some time later. */
  function send(arrive: () => void): void {
    tally.messages += 1;
    if (random.below(1_000) < weather.dropped) {
      tally.dropped += 1;
      return;
    }
    time.after(5 + random.below(weather.slowest), () => {
      if (isCut()) {
        tally.cut += 1;
        return false;
      }
      arrive();
      return true;
    });
  }

  function call<T>(ask: () => Promise<Reply<T> | undefined>): Promise<Reply<T>> {
    return new Promise((resolve) => {
      let waits = true;
      const end = (reply: Reply<T>) => {
        if (!waits) tally.late += 1;
        waits = false;
        resolve(reply);
      };
      const deliver = () => {
        const answered = ask().then((reply) => {
          if (reply !== undefined) send(() => end(reply));
        });
        // What the portal threw is its own affair; nobody answers.
        answered.catch(() => {});
      };
      time.after(TIMEOUT_MS, () => {
        if (!waits) return false;
        end({ kind: 'failed', failure: { kind: 'unreachable' } });
        return true;
      });
      send(deliver);
      if (random.below(1_000) < weather.doubled) {
        tally.doubled += 1;
        send(deliver);
      }
    });
  }

  return {
    hello: (request) => call(() => serve.hello(request)),
    push: (request) => call(() => serve.push(request)),
    pull: (cursor, limit) => call(() => serve.pull(cursor, limit)),
  };
}
