import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Contract } from '../../contract/contract.ts';

/** Everything that may be asked of the core, whichever door it comes by. */
export type CoreClient = ContractRouterClient<Contract>;

function makeCore(client: CoreClient) {
  return { client, ask: createTanstackQueryUtils(client) };
}
export type Core = ReturnType<typeof makeCore>;

const CoreContext = createContext<Core | null>(null);

/** Gives the core to every screen below. */
export function CoreProvider({
  client,
  children,
}: {
  readonly client: CoreClient;
  readonly children: ReactNode;
}) {
  const core = useMemo(() => makeCore(client), [client]);
  return <CoreContext value={core}>{children}</CoreContext>;
}

/**
 * The core: `ask.accounts.recent.queryOptions()` for TanStack Query, `client.session.lock()` for a call of one's own.
 */
export function useCore(): Core {
  const core = useContext(CoreContext);
  if (core === null) throw new Error('useCore outside of CoreProvider');
  return core;
}
