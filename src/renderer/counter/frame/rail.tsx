import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import { useRoute } from '../../app/route.ts';
import { usePost } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { Counter } from '../../ui/counter.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useUnprinted } from '../printing/use-unprinted.ts';
import { useToTakeUp } from '../registrations/worklist/use-to-take-up.ts';
import { DESTINATIONS, destinationOf } from './destinations.ts';

/** The destinations, and at the foot which post this is. */
export function Rail({ id, onGo }: { readonly id: string; readonly onGo: () => void }) {
  const t = useText();
  const { ask } = useCore();
  const route = useRoute((state) => state.route);
  const go = useRoute((state) => state.go);
  const { waiting = 0, refused = 0 } = useQuery(ask.sync.status.queryOptions()).data ?? {};
  const unprinted = useUnprinted();
  const toTakeUp = useToTakeUp();
  const today = useQuery(ask.home.today.queryOptions()).data;
  const here = destinationOf(route);
  return (
    <nav id={id} className="rail" aria-label={t('frame.rail')}>
      <ul className="rail-list">
        {DESTINATIONS.map((destination) => {
          const { id: name, icon: DestinationIcon, ruled } = destination;
          const current = name === here;
          // What waits; with nothing waiting, what was refused: the place must not look empty.
          const queued = waiting > 0 ? waiting : refused;
          const count = {
            home: 0,
            requests: today?.requestsDue.count ?? 0,
            certificates: today?.insuranceToCheck ?? 0,
            till: 0,
            documents: 0,
            contacts: 0,
            registrations: toTakeUp,
            outbox: queued,
            administration: unprinted,
          }[name];
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
                        ? [
                            waiting > 0 && t('frame.waitingCount', counted(waiting)),
                            refused > 0 && t('frame.refusedCount', counted(refused)),
                          ]
                            .filter(Boolean)
                            .join(', ')
                        : t(COUNTED[name], counted(count))}
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

/** What the number beside a destination counts. */
const COUNTED = {
  home: 'frame.requestsDue',
  till: 'frame.requestsDue',
  documents: 'frame.requestsDue',
  contacts: 'frame.requestsDue',
  requests: 'frame.requestsDue',
  certificates: 'frame.certificatesToCheck',
  registrations: 'spaces.rail',
  administration: 'printing.jobs.toTake',
} as const;

function counted(count: number) {
  return { count, n: formatCount(count) };
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
