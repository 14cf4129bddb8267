import type { PortalLink, Reply } from '../../../rules/sync/network.ts';

/**
 * A link of one round: once the round is stopped, each call answers at once that nothing is reached, whatever the
 * network does. The round then ends by itself, and the next can never run beside it.
 */
export function guardedLink(link: PortalLink, stopped: AbortSignal, moved: () => void): PortalLink {
  const ended = whenStopped(stopped);
  const guard = async <T>(call: () => Promise<Reply<T>>): Promise<Reply<T>> => {
    if (stopped.aborted) return NOTHING;
    const reply = await Promise.race([call(), ended]);
    // An answer that came together with the stop is not used either: it will be asked again.
    if (stopped.aborted) return NOTHING;
    moved();
    return reply;
  };
  return {
    hello: (request) => guard(() => link.hello(request)),
    push: (request) => guard(() => link.push(request)),
    pull: (cursor, limit) => guard(() => link.pull(cursor, limit)),
  };
}

const NOTHING = { kind: 'failed', failure: { kind: 'unreachable' } } as const;

function whenStopped(signal: AbortSignal): Promise<typeof NOTHING> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(NOTHING), { once: true });
  });
}
