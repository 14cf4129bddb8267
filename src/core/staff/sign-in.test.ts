import { afterEach, describe, expect, test } from 'vitest';
import { openTestCore, TEST_AGENTS, type TestCore } from '../../../test/support/open-test-core.ts';

const { agent: CAMILLE, responsable: ODILE } = TEST_AGENTS;

let open: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function device(): Promise<TestCore> {
  open = await openTestCore();
  return open;
}

type Answer = {
  readonly code: string;
  readonly field?: string;
  readonly waitSeconds?: number;
  readonly message: string;
};

/** What a refused call answers; fails when it is not refused. */
async function refusal(call: Promise<unknown>): Promise<Answer> {
  try {
    await call;
  } catch (error) {
    const { data, message, code } = error as { data?: Answer; message: string; code: string };
    return { ...data, message, code: data?.code ?? code };
  }
  throw new Error('the call was not refused');
}

describe('by password', () => {
  test('identifier in any case, or the id of the list', async () => {
    const core = await device();
    for (const agent of [CAMILLE.login, ` ${CAMILLE.login.toUpperCase()} `, CAMILLE.id]) {
      const view = await core.client('anonymous').session.signIn({ agent, password: CAMILLE.password });
      expect(view).toMatchObject({ kind: 'signed-in', agent: { id: CAMILLE.id, initials: 'CR' } });
    }
  });

  test('answers the same to a wrong password and to nobody', async () => {
    const core = await device();
    const { session } = core.client('anonymous');
    const wrong = await refusal(session.signIn({ agent: CAMILLE.login, password: ODILE.password }));
    const nobody = await refusal(session.signIn({ agent: 'personne', password: ODILE.password }));
    expect(wrong).toEqual(nobody);
    expect(wrong).toMatchObject({ code: 'SES-001', field: 'password' });
    expect((await session.status()).session).toEqual({ kind: 'anonymous' });
  });

  test('the fifth failure makes wait 30 s; no clock and no restart shortens it; then the right one opens', async () => {
    const core = await device();
    const bad = () =>
      refusal(core.client('anonymous').session.signIn({ agent: CAMILLE.id, password: 'non' }));
    for (let i = 0; i < 4; i += 1) expect((await bad()).code).toBe('SES-001');
    expect(await bad()).toMatchObject({ code: 'SES-002', waitSeconds: 30 });
    const good = () =>
      core.client('anonymous').session.signIn({ agent: CAMILLE.id, password: CAMILLE.password });
    expect(await refusal(good())).toMatchObject({ code: 'SES-002', waitSeconds: 30 });
    core.clock.setWall('2030-01-01T00:00:00.000Z');
    expect(await refusal(good())).toMatchObject({ code: 'SES-002', waitSeconds: 30 });
    core.clock.setWall('2020-01-01T00:00:00.000Z');
    core.clock.advanceMonotonic(20_000);
    await core.reopen();
    expect(await refusal(good())).toMatchObject({ code: 'SES-002', waitSeconds: 30 });
    core.clock.advanceMonotonic(30_000);
    expect(await good()).toMatchObject({ kind: 'signed-in' });
    expect((await bad()).code).toBe('SES-001');
  });

  test('one agent who waits does not make the others wait', async () => {
    const core = await device();
    const { session } = core.client('anonymous');
    for (let i = 0; i < 5; i += 1) await refusal(session.signIn({ agent: CAMILLE.id, password: 'non' }));
    expect(await session.signIn({ agent: ODILE.id, password: ODILE.password })).toMatchObject({
      kind: 'signed-in',
    });
  });

  test('tries sent together do not slip through together', async () => {
    const core = await device();
    const tries = Array.from({ length: 9 }, () =>
      refusal(core.client('anonymous').session.signIn({ agent: CAMILLE.id, password: 'non' })),
    );
    const codes = (await Promise.all(tries)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'SES-002').length).toBeGreaterThanOrEqual(4);
    expect(core.db.prepare('SELECT failures FROM sign_in_throttle').pluck().get()).toBe(5);
  });
});

