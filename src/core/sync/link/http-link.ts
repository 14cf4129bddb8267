import {
  challengeAnswerSchema,
  type SessionRequest,
  sessionAnswerSchema,
  sessionText,
} from '../../../contract/portal.ts';
import type { LinkFailure, PortalLink, Reply } from '../../../rules/sync/network.ts';
import { helloAnswerSchema, pullAnswerSchema, pushAnswerSchema } from '../../../rules/sync/protocol.ts';
import { callPortal, jsonOf, type PortalAnswer, type PortalCall } from './call-portal.ts';
import { type KioskCalls, kioskCalls } from './kiosk-calls.ts';
import { type PortalUploads, uploadCalls } from './upload-calls.ts';

export type HttpLinkOptions = {
  readonly origin: string;
  readonly device: string;
  /** Signs with the device's key; base64. */
  readonly sign: (text: string) => Promise<string>;
  /** Milliseconds that only grow: how old the session is. */
  readonly monotonic: () => number;
  /** What went wrong on the way: a path and a code, never a body. */
  readonly note: (path: string, detail: string) => void;
};

const SHORT_MS = 20_000;
const LONG_MS = 60_000;
const SMALL = 64 * 1024;
const MEDIUM = 2 * 1024 * 1024;
const LARGE = 32 * 1024 * 1024;
/** A session is made again this long before it would end. */
const EARLY_MS = 30_000;

/** Documents of the agency's accounts, and what acts name. */
export type PortalFiles = {
  /** Bytes, unchecked; undefined when the portal does not have them for this agency. */
  file(sha256: string): Promise<Reply<Uint8Array | undefined>>;
};

type Session = { readonly token: string; readonly endsAt: number };
export type Ask<T> = Omit<PortalCall<T>, 'token'>;
/** A call under the device's session; `known`: what a refusal means to this call alone, where it means something. */
export type Authorised = <T>(
  ask: Ask<T>,
  known?: (refusal: Refusal) => Reply<T> | undefined,
) => Promise<Reply<T>>;

