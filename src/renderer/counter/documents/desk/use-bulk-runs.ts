import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { BulkRun } from '../../../../contract/documents.ts';
import { useCore } from '../../../app/core.tsx';
import { useProgress } from '../../../app/progress.ts';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { announce } from '../../../ui/live-region.tsx';
import { isGoing, madeWords } from './run-words.ts';

/** While a run goes on, how far it has come is read again this often: the core tells of each part, not of each paper. */
const WHILE_GOING_MS = 700;

/** The last runs of this post, newest first; those that go on move by themselves. */
export function useBulkRuns() {
  const { ask } = useCore();
  return useQuery({
    ...ask.documents.bulkRuns.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(isGoing) === true ? WHILE_GOING_MS : false),
  });
}

type Told = {
  /** The run whose end has not been seen in Documents yet. */
  readonly ended: BulkRun | null;
};
const useTold = create<Told>()(() => ({ ended: null }));

/**
 * The run to show over every screen: the one that goes on, else the one that ended while the clerk was elsewhere. Its
 * end is announced once.
 */
export function useShownRun(): { readonly going: BulkRun | null; readonly ended: BulkRun | null } {
  const t = useText();
  const { data, refetch } = useBulkRuns();
  const here = useRoute(({ route }) => route.name === 'documents');
  // What the core tells of a run nobody here has read of yet: begun before this window was.
  const heard = useProgress((state) => state.works.bulk !== undefined);
  const going = data?.find(isGoing) ?? null;
  const { ended } = useTold();
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (heard) void refetch();
  }, [heard, refetch]);
  useEffect(() => {
    if (going !== null) {
      followed.current = going.id;
      useTold.setState({ ended: null });
      return;
    }
    const run = data?.find(({ id }) => id === followed.current);
    followed.current = null;
    if (run === undefined || isGoing(run)) return;
    useProgress.getState().end('bulk');
    const end = run.state === 'terminee' || run.state === 'annulee' ? run.state : 'interrompue';
    announce(t(`documents.desk.ended.${end}`, { made: madeWords(t, run) }));
    if (!here && end !== 'annulee') useTold.setState({ ended: run });
  }, [going, data, here, t]);
  useEffect(() => {
    if (here) useTold.setState({ ended: null });
  }, [here]);
  return { going, ended };
}
