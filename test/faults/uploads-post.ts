import { mkdirSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { systemClock, systemIds } from '../../src/core/host/system-clock.ts';
import { type Core, openCore } from '../../src/core/open-core.ts';
import { agentView, listAgents } from '../../src/core/staff/agents.ts';
import type { TestClient } from '../support/open-test-core.ts';
import { capturingLog, testPorts } from '../support/test-ports.ts';
import { filedSecrets } from './crash-post.ts';

/** A post as it runs at a counter, whose people and accounts came from the portal; signed in where somebody came already. */
export function openUploadPost(folder: string): { readonly core: Core; readonly client: TestClient } {
  mkdirSync(folder, { recursive: true });
  const ports = testPorts(folder, systemClock, systemIds, capturingLog());
  const core = openCore({ ...ports, secrets: filedSecrets(folder) });
  if (core.services.base.fault !== undefined) {
    throw new Error(`the base does not open: ${JSON.stringify(core.services.base.fault)}`);
  }
  const { context } = core.connect('guichet', 'counter');
  const [agent] = listAgents(core.services.base.readable());
  if (agent !== undefined) context.session.signIn(agentView(agent), systemClock.monotonic());
  return { core, client: createRouterClient(core.router, { context }) };
}
