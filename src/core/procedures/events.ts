import type { CoreEvent, Topic } from '../../contract/events.ts';

type Listener = (event: CoreEvent) => void;

/** Events of the core; listeners hear them in the order of the commits. */
export class EventHub {
  readonly #listeners = new Set<Listener>();

  publish(event: CoreEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  changed(topics: readonly Topic[]): void {
    if (topics.length > 0) this.publish({ kind: 'changed', topics: [...new Set(topics)] });
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Events from now on, until the signal aborts. */
  async *stream(signal: AbortSignal | undefined): AsyncGenerator<CoreEvent> {
    const waiting: CoreEvent[] = [];
    let wake: (() => void) | undefined;
    const stop = this.subscribe((event) => {
      waiting.push(event);
      wake?.();
    });
    const abort = () => wake?.();
    signal?.addEventListener('abort', abort);
    try {
      while (signal?.aborted !== true) {
        const event = waiting.shift();
        if (event !== undefined) yield event;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', abort);
    }
  }
}
