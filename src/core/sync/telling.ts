import type { Topic } from '../../contract/events.ts';

/** A page is applied every few tens of milliseconds: the screens, which read again what they show, are told less often. */
const EVERY_MS = 300;

/** Gathers what changed and tells it together: at once after a quiet time, then not more often than that. */
export class Telling {
  readonly #tell: (topics: readonly Topic[]) => void;
  readonly #after: (work: () => void, ms: number) => unknown;
  readonly #topics = new Set<Topic>();
  #waiting = false;

  constructor(tell: (topics: readonly Topic[]) => void, after: (work: () => void, ms: number) => unknown) {
    this.#tell = tell;
    this.#after = after;
  }

  add(topics: readonly Topic[]): void {
    for (const topic of topics) this.#topics.add(topic);
    if (this.#waiting || this.#topics.size === 0) return;
    this.#waiting = true;
    this.flush();
    this.#after(() => {
      this.#waiting = false;
      this.add([]);
    }, EVERY_MS);
  }

  /** Tells what is gathered now. */
  flush(): void {
    if (this.#topics.size === 0) return;
    const topics = [...this.#topics];
    this.#topics.clear();
    this.#tell(topics);
  }
}
