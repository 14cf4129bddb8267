import type { Topic } from '../../contract/events.ts';
import type { StationReport } from '../../rules/sync/protocol.ts';
import type { LinkStanding } from './loop/sync-loop.ts';

/** What the thread that keeps the base in step is started with. Plain data: it crosses threads. */
export type SyncOrder = {
  /** The base's file. */
  readonly file: string;
  readonly key: Uint8Array;
  /** Of the post: attachments, and the mark beside the key. */
  readonly dataFolder: string;
  /** Token naming this installation. */
  readonly token: string;
  readonly origin: string;
  readonly device: string;
};

/** From the core to the thread. */
export type SyncRequest =
  /** An act was recorded. */
  | { readonly kind: 'poke' }
  /** Try now; `tried` answers. */
  | { readonly kind: 'retry'; readonly ask: number }
  /** Write nothing until `release`; `held` answers. */
  | { readonly kind: 'hold'; readonly ask: number }
  | { readonly kind: 'release' }
  | { readonly kind: 'signed'; readonly ask: number; readonly signature: string }
  /** Bring the bytes of a file that somebody opens; `fetched` answers. */
  | { readonly kind: 'fetch'; readonly ask: number; readonly sha256: string }
  /** What somebody at this kiosk asks the portal; `told` answers. */
  | { readonly kind: 'ask-portal'; readonly ask: number; readonly question: KioskQuestion }
  /** How this kiosk stands now. */
  | { readonly kind: 'station'; readonly station: StationReport }
  | { readonly kind: 'stop' };

/** From the thread to the core. */
export type SyncReport =
  | { readonly kind: 'stands'; readonly standing: LinkStanding; readonly at: string }
  | { readonly kind: 'pulled'; readonly progress: PullProgress | null }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  | { readonly kind: 'tried'; readonly ask: number; readonly standing: LinkStanding }
  | { readonly kind: 'held'; readonly ask: number }
  | { readonly kind: 'fetched'; readonly ask: number; readonly outcome: FetchOutcome }
  | { readonly kind: 'told'; readonly ask: number; readonly answer: KioskAnswer }
  /** The key stays with the core: it signs what the thread is asked by the portal. */
  | { readonly kind: 'sign'; readonly ask: number; readonly text: string }
  | { readonly kind: 'note'; readonly event: string; readonly facts: Readonly<Record<string, string>> }
  | { readonly kind: 'fault'; readonly message: string; readonly code: string; readonly stack: string };

/** `person`: his handle. A password crosses threads, and is kept by neither. */
export type KioskQuestion =
  | {
      readonly kind: 'password';
      readonly account: string;
      readonly person: string;
      readonly password: string;
    }
  | { readonly kind: 'claim'; readonly code: string };

/** `yes`: the password is right, the code is ours. `wait`: seconds; it was not looked at. */
export type KioskAnswer = 'yes' | 'no' | 'offline' | { readonly wait: number };

/** `absent`: the portal answers and does not have it for this agency. */
export type FetchOutcome = 'kept' | 'absent' | 'unreachable';

export type PullProgress = { readonly done: number; readonly total: number };