/** The way to the landlord's portal over HTTP: a session opened by the device's key, and what went wrong said in words of the protocol. */
export function httpLink(options: HttpLinkOptions): PortalLink & PortalFiles & PortalUploads & KioskCalls {
  let session: Session | undefined;

  async function call<T>(ask: Ask<T>, token?: string): Promise<PortalAnswer<T>> {
    const answer = await callPortal(options.origin, token === undefined ? ask : { ...ask, token });
    if (answer.kind === 'unreachable') options.note(pathOf(ask.path), answer.detail);
    if (answer.kind === 'refused')
      options.note(pathOf(ask.path), answer.failure?.code ?? String(answer.status));
    return answer;
  }

  async function openSession(): Promise<Reply<Session>> {
    const { device } = options;
    const challenge = await call({
      method: 'POST',
      path: '/sync/v1/challenge',
      body: { device },
      decode: jsonOf(challengeAnswerSchema),
      cap: SMALL,
      timeoutMs: SHORT_MS,
    });
    if (challenge.kind !== 'answer') return failed(challenge);
    const { nonce } = challenge.value;
    const body: SessionRequest = { device, nonce, signature: await options.sign(sessionText(device, nonce)) };
    const opened = await call({
      method: 'POST',
      path: '/sync/v1/session',
      body,
      decode: jsonOf(sessionAnswerSchema),
      cap: SMALL,
      timeoutMs: SHORT_MS,
    });
    if (opened.kind !== 'answer') return failed(opened);
    const endsAt = options.monotonic() + opened.value.seconds * 1000 - EARLY_MS;
    session = { token: opened.value.token, endsAt };
    return { kind: 'answer', value: session };
  }

  /** @param known what a refusal means to this call alone, where it means something */
  async function authorised<T>(
    ask: Ask<T>,
    known: (refusal: Refusal) => Reply<T> | undefined = () => undefined,
  ): Promise<Reply<T>> {
    for (let again = false; ; again = true) {
      const standing = session !== undefined && options.monotonic() < session.endsAt ? session : undefined;
      const opened: Reply<Session> =
        standing === undefined ? await openSession() : { kind: 'answer', value: standing };
      if (opened.kind === 'failed') return opened;
      const answer = await call(ask, opened.value.token);
      if (answer.kind === 'answer') return answer;
      session = isOver(answer) ? undefined : session;
      // The portal may have been started again since: one more session, then it is the key that does not open it.
      if (isOver(answer) && !again) continue;
      const said = answer.kind === 'refused' ? known(answer) : undefined;
      return said ?? failed(answer);
    }
  }

  return {
    hello: (request) =>
      authorised({
        method: 'POST',
        path: '/sync/v1/hello',
        body: request,
        decode: jsonOf(helloAnswerSchema),
        cap: MEDIUM,
        timeoutMs: SHORT_MS,
      }),
    push: (request) =>
      authorised({
        method: 'POST',
        path: '/sync/v1/push',
        body: request,
        decode: jsonOf(pushAnswerSchema),
        cap: MEDIUM,
        timeoutMs: LONG_MS,
      }),
    pull(cursor, limit) {
      const query = new URLSearchParams({ limit: String(limit) });
      if (cursor !== null) query.set('cursor', cursor);
      return authorised({
        method: 'GET',
        path: `/sync/v1/changes?${query}`,
        decode: jsonOf(pullAnswerSchema),
        cap: LARGE,
        timeoutMs: LONG_MS,
      });
    },
    file: (sha256) =>
      authorised<Uint8Array | undefined>(
        {
          method: 'GET',
          path: `/sync/v1/files/${sha256}`,
          decode: (bytes) => bytes,
          cap: LARGE,
          timeoutMs: LONG_MS,
        },
        ({ failure }) => (failure?.code === 'SYN-404' ? { kind: 'answer', value: undefined } : undefined),
      ),
    ...uploadCalls(options.origin, authorised),
    ...kioskCalls(authorised),
  };
}

function isOver(answer: Refused): boolean {
  return answer.kind === 'refused' && answer.status === 401 && answer.failure?.code !== 'SYN-REVOKED';
}

type Refused = Exclude<PortalAnswer<unknown>, { readonly kind: 'answer' }>;
export type Refusal = Extract<Refused, { readonly kind: 'refused' }>;

function failed(answer: Refused): { readonly kind: 'failed'; readonly failure: LinkFailure } {
  return { kind: 'failed', failure: failureOf(answer) };
}

function failureOf(answer: Refused): LinkFailure {
  if (answer.kind === 'unreachable') return { kind: 'unreachable' };
  const { status, failure, retryAfterMs } = answer;
  // A refusal without the portal's own words comes from something between: a proxy, another server at this address.
  if (failure === undefined) {
    return status === 429 || status === 503 ? { kind: 'busy', retryAfterMs } : { kind: 'unreachable' };
  }
  switch (failure.code) {
    case 'SYN-REVOKED':
      return { kind: 'pause', code: 'revoked' };
    case 'SYN-SESSION':
      return { kind: 'pause', code: 'unknown-device' };
    case 'SYN-LANDLORD':
      return { kind: 'pause', code: 'other-landlord' };
    case 'SYN-VERSION':
      return { kind: 'pause', code: 'too-old' };
    case 'SYN-EPOCH':
      return failure.epoch === undefined ? { kind: 'unreachable' } : { kind: 'epoch', epoch: failure.epoch };
    case 'SYN-CURSOR':
      return { kind: 'cursor-gone' };
    case 'SYN-BUSY':
      return { kind: 'busy', retryAfterMs };
    default:
      return { kind: 'unreachable' };
  }
}

/** Without the query: a cursor is of no use in the log. */
function pathOf(path: string): string {
  return path.split('?', 1)[0] ?? path;
}
