import type { CDPSession, Page } from '@playwright/test';

export const FAMILIES = [
  'keys and chords',
  'addresses and schemes',
  'drops and pastes',
  'pop-ups and printing',
  'history and reload',
  'forged messages on the port',
  'storage',
  'launch arguments',
] as const;
export type Family = (typeof FAMILIES)[number];

/** What a page lets by that a browser then acts on; heard by the watcher that stands in the page before its own code. */
export type Watched =
  | 'keydown'
  | 'contextmenu'
  | 'auxclick'
  | 'wheel'
  | 'dragover'
  | 'drop'
  | 'dragstart'
  | 'print'
  | 'full screen';

/** A page in a real browser, to be left: the kiosk's, or one that nothing guards. */
export type Place = {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Where the page is. */
  readonly origin: string;
  /** Another server of this machine, which counts who comes. */
  readonly elsewhere: string;
  /** A folder of files to drop. */
  readonly files: string;
};

export type Attempt = {
  readonly name: string;
  /** True when it got through by its own measure; what the place notices counts besides. */
  readonly run: (place: Place) => Promise<boolean | undefined>;
  /** What the page must not leave to the browser. */
  readonly watches?: readonly Watched[];
  /** The same address or document may stay and yet something got out: only `run` says. */
};

/** Runs code in the page with a hand on it; true when the code says so. What never answers got nowhere. */
export async function inPage({ cdp }: Place, code: string, ms = 350): Promise<boolean> {
  const expression = `Promise.race([
    (async () => { ${code} })().catch(() => false),
    new Promise((resolve) => setTimeout(resolve, ${ms})),
  ])`;
  const answer = await cdp
    .send('Runtime.evaluate', { expression, awaitPromise: true, userGesture: true, returnByValue: true })
    .catch(() => undefined);
  return answer?.result.value === true;
}

/** A row of code. */
export function script(name: string, code: string, watches: readonly Watched[] = []): Attempt {
  return { name, watches, run: (place) => inPage(place, filled(place, code)) };
}

/** ELSEWHERE and ORIGIN in a code are the place's own. */
export function filled({ elsewhere, origin }: Place, code: string): string {
  return code
    .replaceAll('ELSEWHERE_HOST', new URL(elsewhere).host)
    .replaceAll('ELSEWHERE', elsewhere)
    .replaceAll('ORIGIN', origin);
}
