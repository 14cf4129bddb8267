import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { ROLES, type Role } from '../../src/contract/base.ts';
import type { CoreEvent } from '../../src/contract/events.ts';
import type { WritableDb } from '../../src/core/database/connection.ts';
import { readMeta, writeMeta } from '../../src/core/database/meta.ts';
import { readProfileFile } from '../../src/core/landlords/resources.ts';
import { localDay } from '../../src/core/local-day.ts';
import { type Core, openCore, type PortKind } from '../../src/core/open-core.ts';
import type { Ids, Ports } from '../../src/core/ports.ts';
import type { PortSession } from '../../src/core/procedures/session.ts';
import type { Router } from '../../src/core/router.ts';
import { agentView, findAgent, insertAgent } from '../../src/core/staff/agents.ts';
import { TEST_AGENTS, testAgentRow } from './test-agents.ts';
import {
  capturingLog,
  counterIds,
  type TestClock,
  type TestLog,
  testClock,
  testPorts,
} from './test-ports.ts';

export { TEST_AGENTS } from './test-agents.ts';
export { TEST_KEY, testSecrets } from './test-ports.ts';

export type TestClient = RouterClient<Router>;
export type TestSessionKind = Role | 'anonymous' | 'locked' | 'kiosk';

export type TestCoreOptions = {
  /** Landlord whose profile the base holds; null leaves the device as it is before its first start. */
  readonly landlordId?: string | null;
  /** Data folder to open; without it a new one is made, and erased by close(). */
  readonly folder?: string;
  readonly start?: string;
  /** Accounts of the landlord's demonstration to import, the fixed ones first; none without it. */
  readonly accounts?: number;
  /** Replaces some ports, such as the secrets or the resources. */
  readonly ports?: (ports: Ports) => Ports;
};

export type TestCore = {
  readonly folder: string;
  readonly clock: TestClock;
  readonly ids: Ids;
  readonly log: TestLog;
  /** The core now open; another one after reopen(). */
  readonly core: Core;
  /** The core's own connection, to prepare and to look. */
  readonly db: WritableDb;
  /** Every event published since the core was opened. */
  readonly events: readonly CoreEvent[];
  /** A typed client on a port of its own, whose session already stands as asked. */
  client(kind: TestSessionKind): TestClient;
  /** The same with its session, to follow or to move it. */
  port(kind: TestSessionKind, name?: string): { readonly client: TestClient; readonly session: PortSession };
  /** Closes and opens again on the same folder and clock, as a restart of the program does. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

/** A real core on an encrypted base in a temporary folder, with hands on its clock. */
export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'guichet-test-'));
  const clock = testClock(options.start);
  const ids = counterIds();
  const log = capturingLog();
  const defaults = testPorts(folder, clock, ids, log);
  const ports = options.ports?.(defaults) ?? defaults;
  const landlordId = options.landlordId === undefined ? 'cchartres' : options.landlordId;
  let events: CoreEvent[] = [];
  let windows = 0;

  function open(): Core {
    const opened = openCore(ports);
    events = [];
    const heard = events;
    opened.services.events.subscribe((event) => heard.push(event));
    if (opened.services.base.fault === undefined && landlordId !== null) {
      settle(opened.services.base.writable(), ports, landlordId);
    }
    return opened;
  }

  let core = open();
  if (options.accounts !== undefined && landlordId !== null) {
    // Read only by the tests that ask for it: it brings the whole demonstration along.
    const { importDemonstration } = await import('./import-demonstration.ts');
    importDemonstration(core, localDay(clock), options.accounts);
  }

  function port(kind: TestSessionKind, name?: string) {
    windows += 1;
    const door: PortKind = kind === 'kiosk' ? 'kiosk' : 'counter';
    const { context } = core.connect(name ?? `window-${windows}`, door);
    const { session } = context;
    if (kind !== 'anonymous' && kind !== 'kiosk') {
      const role = kind === 'locked' ? 'agent' : kind;
      const row = findAgent(core.services.base.readable(), TEST_AGENTS[role].id);
      if (row === undefined) throw new Error(`no ${role} on this base`);
      session.signIn(agentView(row), clock.monotonic());
      if (kind === 'locked') session.lock(new Date(clock.now()).toISOString());
    }
    return { client: createRouterClient(core.router, { context }), session };
  }

  return {
    folder,
    clock,
    ids,
    log,
    get core() {
      return core;
    },
    get db() {
      return core.services.base.writable();
    },
    get events() {
      return events;
    },
    client: (kind) => port(kind).client,
    port,
    async reopen() {
      await core.close();
      core = open();
    },
    async close() {
      await core.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What setup leaves on a real base: a landlord, a post, and its agents. */
function settle(db: WritableDb, ports: Ports, landlordId: string): void {
  if (readMeta(db, 'landlord') !== undefined) return;
  const file = readProfileFile(ports.directories.resources, landlordId);
  if (file.kind === 'unusable') throw new Error(file.sentence);
  db.transaction(() => {
    writeMeta(db, 'landlord', landlordId);
    writeMeta(db, 'profile', file.text);
    writeMeta(db, 'agency', 'Agence Centre');
    writeMeta(db, 'post', 'Guichet 2');
    writeMeta(db, 'till', 'G2');
    writeMeta(db, 'as-of', new Date(ports.clock.now()).toISOString());
    for (const role of ROLES) insertAgent(db, testAgentRow(role));
  }).immediate();
}
