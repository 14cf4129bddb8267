/** How many sentences the transcript keeps. */
export const KEPT = 50;

/** What is to be said: an order, oldest first. */
export type SpeechQueue = {
  /** Not begun yet. */
  readonly waiting: readonly string[];
  /** What was said or is being said, newest last, at most `KEPT`. */
  readonly said: readonly string[];
};

export const EMPTY_QUEUE: SpeechQueue = { waiting: [], said: [] };

/** Puts sentences in; `now` drops what waits. */
export function queued(queue: SpeechQueue, sentences: readonly string[], now: boolean): SpeechQueue {
  const clean = sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
  return {
    waiting: now ? clean : [...queue.waiting, ...clean],
    said: [...queue.said, ...clean].slice(-KEPT),
  };
}

/** Takes the next one to say. */
export function taken(queue: SpeechQueue): {
  readonly next: string | undefined;
  readonly queue: SpeechQueue;
} {
  const [next, ...waiting] = queue.waiting;
  return { next, queue: { ...queue, waiting } };
}
