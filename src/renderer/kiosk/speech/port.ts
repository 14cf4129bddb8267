/** Says sentences; `now`: instead of what is being said. */
export function enqueue(_sentences: readonly (string | undefined)[], _now: boolean): void {}

/** Stops at once and forgets what was said. */
export function stopSpeech(): void {}
