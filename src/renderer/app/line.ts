import { type ClientLink, ORPCError } from '@orpc/client';

/** One connection to the core, alive from the moment it is opened until `closed` resolves. */
export type Line = {
  readonly link: ClientLink<Record<never, never>>;
  readonly closed: Promise<void>;
};

/**
 * `connecting`: for the first time. `open`: calls go through. `lost`: was open, and is being opened again; calls
 * wait a little for it.
 */
export type LineState = 'connecting' | 'open' | 'lost';

type Timers = {
  /** Runs once after so many milliseconds. */
  after(ms: number, run: () => void): void;
};

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 3_000;
/** A call made while the line is down fails after this long rather than hang. */
const PATIENCE_MS = 10_000;

const browserTimers: Timers = { after: (ms, run) => void setTimeout(run, ms) };

/**
 * A link that outlives its line: opens another when one closes, and says so. A call caught by the fall of its line
 * fails: only its screen knows whether to ask again (acts carry their id for that).
 */
export function keepLine(
  open: () => Promise<Line>,
  onState: (state: LineState) => void,
  timers: Timers = browserTimers,
): ClientLink<Record<never, never>> {
  let line: Line | undefined;
  let waiting: ((line: Line) => void)[] = [];

  async function run(retryMs: number): Promise<void> {
    let opened: Line;
    try {
      opened = await open();
    } catch {
      timers.after(retryMs, () => void run(Math.min(LONGEST_RETRY_MS, retryMs * 2)));
      return;
    }
    line = opened;
    onState('open');
    const calls = waiting;
    waiting = [];
    for (const resume of calls) resume(opened);
    await opened.closed;
    line = undefined;
    onState('lost');
    void run(FIRST_RETRY_MS);
  }

  function nextLine(): Promise<Line> {
    return new Promise((resolve, reject) => {
      waiting.push(resolve);
      timers.after(PATIENCE_MS, () => {
        waiting = waiting.filter((one) => one !== resolve);
        reject(lost());
      });
    });
  }

  onState('connecting');
  void run(FIRST_RETRY_MS);

  return {
    async call(path, input, options) {
      const current = line ?? (await nextLine());
      try {
        return await current.link.call(path, input, options);
      } catch (error) {
        if (error instanceof ORPCError || line === current) throw error;
        throw lost();
      }
    },
  };
}

function lost() {
  return new ORPCError('SERVICE_UNAVAILABLE', { message: 'the line to the core is down' });
}
