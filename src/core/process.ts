import type { DemonstrationOrder, JoinOrder, OpenOrder, Station } from '../contract/core-process.ts';
import { demonstrationBase } from './host/demonstration-base.ts';
import { fileLog } from './host/file-log.ts';
import { givenSecrets } from './host/given-secrets.ts';
import { instanceToken } from './host/instance-token.ts';
import { makeOrderedDemonstration } from './host/ordered-demonstration.ts';
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
  try {
    const recovery = await sealRecoveryCopy(order.dataFolder, order.key, log);
    core = openCore({
      clock: systemClock,
      ids: systemIds,
      secrets: givenSecrets(order.key, instanceToken(order.dataFolder), order.dataFolder),
      directories: { data: order.dataFolder, resources: order.resourcesFolder },
      log,
      workers: workerEntries(import.meta.url),
      printers: systemPrinters(process.platform),
      onLeave: () => parent.report({ type: 'leave' }),
      onVisitEnded: () => parent.report({ type: 'visit-ended' }),
    });
    const fault = core.services.base.fault?.code ?? null;
    log.info('core-ready', fault === null ? {} : { fault });
    parent.report({ type: 'ready', fault, recovery });
    tellDemonstration(core);
    if (order.demonstration !== undefined) void demonstrate(core, order.demonstration);
  } catch (error) {
    log.error('core-not-opened', error);
    parent.report({
      type: 'failed',
      sentence: `Guichet ne peut pas ouvrir son dossier de données (${order.dataFolder}). Rien n'a été effacé.`,
    });
  }
}

/** Not waited for: windows come meanwhile and see it being made. */
async function demonstrate(opened: Core, order: DemonstrationOrder): Promise<void> {
  const sentence = await makeOrderedDemonstration(opened.services, order);
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
