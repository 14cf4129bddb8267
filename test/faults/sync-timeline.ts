/** Virtual time: what is due next runs to its end before anything else does. */
export type Timeline = {
  /** Milliseconds since 1970, of nobody's clock. */
  now(): number;
  /** Runs something later. It answers false when it did nothing, and there is nothing to wait for. */
  after(ms: number, run: () => boolean): void;
  /** Resolves after so many virtual milliseconds. */
  sleep(ms: number): Promise<void>;
  /** What must be through before the next event: calls to stores that are real. */
  hold(work: Promise<unknown>): void;
  /** Runs all that is due until an instant, and stands there. */
  runUntil(instant: number): Promise<void>;
  /** Lets everything that is ready go on as far as it can. */
  settle(): Promise<void>;
};

type Event = { readonly at: number; readonly order: number; readonly run: () => boolean };

export function timeline(start: number): Timeline {
  const heap: Event[] = [];
  const held = new Set<Promise<unknown>>();
  let now = start;
  let order = 0;

  async function settle(): Promise<void> {
    // A turn of the loop comes after every microtask: whatever could go on without time passing has done so.
    await new Promise((resolve) => setImmediate(resolve));
    while (held.size > 0) {
      await Promise.allSettled(held);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function after(ms: number, run: () => boolean): void {
    order += 1;
    push(heap, { at: now + Math.max(0, Math.round(ms)), order, run });
  }

  return {
    now: () => now,
    after,
    sleep: (ms) =>
      new Promise((resolve) => {
        after(ms, () => {
          resolve();
          return true;
        });
      }),
    hold(work) {
      const through = work.catch(() => {}).finally(() => held.delete(through));
      held.add(through);
    },
    async runUntil(instant) {
      for (let next = heap[0]; next !== undefined && next.at <= instant; next = heap[0]) {
        pop(heap);
        now = next.at;
        if (next.run()) await settle();
      }
      now = Math.max(now, instant);
    },
    settle,
  };
}

function isBefore(one: Event, other: Event): boolean {
  return one.at !== other.at ? one.at < other.at : one.order < other.order;
}

function push(heap: Event[], event: Event): void {
  let at = heap.length;
  heap.push(event);
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up];
    if (parent === undefined || isBefore(parent, event)) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = event;
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    const left = heap[down];
    const right = heap[down + 1];
    if (left === undefined) break;
    let least = left;
    if (right !== undefined && isBefore(right, left)) {
      down += 1;
      least = right;
    }
    if (isBefore(last, least)) break;
    heap[at] = least;
    at = down;
  }
  heap[at] = last;
}
