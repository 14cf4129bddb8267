/** How far what is typed may be ahead of what is kept, in milliseconds. */
export const DRAFT_DELAY_MS = 400;

export type DraftBody = Readonly<Record<string, unknown>>;
export type DraftPlace = {
  /** Whose draft: what one agent typed is never written under another's name. */
  readonly agent: string;
  readonly form: string;
  readonly account: string | null;
};
type Entry = { readonly place: DraftPlace; readonly body: DraftBody };

type KeptListener = (place: DraftPlace, savedAt: string) => void;

/** Writes one draft for the agent signed in now; answers when it was kept (ISO instant). */
export type SaveDraft = (place: DraftPlace, body: DraftBody) => Promise<string>;

/**
 * Keeps forms in the core while they are typed. What could not be written (the core is away, the post has just been
 * locked) stays here and leaves at the next flush, so that a form survives both.
 */
export class DraftWriter {
  readonly #pending = new Map<string, Entry>();
  readonly #save: SaveDraft;
  readonly #listeners = new Set<KeptListener>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(save: SaveDraft) {
    this.#save = save;
  }

  /** Notes the latest state of a form; it is written at most DRAFT_DELAY_MS later, however fast the keys come. */
  note(place: DraftPlace, body: DraftBody, onFailure: (error: unknown) => void = () => {}): void {
    this.#pending.set(keyOf(place), { place, body });
    this.#timer ??= setTimeout(() => void this.flush(place.agent).catch(onFailure), DRAFT_DELAY_MS);
  }

  /** What was typed and is not written yet. */
  pending(place: DraftPlace): DraftBody | undefined {
    return this.#pending.get(keyOf(place))?.body;
  }

  /** Tells when a draft was kept (ISO instant), until the returned function is called. */
  onKept(listener: KeptListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Forgets a draft that has become an act, or was thrown away; resolves when no write of it can follow. */
  drop(place: DraftPlace): Promise<void> {
    this.#pending.delete(keyOf(place));
    return this.#writing.catch(() => {});
  }

  /** Writes now all that this agent has typed. Rejects with the first failure; what failed is kept for later. */
  flush(agent: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => {}).then(() => this.#writeAll(agent));
    return this.#writing;
  }

  async #writeAll(agent: string): Promise<void> {
    const failures: unknown[] = [];
    for (const [key, entry] of [...this.#pending]) {
      if (entry.place.agent !== agent) continue;
      try {
        const savedAt = await this.#save(entry.place, entry.body);
        for (const listener of this.#listeners) listener(entry.place, savedAt);
        // Typed meanwhile: the newer state has its own timer.
        if (this.#pending.get(key) === entry) this.#pending.delete(key);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

function keyOf({ agent, form, account }: DraftPlace): string {
  return JSON.stringify([agent, form, account]);
}
