import { afterEach, expect, test } from 'vitest';
import { openTestCore, TEST_AGENTS, type TestCore } from './open-test-core.ts';

let open: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

test('the test core answers as each session it is asked for', async () => {
  open = await openTestCore();
  const { session: none } = await open.client('anonymous').session.status();
  expect(none).toEqual({ kind: 'anonymous' });
  const { session, post } = await open.client('responsable').session.status();
  expect(session).toMatchObject({ kind: 'signed-in', agent: { name: 'Odile Vasseur', role: 'responsable' } });
  expect(post).toMatchObject({ landlordId: 'cchartres', postName: 'Guichet 2', demonstration: false });
  expect((await open.client('locked').session.status()).session).toMatchObject({ kind: 'locked' });
});

test('the known secrets open a session, and wrong ones do not', async () => {
  open = await openTestCore();
  const { login, password, pin, id } = TEST_AGENTS.agent;
  const { client } = open.port('anonymous');
  expect(await client.session.signIn({ agent: login, password })).toMatchObject({ kind: 'signed-in' });
  await client.session.lock();
  await expect(client.session.resume({ agent: id, pin: '000000' })).rejects.toMatchObject({
    data: { code: 'SES-003' },
  });
  expect(await client.session.resume({ agent: id, pin })).toMatchObject({ kind: 'signed-in' });
});

test('reopening keeps the base and the clock', async () => {
  open = await openTestCore();
  await open.client('agent').drafts.save({ form: 'encaisser', account: null, body: { montant: '12' } });
  open.clock.advance(1000);
  await open.reopen();
  const draft = await open.client('agent').drafts.read({ form: 'encaisser', account: null });
  expect(draft).toEqual({ savedAt: '2026-11-17T13:05:00.000Z', body: { montant: '12' } });
});

test('a demonstration of some accounts is there when asked for, the fixed ones to the cent', async () => {
  open = await openTestCore({ landlordId: 'cchartres', accounts: 20 });
  const balance = open.db.prepare('SELECT balance_cents FROM lease WHERE printed = ?').pluck();
  expect(balance.get('0030020788B')).toBe(-9550);
  expect(balance.get('0030020790D')).toBe(44534);
  expect(open.db.prepare('SELECT count(*) FROM lease').pluck().get()).toBe(20);
});
