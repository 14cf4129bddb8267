import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SyncStatus } from '../../../contract/sync.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk, formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import type { Outcome, Tell } from './outcome-line.tsx';

/** "Réessayer maintenant": tries at once, then says what came of it as the core sees it after the try. */
export function useRetry(tell: Tell): { readonly running: boolean; run(): void } {
  const t = useText();
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const retry = useMutation({
    mutationFn: async () => {
      await client.sync.retry();
      return cache.fetchQuery({ ...ask.sync.status.queryOptions(), staleTime: 0 });
    },
    onSuccess: (status) => tell(outcomeOf(status, t)),
    onError: (error) => {
      const { title, next, code } = failureInWords(error);
      tell({
        tone: 'danger',
        fact: t('outbox.retried.failed'),
        detail: [title, next, code].filter(Boolean).join(' '),
      });
    },
  });

  return { running: retry.isPending, run: () => retry.mutate() };
}

function outcomeOf({ link, waiting, pause }: SyncStatus, t: ReturnType<typeof useText>): Outcome {
  const counted = { count: waiting, n: formatCount(waiting) };
  switch (link) {
    case 'none':
      return { tone: 'neutral', fact: t('outbox.retried.none'), detail: t('outbox.retried.noneText') };
    case 'online':
      return {
        tone: 'success',
        fact: t('outbox.retried.online'),
        detail: t('outbox.retried.onlineText', counted),
      };
    case 'offline':
      return {
        tone: 'neutral',
        fact: t('outbox.retried.offline', { time: atDesk(new Date().toISOString()).time }),
        detail: t('outbox.retried.offlineText'),
      };
    case 'paused':
      return {
        tone: 'warning',
        fact: t('outbox.retried.paused'),
        detail: [pause?.sentence, pause?.next].filter(Boolean).join(' '),
      };
  }
}
