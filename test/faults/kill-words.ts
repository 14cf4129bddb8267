import type { Act } from './kill-acts.ts';

/** What the post says on its way, one JSON text a line. */
export type Said =
  | { readonly kind: 'try'; readonly act: Act }
  | { readonly kind: 'ack'; readonly ids: readonly string[] };
