import type { PortalLink, Reply } from '../../../rules/sync/network.ts';

export type Guard = <T>(call: () => Promise<Reply<T>>) => Promise<Reply<T>>;

/**
 * Calls of one round: once the round is stopped, each answers at once that nothing is reached, whatever the network
 * does. The round then ends by itself, and the next can never run beside it.
 */
export function guard(stopped: AbortSignal, moved: () => void): Guard {
  const ended = whenStopped(stopped);
  return async (call) => {
    if (stopped.aborted) return NOTHING;
    const reply = await Promise.race([call(), ended]);
    // An answer that came together with the stop is not used either: it will be asked again.
    if (stopped.aborted) return NOTHING;
    moved();
    return reply;
  };
}

export function guardedLink(link: PortalLink, guarded: Guard): PortalLink {
  return {
    hello: (request) => guarded(() => link.hello(request)),
    push: (request) => guarded(() => link.push(request)),
    pull: (cursor, limit) => guarded(() => link.pull(cursor, limit)),
  };
}

const NOTHING = { kind: 'failed', failure: { kind: 'unreachable' } } as const;

function whenStopped(signal: AbortSignal): Promise<typeof NOTHING> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(NOTHING), { once: true });
  });
}