describe('by six-digit code', () => {
  test('resumes a locked session where it was', async () => {
    const core = await device();
    const { client } = core.port('agent');
    await client.session.lock();
    expect((await client.session.status()).session).toMatchObject({
      kind: 'locked',
      agent: { id: CAMILLE.id },
    });
    expect(await client.session.resume({ agent: CAMILLE.id, pin: CAMILLE.pin })).toMatchObject({
      kind: 'signed-in',
    });
  });

  test('three wrong codes ask for the password, which sets them free', async () => {
    const core = await device();
    const { client } = core.port('locked');
    const wrong = () => refusal(client.session.resume({ agent: CAMILLE.id, pin: '000001' }));
    expect((await wrong()).message).toContain('2 essais');
    expect((await wrong()).message).toContain('1 essai.');
    expect((await wrong()).code).toBe('SES-005');
    core.clock.advance(3_600_000);
    expect((await refusal(client.session.resume({ agent: CAMILLE.id, pin: CAMILLE.pin }))).code).toBe(
      'SES-005',
    );
    await client.session.signIn({ agent: CAMILLE.id, password: CAMILLE.password });
    await client.session.lock();
    await client.session.resume({ agent: CAMILLE.id, pin: CAMILLE.pin });
  });

  test('changes to an agent who gave a password on this post today, and only today', async () => {
    const core = await device();
    const { client } = core.port('agent');
    const change = () => client.session.resume({ agent: ODILE.id, pin: ODILE.pin });
    expect((await refusal(change())).code).toBe('SES-004');
    await core.client('anonymous').session.signIn({ agent: ODILE.id, password: ODILE.password });
    expect((await client.session.agents()).find(({ id }) => id === ODILE.id)?.pinAllowed).toBe(true);
    expect(await change()).toMatchObject({ kind: 'signed-in', agent: { id: ODILE.id } });
    core.clock.setWall('2026-11-17T22:59:59.000Z');
    await change();
    // One second later it is midnight in Paris.
    core.clock.setWall('2026-11-17T23:00:00.000Z');
    const { client: other } = core.port('agent');
    expect((await refusal(other.session.resume({ agent: ODILE.id, pin: ODILE.pin }))).code).toBe('SES-004');
    expect((await client.session.agents()).find(({ id }) => id === ODILE.id)?.pinAllowed).toBe(false);
  });

  test('a session locked since yesterday still resumes by its own code', async () => {
    const core = await device();
    const { client } = core.port('locked');
    core.clock.advance(24 * 3_600_000);
    expect(await client.session.resume({ agent: CAMILLE.id, pin: CAMILLE.pin })).toMatchObject({
      kind: 'signed-in',
    });
  });

  test('opens nothing on a port where nobody has signed in', async () => {
    const core = await device();
    await core.client('anonymous').session.signIn({ agent: CAMILLE.id, password: CAMILLE.password });
    const answer = await refusal(
      core.client('anonymous').session.resume({ agent: CAMILLE.id, pin: CAMILLE.pin }),
    );
    expect(answer.code).toBe('FORBIDDEN');
  });

  test('is refused when too simple, which is no failed try', async () => {
    const core = await device();
    const { session } = core.client('agent');
    for (const pin of ['000000', '777777', '123456', '987654', '012345', '654321']) {
      const { code, field } = await refusal(session.choosePin({ password: CAMILLE.password, pin }));
      expect([pin, code, field]).toEqual([pin, 'SES-006', 'pin']);
    }
    await session.choosePin({ password: CAMILLE.password, pin: '314159' });
  });

  test('is chosen with the password, and replaces the one before', async () => {
    const core = await device();
    const { client } = core.port('agent');
    expect((await refusal(client.session.choosePin({ password: 'non', pin: '314159' }))).code).toBe(
      'SES-001',
    );
    await client.session.choosePin({ password: CAMILLE.password, pin: '314159' });
    await client.session.lock();
    expect((await refusal(client.session.resume({ agent: CAMILLE.id, pin: CAMILLE.pin }))).code).toBe(
      'SES-003',
    );
    await client.session.resume({ agent: CAMILLE.id, pin: '314159' });
  });
});

