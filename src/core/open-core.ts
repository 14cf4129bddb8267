import { StandardRPCHandler } from '@orpc/server/standard';
import { removeTakenScans } from './attachments/scanner.ts';
import { forgetOldStaged } from './attachments/stage.ts';
import { BaseHolder } from './database/base-holder.ts';
import { interruptStoppedRuns } from './documents/bulk/start.ts';
import { forgetVisitFiles } from './kiosk/files/visit-files.ts';
import { isKioskBase, KIOSK_CACHE_KIB } from './kiosk/kiosk-base.ts';
import { startHeartbeat } from './kiosk/station/heartbeat.ts';
import { completeProfile } from './landlords/complete-profile.ts';
import { localDay } from './local-day.ts';
import type { Ports } from './ports.ts';
import { failInterruptedJobs } from './printing/interrupted.ts';
import { EventHub } from './procedures/events.ts';
import type { CoreServices, PortContext } from './procedures/procedures.ts';
import { type ServablePort, servePort } from './procedures/serve-port.ts';
import { type KioskVisit, PortSession } from './procedures/session.ts';
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
    if (isKioskBase(base.readable())) base.writable().pragma(`cache_size=-${KIOSK_CACHE_KIB}`);
    nameIncarnation(services);
    completeProfile(services);
    retryKeptChanges(services);
    failInterruptedJobs(services);
    interruptStoppedRuns(services);
    forgetOldStaged(services);
    removeTakenScans(services);
    const stopHeartbeat = startHeartbeat(services);
    services.closing.add(async () => stopHeartbeat());
    sync.start().catch((error: unknown) => ports.log.error('sync-not-started', error));
  }
  const router = makeRouter(services);
  const handler = new StandardRPCHandler<PortContext>(router);
  const lastSessions = new Map<string, PortSession>();

  function connect(client: string, kind: PortKind) {
    const session = new PortSession(
      (visit) => endVisit(services, visit),
      () => ports.onVisitBegan?.(),
    );
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
        session.forgetVisit();
        session.lock(new Date(ports.clock.now()).toISOString());
      },
    };
  }

  return {
    router,
    services,
    connect,
    serve(port, client, kind) {
      if (kind === 'counter' && base.fault === undefined && isKioskBase(base.readable())) {
        ports.log.info('port-closed', { reason: 'kiosk-base' });
        port.close();
        return;
      }
      const { context, disconnected } = connect(client, kind);
      const stopWatching = kind === 'kiosk' ? watchVisit(context.session, port, ports.clock) : () => {};
      port.onClose(() => {
        stopWatching();
        disconnected();
      });
      servePort(handler, port, context, (reason) => ports.log.info('port-closed', { reason }));
    },
    async close() {
      await Promise.all([...services.closing].map((end) => end()));
      await base.close();
    },
  };
}

/** How often a port is looked at that nobody may have touched for too long, in milliseconds. */
const LOOK_MS = 5_000;

/** Whoever left without a word is forgotten even if his screen asks nothing more. */
function watchVisit(session: PortSession, port: ServablePort, { monotonic }: Ports['clock']): () => void {
  const looking = setInterval(() => {
    session.visit(monotonic());
    if (!session.isOver) return;
    clearInterval(looking);
    port.close();
  }, LOOK_MS);
  looking.unref();
  return () => clearInterval(looking);
}

/** Nothing of a visit stays but its acts: its files go, and the host empties the window. */
function endVisit(services: CoreServices, visit: KioskVisit | null): void {
  const { ports } = services;
  try {
    if (visit !== null) forgetVisitFiles(services, visit.id, visit.since);
  } catch (error) {
    // The base is busy or being closed: files that nothing names are forgotten at the next start.
    ports.log.error('visit-files', error);
  }
  ports.onVisitEnded?.();
}

/** A version of the program that reads more takes what the one before could only keep. */
function retryKeptChanges({ base, ports: { clock } }: CoreServices): void {
  const db = base.writable();
  const now = clock.now();
  const context = { day: localDay(clock, now), at: new Date(now).toISOString() };
  db.transaction(() => retryPending(db, context)).immediate();
}
