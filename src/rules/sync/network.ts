import type { HelloAnswer, HelloRequest, PullAnswer, PushAnswer, PushRequest } from './protocol.ts';

/** Why a call brought no answer. `pause`: a person must act (revoked, too old, other landlord); the rest is tried again. */
export type LinkFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number | null }
  /** 410: the cursor is of another epoch or scope; the pull begins again. */
  | { readonly kind: 'cursor-gone' }
  /** 409 of a push or a pull: the portal's epoch is this one. */
  | { readonly kind: 'epoch'; readonly epoch: string }
  | { readonly kind: 'pause'; readonly code: 'revoked' | 'too-old' | 'other-landlord' | 'unknown-device' };

export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: LinkFailure };

/** The way to the portal. Never throws: what went wrong is said. */
export type PortalLink = {
  hello(request: HelloRequest): Promise<Reply<HelloAnswer>>;
  push(request: PushRequest): Promise<Reply<PushAnswer>>;
  pull(cursor: string | null, limit: number): Promise<Reply<PullAnswer>>;
};