describe('the lock', () => {
  test('falls after five minutes left alone, not before, and says so to the screens', async () => {
    const core = await device();
    const { client } = core.port('agent');
    core.clock.advance(5 * 60_000 - 1);
    await client.session.touch();
    core.clock.advance(5 * 60_000 - 1);
    await client.home.today();
    core.clock.advance(5 * 60_000);
    expect((await refusal(client.home.today())).code).toBe('FORBIDDEN');
    expect((await client.session.status()).session).toMatchObject({
      kind: 'locked',
      since: new Date(core.clock.now()).toISOString(),
    });
    expect(core.events).toContainEqual({ kind: 'changed', topics: ['session'] });
  });

  test('is not pushed back by what the screen asks by itself', async () => {
    const core = await device();
    const { client } = core.port('agent');
    core.clock.advance(4 * 60_000);
    await client.sync.status();
    core.clock.advance(60_000);
    expect((await refusal(client.sync.status())).code).toBe('FORBIDDEN');
  });

  test('does not depend on the wall clock', async () => {
    const core = await device();
    const { client } = core.port('agent');
    core.clock.setWall('2030-01-01T00:00:00.000Z');
    await client.home.today();
    core.clock.setWall('2000-01-01T00:00:00.000Z');
    core.clock.advanceMonotonic(5 * 60_000);
    expect((await refusal(client.home.today())).code).toBe('FORBIDDEN');
  });

  test('closes every procedure but those that reopen, and names the way back', async () => {
    const core = await device();
    const { client } = core.port('locked');
    expect((await refusal(client.drafts.list())).message).toBe(
      'Le poste est verrouillé. Entrez votre code pour reprendre.',
    );
    await client.session.signOut();
    expect((await client.session.status()).session).toEqual({ kind: 'anonymous' });
  });

  test('a window that closes and comes back is locked, not signed out', async () => {
    const core = await device();
    const { session } = core.port('agent', 'fenêtre');
    expect(session.access()).toBe('agent');
    const { session: back } = core.port('anonymous', 'fenêtre');
    expect(back.state).toMatchObject({ kind: 'locked', agent: { id: CAMILLE.id } });
    const { session: other } = core.port('anonymous', 'autre fenêtre');
    expect(other.state).toEqual({ kind: 'anonymous' });
  });
});

describe('the sign-in screen', () => {
  test('shows no secret on a base that is not a demonstration', async () => {
    const core = await device();
    const agents = await core.client('anonymous').session.agents();
    expect(agents.map(({ name }) => name)).toEqual(['Camille Roche', 'Odile Vasseur', 'Bruno Kerlan']);
    expect(JSON.stringify(agents)).not.toMatch(/password|hash|argon|pin"/i);
  });

  test('an agent put aside is neither shown nor let in', async () => {
    const core = await device();
    core.db.prepare('UPDATE agent SET active = 0 WHERE id = ?').run(CAMILLE.id);
    expect(await core.client('anonymous').session.agents()).toHaveLength(2);
    const call = core.client('anonymous').session.signIn({ agent: CAMILLE.id, password: CAMILLE.password });
    expect((await refusal(call)).code).toBe('SES-001');
  });

  test('the theme chosen comes back with its agent', async () => {
    const core = await device();
    await core.client('agent').session.chooseTheme({ theme: 'contrast' });
    const view = await core
      .client('anonymous')
      .session.signIn({ agent: CAMILLE.id, password: CAMILLE.password });
    expect(view).toMatchObject({ agent: { theme: 'contrast' } });
  });

  test('a hash of older settings is made again at sign-in, and still opens', async () => {
    const core = await device();
    const old = '$argon2id$v=19$m=19456,t=2,p=1$';
    const { hash } = await import('@node-rs/argon2');
    const stored = await hash(CAMILLE.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(stored.startsWith(old)).toBe(true);
    core.db.prepare('UPDATE agent SET password_hash = ? WHERE id = ?').run(stored, CAMILLE.id);
    const { session } = core.client('anonymous');
    await session.signIn({ agent: CAMILLE.id, password: CAMILLE.password });
    const renewed = core.db.prepare('SELECT password_hash FROM agent WHERE id = ?').pluck().get(CAMILLE.id);
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/);
    await core.client('anonymous').session.signIn({ agent: CAMILLE.id, password: CAMILLE.password });
  });
});
