import type { DemonstrationOrder, JoinOrder, OpenOrder, Station } from '../contract/core-process.ts';
import { readMeta } from './database/meta.ts';
import { demonstrationBase } from './host/demonstration-base.ts';
import { fileLog } from './host/file-log.ts';
import { givenSecrets } from './host/given-secrets.ts';
import { instanceToken } from './host/instance-token.ts';
import { type KioskSettings, readKioskSettings, settleKiosk, stationFault } from './host/kiosk-settings.ts';
import { TerminalOfBase } from './host/kiosk-terminal.ts';
import { makeOrderedDemonstration, makeOrderedKiosk } from './host/ordered-demonstration.ts';
import { joinAsOrdered } from './host/ordered-join.ts';
import { parentLink } from './host/parent-link.ts';
import { sealRecoveryCopy } from './host/recovery-copy.ts';
import { systemClock, systemIds } from './host/system-clock.ts';
import { workerEntries } from './host/worker-entries.ts';
import { type Core, openCore } from './open-core.ts';
import type { Log } from './ports.ts';
import { systemPrinters } from './printing/system-printers.ts';
import type { ServablePort } from './procedures/serve-port.ts';

/**
 * The core's own thread or process: opens the base as its door orders, then serves the router on the ports the
 * door hands over. It says nothing on its own but reports.
 */
const parent = parentLink();
const served = new Set<ServablePort>();
let core: Core | undefined;
let log: Log | undefined;
let opening: Promise<void> = Promise.resolve();

// A stream whose window has just gone rejects where nobody listens any more: that is no reason to stop.
process.on('unhandledRejection', (reason) => log?.error('unhandled-rejection', reason));

parent.onOrder((order, port) => {
  switch (order.type) {
    case 'open':
      opening = open(order);
      return;
    case 'connect':
      // A window may come while the base opens: its calls wait in its port.
      if (port !== undefined) void opening.then(() => serve(port, order.client, order.kind));
      return;
    case 'lock':
      for (const one of served) one.close();
      return;
    case 'join':
      void opening.then(() => join(order));
      return;
    case 'close':
      void opening.then(close);
      return;
    default:
      order satisfies never;
  }
});

async function open(order: OpenOrder): Promise<void> {
  log = fileLog(order.dataFolder, systemClock.now);
  const { station = 'counter' } = order;
  const settings = station === 'kiosk' ? readKioskSettings(process.env) : NO_SETTINGS;
  if ('sentence' in settings) {
    parent.report({ type: 'failed', sentence: settings.sentence });
    return;
  }
  try {
    const recovery = await sealRecoveryCopy(order.dataFolder, order.key, log);
    const terminals = new TerminalOfBase(systemClock);
    const opened = openCore({
      clock: systemClock,
      ids: systemIds,
      secrets: givenSecrets(order.key, instanceToken(order.dataFolder), order.dataFolder),
      directories: { data: order.dataFolder, resources: order.resourcesFolder },
      log,
      workers: workerEntries(import.meta.url),
      printers: systemPrinters(process.platform),
      get terminal() {
        return station === 'kiosk' ? terminals.named(settings.terminal ?? terminalOf(core)) : undefined;
      },
      kioskIdleSeconds: settings.idleSeconds,
      onLeave: () => parent.report({ type: 'leave' }),
      onVisitBegan: () => parent.report({ type: 'visit-began' }),
      onVisitEnded: () => parent.report({ type: 'visit-ended' }),
    });
    const wrong = asAsked(opened, order, settings);
    if (wrong !== undefined) {
      await opened.close();
      parent.report({ type: 'failed', sentence: wrong });
      return;
    }
    core = opened;
    const fault = core.services.base.fault?.code ?? null;
    log.info('core-ready', fault === null ? {} : { fault });
    parent.report({ type: 'ready', fault, recovery });
    tellDemonstration(core);
    if (order.demonstration !== undefined) void demonstrate(core, station, order.demonstration, settings);
  } catch (error) {
    log.error('core-not-opened', error);
    parent.report({
      type: 'failed',
      sentence: `Guichet ne peut pas ouvrir son dossier de données (${order.dataFolder}). Rien n'a été effacé.`,
    });
  }
}

const NO_SETTINGS: KioskSettings = {};

/** Why this base is not the one that was asked for; a base that can be used is settled as it was asked. */
function asAsked({ services }: Core, order: OpenOrder, settings: KioskSettings): string | undefined {
  const { base } = services;
  if (base.fault !== undefined) return undefined;
  const { station = 'counter', demonstration } = order;
  const wrong = stationFault(base.readable(), station, {
    demonstration: demonstration !== undefined,
    environment: process.env,
  });
  if (wrong === undefined && station === 'kiosk') settleKiosk(base.writable(), settings);
  return wrong;
}

/** What the base names, once it is open. */
function terminalOf(opened: Core | undefined): string | undefined {
  if (opened === undefined || opened.services.base.fault !== undefined) return undefined;
  return readMeta(opened.services.base.readable(), 'kiosk-terminal');
}

/** Not waited for: windows come meanwhile and see it being made. */
async function demonstrate(
  opened: Core,
  station: Station,
  order: DemonstrationOrder,
  { exitCode }: KioskSettings,
): Promise<void> {
  const { services } = opened;
  const tell = (code: string) =>
    parent.report({ type: 'told', sentence: `Code de sortie de la borne\u202f: ${code}` });
  const sentence =
    station === 'kiosk'
      ? await makeOrderedKiosk(services, order, exitCode, tell)
      : await makeOrderedDemonstration(services, order);
  if (sentence !== undefined) parent.report({ type: 'notice', sentence });
}

/** Tells the door once, now or when the base has become one. */
function tellDemonstration(opened: Core): void {
  const { events } = opened.services;
  const tell = (): boolean => {
    const base = demonstrationBase(opened.services);
    if (base !== undefined) parent.report({ type: 'demonstration', base });
    return base !== undefined;
  };
  if (tell()) return;
  const stop = events.subscribe((event) => {
    if (event.kind === 'changed' && event.topics.includes('setup') && tell()) stop();
  });
}

/** Silent when it is done; otherwise the person at the post reads why, and goes on without a portal. */
async function join(order: JoinOrder): Promise<void> {
  if (core === undefined) return;
  const sentence = await joinAsOrdered(core.services, order);
  if (sentence !== undefined) parent.report({ type: 'notice', sentence });
}

function serve(port: ServablePort, client: string, kind: Station): void {
  if (core === undefined) {
    port.close();
    return;
  }
  served.add(port);
  port.onClose(() => served.delete(port));
  core.serve(port, client, kind);
}

async function close(): Promise<void> {
  for (const port of served) port.close();
  await core?.close();
  core = undefined;
  parent.report({ type: 'closed' });
  parent.end();
}
