import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { RouterClient } from '@orpc/server';
import type { CoreReport } from '../src/contract/core-process.ts';
import type { Router } from '../src/core/router.ts';
import { startCoreWorker } from '../src/loopback/core-worker.ts';
import { TEST_AGENTS } from '../test/support/test-agents.ts';
import { RESOURCES, TEST_KEY } from '../test/support/test-ports.ts';

/**
 * A fresh process, as a start of the program is: the core in its own thread, a port, an agent who signs in, a first
 * search. Prints the milliseconds since this process began, one JSON line.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: start-child.ts FOLDER');
const ready = Promise.withResolvers<CoreReport>();
const core = startCoreWorker({
  entry: new URL('../src/core/process.ts', import.meta.url),
  open: { dataFolder: folder, resourcesFolder: RESOURCES, key: { kind: 'key', bytes: TEST_KEY } },
  onReport: ready.resolve,
  onLost: ready.reject,
});
const report = await ready.promise;
if (report.type !== 'ready' || report.fault !== null)
  throw new Error(`the core is not ready: ${JSON.stringify(report)}`);
const readyMs = performance.now();
const port = core.connect('bench');
const client: RouterClient<Router> = createORPCClient(new RPCLink({ port: port as unknown as MessagePort }));
port.start();
const { login, password } = TEST_AGENTS.agent;
await client.session.signIn({ agent: login, password });
const signedInMs = performance.now();
const { rows } = await client.accounts.search({ text: 'martin' });
const searchedMs = performance.now();
if (rows.length === 0) throw new Error('the first search found nobody');
process.stdout.write(`${JSON.stringify({ readyMs, signedInMs, searchedMs })}\n`);
port.close();
await core.close();
