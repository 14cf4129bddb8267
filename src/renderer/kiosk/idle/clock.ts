/** Seconds without anything before the question, and seconds the question stays. */
export type IdleTimes = { readonly seconds: number; readonly notice: number };

export type IdleState =
  | { readonly kind: 'present' }
  /** The question stands; `left` in whole seconds, never 0. */
  | { readonly kind: 'asking'; readonly left: number }
  | { readonly kind: 'gone' };

/** Where the idle clock stands, so long after the last sign of a person. Milliseconds. */
export function idleState(silentMs: number, { seconds, notice }: IdleTimes): IdleState {
  const over = silentMs / 1_000 - seconds;
  if (over < 0) return { kind: 'present' };
  if (over >= notice) return { kind: 'gone' };
  return { kind: 'asking', left: Math.max(1, Math.ceil(notice - over)) };
}
