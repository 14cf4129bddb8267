import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { readInstanceMark, writeInstanceMark } from '../../src/core/host/instance-mark.ts';
import { systemClock, systemIds } from '../../src/core/host/system-clock.ts';
import { type Core, openCore } from '../../src/core/open-core.ts';
import type { Secrets } from '../../src/core/ports.ts';
import { agentView, findAgent } from '../../src/core/staff/agents.ts';
import { TEST_AGENTS, type TestClient } from '../support/open-test-core.ts';
import { capturingLog, TEST_KEY, testPorts, testSecrets } from '../support/test-ports.ts';

/** A post as it runs at a counter, joined to a portal: its key and its mark are files beside its base. */
export type JoinedPost = {
  readonly core: Core;
  readonly client: TestClient;
  readonly log: ReturnType<typeof capturingLog>;
};

export function openJoinedPost(folder: string): JoinedPost {
  const log = capturingLog();
  const ports = testPorts(folder, systemClock, systemIds, log);
  const core = openCore({ ...ports, secrets: filedSecrets(folder) });
  if (core.services.base.fault !== undefined) {
    throw new Error(`the base does not open: ${JSON.stringify(core.services.base.fault)}`);
  }
  const row = findAgent(core.services.base.readable(), TEST_AGENTS.administrateur.id);
  if (row === undefined) throw new Error('no agent on this base');
  const { context } = core.connect('guichet', 'counter');
  context.session.signIn(agentView(row), systemClock.monotonic());
  return { core, client: createRouterClient(core.router, { context }), log };
}

export function filedSecrets(folder: string): Secrets {
  const file = join(folder, 'poste.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }
  const key = createPrivateKey(readFileSync(file));
  return {
    ...testSecrets(TEST_KEY, 'installation-1'),
    deviceKey: () => ({
      publicKey: () => createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
      sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
    }),
    readMark: () => readInstanceMark(folder),
    writeMark: (mark) => writeInstanceMark(folder, mark),
  };
}
