import { StandardRPCHandler } from '@orpc/server/standard';
import { givenSecrets } from '../../src/core/host/given-secrets.ts';
import { parentLink } from '../../src/core/host/parent-link.ts';
import { systemClock, systemIds } from '../../src/core/host/system-clock.ts';
import { workerEntries } from '../../src/core/host/worker-entries.ts';
import { type Core, openCore } from '../../src/core/open-core.ts';
import { systemPrinters } from '../../src/core/printing/system-printers.ts';
import type { PortContext } from '../../src/core/procedures/procedures.ts';
import { servePort } from '../../src/core/procedures/serve-port.ts';
import { fixtureRouter } from './fixture-router.ts';

/** The core's process with the fixture's acts added: same links, ports and wrapping as core/process.ts. */
const parent = parentLink();
let core: Core | undefined;
let handler: StandardRPCHandler<PortContext> | undefined;

parent.onOrder((order, port) => {
  if (order.type === 'open') {
    core = openCore({
      clock: systemClock,
      ids: systemIds,
      secrets: givenSecrets(order.key, 'fixture', order.dataFolder),
      directories: { data: order.dataFolder, resources: order.resourcesFolder },
      log: { info() {}, error() {} },
      workers: workerEntries(new URL('../../src/core/process.ts', import.meta.url).href),
      printers: systemPrinters(process.platform),
    });
    handler = new StandardRPCHandler<PortContext>(fixtureRouter(core));
    parent.report({
      type: 'ready',
      fault: core.services.base.fault?.code ?? null,
      recovery: 'not-configured',
    });
  } else if (order.type === 'connect' && core !== undefined && handler !== undefined && port !== undefined) {
    const { context, disconnected } = core.connect(order.client, order.kind);
    port.onClose(disconnected);
    servePort(handler, port, context, () => {});
  } else if (order.type === 'close') {
    void core?.close().then(() => {
      parent.report({ type: 'closed' });
      parent.end();
    });
  }
});
