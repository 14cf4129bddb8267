import { afterEach, expect, test } from 'vitest';
import { openTestCore, TEST_AGENTS, type TestCore } from '../../../../test/support/open-test-core.ts';
import { refusal } from '../../../../test/support/payment-acts.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { hashSecret } from '../../staff/secrets-hash.ts';
import { applyChanges } from './apply-changes.ts';

const { agent: CAMILLE } = TEST_AGENTS;
const CONTEXT = { day: '2026-11-17', at: '2026-11-17T13:05:00.000Z' };

let core: TestCore;
afterEach(() => core.close());

function tell(passwordHash: string, active: boolean): void {
  const { id, login, name } = CAMILLE;
  const content = {
    id,
    login,
    name,
    initials: 'CR',
    jobTitle: 'Accueil',
    role: 'agent',
    passwordHash,
    active,
  };
  const change: Change = { kind: 'agent', key: id, op: 'put', absentSince: null, content };
  core.db.transaction(() => applyChanges(core.db, [change], CONTEXT)).immediate();
}

test('someone who no longer works here neither signs in nor resumes, until they do again', async () => {
  core = await openTestCore();
  const signIn = (password: string) =>
    core.client('anonymous').session.signIn({ agent: CAMILLE.login, password });
  const { client, session } = core.port('agent');
  session.lock('2026-11-17T13:05:00.000Z');
  const resume = () => client.session.resume({ agent: CAMILLE.id, pin: CAMILLE.pin });
  const known = core.db.prepare('SELECT password_hash FROM agent WHERE id = ?').pluck().get(CAMILLE.id);

  tell(String(known), false);
  expect(await refusal(signIn(CAMILLE.password))).toMatchObject({ code: 'SES-001' });
  expect(await refusal(resume())).toMatchObject({ code: 'SES-004' });

  tell(await hashSecret('un autre mot de passe'), true);
  expect(await refusal(signIn(CAMILLE.password))).toMatchObject({ code: 'SES-001' });
  expect(await signIn('un autre mot de passe')).toMatchObject({ kind: 'signed-in' });
  // The code is theirs on this post, and stays.
  expect(await resume()).toMatchObject({ kind: 'signed-in' });
});
