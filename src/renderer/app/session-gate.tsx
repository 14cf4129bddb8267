import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { SessionView } from '../../contract/session.ts';
import { assertNever } from '../../rules/brand.ts';
import { CounterFrame } from '../counter/frame/counter-frame.tsx';
import { BlockedBase } from '../counter/setup/blocked-base.tsx';
import { BuildingBase } from '../counter/setup/building-base.tsx';
import { SetupScreen } from '../counter/setup/setup-screen.tsx';
import { LockScreen } from '../counter/sign-in/lock-screen.tsx';
import { SignInScreen } from '../counter/sign-in/sign-in-screen.tsx';
import { useCore } from './core.tsx';
import { DraftsProvider } from './drafts.tsx';
import { GateFailure, LineLost, NotCounter, Opening } from './gate-states.tsx';
import { useLink } from './link.ts';
import { forgetWork } from './query-client.ts';
import { useSearchText } from './search-text.ts';
import { useLocking, useSessionStatus } from './session.ts';
import { useCoreEvents } from './use-core-events.ts';
import { useTheme } from './use-theme.ts';

/** Decides what may be seen: the line, then the base, then the session. */
export function SessionGate() {
  useCoreEvents();
  const { ask } = useCore();
  const { state: line, openedAt } = useLink();
  const setup = useQuery(ask.setup.status.queryOptions());
  const status = useSessionStatus();
  const session = status.data?.session;
  useTheme(agentOf(session)?.theme);
  useWorkForgotten(line === 'lost' || session?.kind !== 'signed-in');

  return (
    <DraftsProvider session={session}>
      {gate()}
      {line === 'lost' && <LineLost />}
    </DraftsProvider>
  );

  function gate(): ReactNode {
    if (line === 'lost') return null;
    const error = setup.error ?? status.error;
    if (error !== null) return <GateFailure error={error} />;
    if (setup.data === undefined || session === undefined) return <Opening />;
    // A line that fell comes back locked: until the core has said who is here, nothing of before is shown.
    if (status.dataUpdatedAt < openedAt) return <Opening />;
    switch (setup.data.kind) {
      case 'choose':
        return <SetupScreen landlords={setup.data.landlords} />;
      case 'building':
        return <BuildingBase said={setup.data} />;
      case 'blocked':
        return <BlockedBase status={setup.data} />;
      case 'ready':
        return <SessionScreens session={session} />;
      default:
        return assertNever(setup.data);
    }
  }
}

/** Nothing of the tenants stays in memory when nobody is at work, whichever side ended it. */
function useWorkForgotten(idle: boolean): void {
  const cache = useQueryClient();
  useEffect(() => {
    if (!idle) return;
    forgetWork(cache);
    useSearchText.getState().clear();
  }, [idle, cache]);
}

function SessionScreens({ session }: { readonly session: SessionView }) {
  const hiddenSince = useLocking((state) => state.since);
  const show = useLocking((state) => state.show);
  useEffect(() => {
    // The core has followed: from here on its own word decides.
    if (session.kind !== 'signed-in') show();
  }, [session.kind, show]);
  switch (session.kind) {
    case 'anonymous':
      return <SignInScreen />;
    case 'locked':
      return <LockScreen agent={session.agent} since={session.since} />;
    case 'signed-in':
      return hiddenSince === null ? (
        <CounterFrame key={session.agent.id} />
      ) : (
        <LockScreen agent={session.agent} since={hiddenSince} />
      );
    case 'kiosk':
      return <NotCounter />;
    default:
      return assertNever(session);
  }
}

function agentOf(session: SessionView | undefined) {
  return session?.kind === 'signed-in' || session?.kind === 'locked' ? session.agent : undefined;
}
