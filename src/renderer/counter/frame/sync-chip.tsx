import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { OutboxTab, SyncStatus } from '../../../contract/sync.ts';
import { formatDayMonth } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { atDesk, formatCount } from '../../app/format.ts';
import { useRoute } from '../../app/route.ts';
import { usePull } from '../../app/use-pull.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconOffline,
  IconOnline,
  IconOutbox,
  IconReceiving,
  IconSavedHere,
  IconSendStopped,
  IconToHandle,
} from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { type SyncFace, syncFaceOf } from './sync-face.ts';

/**
 * The link to the portal, in words, and the way to the queue. Quiet when nothing is the matter; amber offline or
 * stopped, red when something is refused.
 */
export function SyncChip() {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  const { data } = useQuery(ask.sync.status.queryOptions());
  const pull = usePull(data);
  const face = data === undefined ? null : syncFaceOf({ ...data, pull });
  const words = face === null ? '' : faceInWords(face, t);
  useLinkTold(data?.link, words);
  if (face === null) return null;
  const { icon, tone } = LOOKS[face.kind];
  const ChipIcon = face.kind === 'online' && face.waiting > 0 ? IconOutbox : icon;
  const tab: OutboxTab = face.kind === 'refused' ? 'a-traiter' : 'tout';
  return (
    <button
      type="button"
      className="sync-chip"
      data-tone={tone}
      aria-description={t('frame.outbox')}
      onClick={() => go({ name: 'outbox', tab })}
    >
      <ChipIcon />
      {words}
    </button>
  );
}

const LOOKS: Readonly<
  Record<SyncFace['kind'], { readonly icon: Icon; readonly tone?: 'warning' | 'danger' }>
> = {
  none: { icon: IconSavedHere },
  online: { icon: IconOnline },
  offline: { icon: IconOffline, tone: 'warning' },
  paused: { icon: IconSendStopped, tone: 'warning' },
  refused: { icon: IconToHandle, tone: 'danger' },
  receiving: { icon: IconReceiving },
};

function faceInWords(face: SyncFace, t: ReturnType<typeof useText>): string {
  switch (face.kind) {
    case 'refused':
      return t('frame.sync.onlineRefused', { count: face.refused, n: formatCount(face.refused) });
    case 'receiving':
      return t('frame.sync.receiving', { share: face.share });
    case 'offline':
      return t('frame.sync.offline', { ...counted(face.waiting), since: sinceInWords(face.since, t) });
    case 'none':
    case 'online':
    case 'paused':
      return t(`frame.sync.${face.kind}`, counted(face.waiting));
  }
}

function counted(count: number) {
  return { count, n: formatCount(count) };
}

/** `14 h 05` of today, else the day: after weeks the hour says nothing. */
function sinceInWords(since: string | null, t: ReturnType<typeof useText>): string {
  const { date, time } = atDesk(since ?? new Date().toISOString());
  return date === atDesk(new Date().toISOString()).date
    ? time
    : t('frame.sync.sinceDay', { day: formatDayMonth(date) });
}

/** Losing the portal, or having it back, is said once and politely; counts that move are not. */
function useLinkTold(link: SyncStatus['link'] | undefined, words: string): void {
  const told = useRef(link);
  const latest = useRef(words);
  latest.current = words;
  useEffect(() => {
    if (link === undefined) return;
    if (told.current !== undefined && told.current !== link) announce(latest.current);
    told.current = link;
  }, [link]);
}
