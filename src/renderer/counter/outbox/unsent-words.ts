import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import type { useText } from '../../i18n/i18n.ts';

/** What this post has not sent, or was refused and nobody has decided. */
export type Unsent = { readonly waiting: number; readonly refused: number };

/** Null when all is sent and handled, or nothing is known of it. */
export function useUnsent(): Unsent | null {
  const { ask } = useCore();
  const { data } = useQuery(ask.sync.status.queryOptions());
  if (data === undefined || data.waiting + data.refused === 0) return null;
  return { waiting: data.waiting, refused: data.refused };
}

/** "7 opérations ne sont pas encore envoyées. Elles sont gardées sur ce poste." */
export function unsentInWords({ waiting, refused }: Unsent, t: ReturnType<typeof useText>): string {
  return [
    waiting > 0 && t('outbox.unsent.waiting', { count: waiting, n: formatCount(waiting) }),
    refused > 0 && t('outbox.unsent.refused', { count: refused, n: formatCount(refused) }),
  ]
    .filter((word) => word !== false)
    .join(' ');
}
