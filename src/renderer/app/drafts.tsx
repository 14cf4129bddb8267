import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { SessionView } from '../../contract/session.ts';
import { type CoreClient, useCore } from './core.tsx';
import { type DraftBody, type DraftPlace, DraftWriter } from './draft-writer.ts';

/** The drafts of the agent at work. */
export type Drafts = {
  readonly agent: string | undefined;
  readonly writer: DraftWriter;
  /** Writes now all that the agent at work has typed. */
  flushAll(): Promise<void>;
};

const DraftsContext = createContext<Drafts | null>(null);

export function DraftsProvider({
  session,
  children,
}: {
  readonly session: SessionView | undefined;
  readonly children: ReactNode;
}) {
  const { client } = useCore();
  const writer = useMemo(() => new DraftWriter(saveWith(client)), [client]);
  const agent = session?.kind === 'signed-in' ? session.agent.id : undefined;
  const drafts = useMemo<Drafts>(
    () => ({
      agent,
      writer,
      flushAll: () => (agent === undefined ? Promise.resolve() : writer.flush(agent).catch(() => {})),
    }),
    [agent, writer],
  );

  useEffect(() => {
    // Also on coming back: what a lock or a lost door held up leaves now.
    void drafts.flushAll();
    const flush = () => void drafts.flushAll();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [drafts]);

  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}

function saveWith(client: CoreClient) {
  return async ({ form, account }: DraftPlace, body: DraftBody): Promise<string> =>
    (await client.drafts.save({ form, account, body: { ...body } })).savedAt;
}

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (drafts === null) throw new Error('useDrafts outside of DraftsProvider');
  return drafts;
}
