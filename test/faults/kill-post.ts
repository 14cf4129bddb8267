import { createRouterClient } from '@orpc/server';
import { systemClock, systemIds } from '../../src/core/host/system-clock.ts';
import { type Core, openCore } from '../../src/core/open-core.ts';
import type { Ports } from '../../src/core/ports.ts';
import { agentView, findAgent } from '../../src/core/staff/agents.ts';
import { addAccount, ordinaryMonth } from '../support/account-fixture.ts';
import { openTestCore, TEST_AGENTS, type TestClient } from '../support/open-test-core.ts';
import { capturingLog, testPorts } from '../support/test-ports.ts';

/** The core of a post as it runs at a counter: the clock and the ids of the machine, a base in a real folder. */
export type Post = { readonly core: Core; readonly client: TestClient };

export const ACCOUNTS: readonly string[] = Array.from({ length: 12 }, (_, index) => `00300208${index + 10}A`);

/** Months due on each account: more than a campaign pays. */
const MONTHS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'] as const;

/** A base with accounts in debt, closed as a proper stop leaves it. `ports` replaces some, as in `openTestCore`. */
export async function makePost(
  folder: string,
  ports: (ports: Ports) => Ports = (given) => given,
): Promise<void> {
  const core = await openTestCore({ folder, ports });
  for (const key of ACCOUNTS) {
    const entries = MONTHS.flatMap((month) => ordinaryMonth(month, `${month}-28`, `${month}-28`));
    addAccount(core.db, { key, entries });
  }
  await core.close();
}

/** Opens it with an agent at work, as after a start and a sign-in. */
export function openPost(folder: string): Post {
  const core = openCore(testPorts(folder, systemClock, systemIds, capturingLog()));
  if (core.services.base.fault !== undefined) {
    throw new Error(`the base does not open: ${JSON.stringify(core.services.base.fault)}`);
  }
  const row = findAgent(core.services.base.readable(), TEST_AGENTS.responsable.id);
  if (row === undefined) throw new Error('no agent on this base');
  const { context } = core.connect('guichet', 'counter');
  context.session.signIn(agentView(row), systemClock.monotonic());
  return { core, client: createRouterClient(core.router, { context }) };
}
