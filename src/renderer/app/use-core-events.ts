import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCore } from './core.tsx';
import { useLink } from './link.ts';
import { useProgress } from './progress.ts';
import { invalidateTopics } from './query-client.ts';

const AGAIN_AFTER_MS = 1_000;

/** Hears the core for as long as the line is up: reads again what changed, follows long works. */
export function useCoreEvents(): void {
  const { client } = useCore();
  const cache = useQueryClient();
  const state = useLink((link) => link.state);
  useEffect(() => {
    if (state !== 'open') return;
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;

    const listen = async () => {
      try {
        const events = await client.events.changes(undefined, { signal: stop.signal });
        // What changed while nobody listened is not known: everything shown is read again.
        void cache.invalidateQueries();
        for await (const event of events) {
          if (event.kind === 'changed') invalidateTopics(cache, event.topics);
          else useProgress.getState().note(event);
        }
      } catch {
        // The line fell, or this screen stops listening; when neither, listening starts again below.
      }
      if (!stop.signal.aborted) retry = setTimeout(listen, AGAIN_AFTER_MS);
    };
    void listen();
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, [client, cache, state]);
}
