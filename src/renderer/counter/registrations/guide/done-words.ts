import { useQuery } from '@tanstack/react-query';
import type { Space } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';

/** Where a registration stands, from this post to the active space, in one sentence. */
export function useDoneWords({ state, refused }: Space): string {
  const t = useText();
  const { ask } = useCore();
  const link = useQuery(ask.sync.status.queryOptions()).data?.link;
  switch (state) {
    case 'waiting-to-send':
      return t(
        `registrations.done.state.${link === 'none' ? 'none' : link === 'online' ? 'waiting' : 'offline'}`,
      );
    case 'sent':
    case 'pending':
    case 'active':
      return t(`registrations.done.state.${state}`);
    case 'refused':
      return t('registrations.done.state.refused', { reason: refused?.reason ?? '' });
    case 'suspended':
    case 'closed':
    case 'exited':
      return `${t(`registrations.who.space.${state}`)}.`;
  }
}
