import './kiosk-desk.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk, formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconUrgent } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { callInWords } from './call-words.ts';

const SHOWN = 3;
/** A call of an hour ago goes by itself: nothing changes in the base to say so. */
const AGAIN_MS = 60_000;

/** Over every screen of the counter, as long as somebody at a kiosk waits for an agent. */
export function CallBanner() {
  const t = useText();
  const { ask, client } = useCore();
  const cache = useQueryClient();
  const { data: calls = [] } = useQuery({ ...ask.kioskDesk.calls.queryOptions(), refetchInterval: AGAIN_MS });
  const answer = useMutation({
    mutationFn: (id: string) => client.kioskDesk.answerCall({ id }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [['kioskDesk']] }),
    onError: (error) => announce(failureInWords(error).title),
  });
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const { id, kiosk } of calls) if (!told.current.has(id)) announce(callInWords(kiosk, t));
    told.current = new Set(calls.map(({ id }) => id));
  }, [calls, t]);
  if (calls.length === 0) return <div className="call-place" />;
  const more = calls.length - SHOWN;
  return (
    <section className="call-place" aria-label={t('kioskDesk.calls')}>
      <ul className="call-list">
        {calls.slice(0, SHOWN).map(({ id, kiosk, at }) => (
          <li key={id} className="call">
            <IconUrgent />
            <span className="call-words">
              <strong>{callInWords(kiosk, t)}</strong>{' '}
              <span className="call-at">{t('kioskDesk.callAt', { time: atDesk(at).time })}</span>
            </span>
            <Button
              size="small"
              variant="secondary"
              busy={answer.isPending && answer.variables === id ? t('kioskDesk.answering') : undefined}
              onClick={() => answer.mutate(id)}
            >
              {t('kioskDesk.going')}
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="call-more">{t('kioskDesk.more', { count: more, n: formatCount(more) })}</p>}
    </section>
  );
}
