import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import { useRoute } from '../../app/route.ts';
import { usePost } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { Counter } from '../../ui/counter.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useUnprinted } from '../printing/use-unprinted.ts';
import { DESTINATIONS, destinationOf } from './destinations.ts';

/** The destinations, and at the foot which post this is. */
export function Rail({ id, onGo }: { readonly id: string; readonly onGo: () => void }) {
  const t = useText();
  const { ask } = useCore();
  const route = useRoute((state) => state.route);
  const go = useRoute((state) => state.go);
  const waiting = useQuery(ask.sync.status.queryOptions()).data?.waiting ?? 0;
  const unprinted = useUnprinted();
  const here = destinationOf(route);
  return (
    <nav id={id} className="rail" aria-label={t('frame.rail')}>
      <ul className="rail-list">
        {DESTINATIONS.map((destination) => {
          const { id: name, icon: DestinationIcon, ruled } = destination;
          const current = name === here;
          const count = name === 'outbox' ? waiting : name === 'administration' ? unprinted : 0;
          const counted = { count, n: formatCount(count) };
          return (
            <li key={name} className="rail-place" data-ruled={ruled || undefined}>
              <button
                type="button"
                className="rail-item"
                aria-current={current ? (route.name === 'account' ? 'true' : 'page') : undefined}
                onClick={() => {
                  go(destination.route);
                  onGo();
                }}
              >
                <DestinationIcon />
                <span className="rail-word">{t(`frame.${name}`)}</span>
                {count > 0 && (
                  <>
                    <span aria-hidden="true" className="contents">
                      <Counter value={count} tone={name === 'outbox' ? 'warning' : 'neutral'} />
                    </span>
                    <VisuallyHidden>
                      ,{' '}
                      {name === 'outbox'
                        ? t('frame.waitingCount', counted)
                        : t('printing.jobs.toTake', counted)}
                    </VisuallyHidden>
                  </>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <PostBlock />
    </nav>
  );
}

function PostBlock() {
  const t = useText();
  const post = usePost();
  if (post === null) return null;
  return (
    <div className="rail-foot">
      {post.demonstration && (
        <div className="demo-block">
          <p className="demo-block-title">{t('frame.demonstration')}</p>
          <p>{t('frame.demonstrationText')}</p>
        </div>
      )}
      <div className="post-block">
        <p className="post-landlord">{post.landlordName}</p>
        <p>{[post.agencyName, post.postName].filter((word) => word !== '').join(' · ')}</p>
      </div>
    </div>
  );
}
