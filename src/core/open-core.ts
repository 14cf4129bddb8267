import { StandardRPCHandler } from '@orpc/server/standard';
import { removeTakenScans } from './attachments/scanner.ts';
import { forgetOldStaged } from './attachments/stage.ts';
import { BaseHolder } from './database/base-holder.ts';
import { interruptStoppedRuns } from './documents/bulk/start.ts';
import { completeProfile } from './landlords/complete-profile.ts';
import { localDay } from './local-day.ts';
import type { Ports } from './ports.ts';
import { failInterruptedJobs } from './printing/interrupted.ts';
import { EventHub } from './procedures/events.ts';
import type { CoreServices, PortContext } from './procedures/procedures.ts';
import { type ServablePort, servePort } from './procedures/serve-port.ts';
import { PortSession } from './procedures/session.ts';
import { makeRouter, type Router } from './router.ts';
import { retryPending } from './sync/apply/apply-changes.ts';
import { SyncDesk } from './sync/desk.ts';
import { nameIncarnation } from './sync/incarnation.ts';

export type PortKind = 'counter' | 'kiosk';

export type Core = {
  readonly router: Router;
  readonly services: CoreServices;
  /**
   * A new port's context. `client` names the window it belongs to: when that window was signed in before, its
   * port comes back locked, not signed out.
   */
  connect(client: string, kind: PortKind): { readonly context: PortContext; disconnected(): void };
  /** Serves a message port until it closes. */
  serve(port: ServablePort, client: string, kind: PortKind): void;
  close(): Promise<void>;
};

/** The only composition root. Never throws for a base that cannot be opened: the core then says why. */
export function openCore(ports: Ports): Core {
  const base = new BaseHolder(ports);
  const events = new EventHub();
  const sync = new SyncDesk({ ports, base, events });
  const services: CoreServices = {
    ports,
    base,
    events,
    sync,
    closing: new Set([() => sync.stop()]),
    leave: () => ports.onLeave?.(),
  };
  if (base.fault === undefined) {
    nameIncarnation(services);
    completeProfile(services);
    retryKeptChanges(services);
    failInterruptedJobs(services);
    interruptStoppedRuns(services);
    forgetOldStaged(services);
    removeTakenScans(services);
    sync.start().catch((error: unknown) => ports.log.error('sync-not-started', error));
  }
  const router = makeRouter(services);
  const handler = new StandardRPCHandler<PortContext>(router);
  const lastSessions = new Map<string, PortSession>();

  function connect(client: string, kind: PortKind) {
    const session = new PortSession();
    if (kind === 'kiosk') session.becomeKiosk();
    else {
      const last = lastSessions.get(client)?.state;
      if (last?.kind === 'signed-in' || last?.kind === 'locked') {
        session.signIn(last.agent, ports.clock.monotonic());
        session.lock(last.kind === 'locked' ? last.since : new Date(ports.clock.now()).toISOString());
      }
      lastSessions.set(client, session);
    }
    return {
      context: { session },
      disconnected() {
        session.lock(new Date(ports.clock.now()).toISOString());
      },
    };
  }

  return {
    router,
    services,
    connect,
    serve(port, client, kind) {
      const { context, disconnected } = connect(client, kind);
      port.onClose(disconnected);
      servePort(handler, port, context, (reason) => ports.log.info('port-closed', { reason }));
    },
    async close() {
      await Promise.all([...services.closing].map((end) => end()));
      await base.close();
    },
  };
}

/** A version of the program that reads more takes what the one before could only keep. */
function retryKeptChanges({ base, ports: { clock } }: CoreServices): void {
  const db = base.writable();
  const now = clock.now();
  const context = { day: localDay(clock, now), at: new Date(now).toISOString() };
  db.transaction(() => retryPending(db, context)).immediate();
}
