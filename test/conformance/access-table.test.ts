import { isContractProcedure } from '@orpc/contract';
import { createRouterClient, isProcedure, Procedure } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESSES, type Access, type ProcedureMeta } from '../../src/contract/base.ts';
import { contract } from '../../src/contract/contract.ts';
import { kindOf } from '../../src/core/procedures/procedures.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';

type Declared = { readonly name: string; readonly path: readonly string[]; readonly meta: ProcedureMeta };
type Call = (input: unknown) => Promise<unknown>;

const DECLARED = declaredIn(contract, []);

/** Every procedure of the contract, found by walking it: nothing here names one. */
function declaredIn(node: unknown, path: readonly string[]): Declared[] {
  if (isContractProcedure(node)) {
    return [{ name: path.join('.'), path, meta: node['~orpc'].meta as ProcedureMeta }];
  }
  return Object.entries(node as object).flatMap(([key, child]) => declaredIn(child, [...path, key]));
}

let open: TestCore;
beforeAll(async () => {
  open = await openTestCore();
});
afterAll(() => open.close());

/** What a call by this session comes to: only whether the door is shut matters here. */
async function outcome(call: Call): Promise<'forbidden' | 'let in'> {
  try {
    await call({});
    return 'let in';
  } catch (error) {
    return (error as { code?: unknown }).code === 'FORBIDDEN' ? 'forbidden' : 'let in';
  }
}

function at(node: unknown, path: readonly string[]): unknown {
  return path.reduce((found, key) => (found as Record<string, unknown> | undefined)?.[key], node);
}

test('the contract is walked to its end', () => {
  expect(DECLARED.length).toBeGreaterThanOrEqual(30);
  expect(DECLARED.map(({ name }) => name)).toContain('session.signIn');
});

describe.each(DECLARED)('$name', ({ path, meta }) => {
  test('is answered, by a handler of the kind the contract says', () => {
    const procedure = at(open.core.router, path);
    expect(isProcedure(procedure)).toBe(true);
    if (isProcedure(procedure)) expect(kindOf(procedure['~orpc'].handler)).toBe(meta.kind);
  });

  test('names the sessions it is for', () => {
    expect(meta.access.length).toBeGreaterThan(0);
    expect(ACCESSES).toEqual(expect.arrayContaining([...meta.access]));
  });

  test.each(ACCESSES)('called by %s: only as declared', async (session) => {
    const call = at(open.client(session), path) as Call;
    expect(await outcome(call)).toBe(meta.access.includes(session) ? 'let in' : 'forbidden');
  });
});

test('a refusal says who may, in French', async () => {
  const staffOnly = DECLARED.find(
    ({ meta }) =>
      meta.access.length > 0 && !meta.access.includes('anonymous') && meta.access.includes('agent'),
  );
  const call = at(open.client('anonymous'), staffOnly?.path ?? []) as Call;
  await expect(call({})).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: 'Connectez-vous pour continuer.',
    data: { session: 'anonymous', allowed: [...(staffOnly?.meta.access ?? [])] },
  });
});

describe('by default', () => {
  /** `session.touch` again, with another declared access. */
  function fixture(access: readonly Access[], keepCheck: boolean, session: Access): Call {
    const definition = open.core.router.session.touch['~orpc'];
    const touch = new Procedure({
      ...definition,
      meta: { kind: 'effect', access },
      middlewares: keepCheck ? definition.middlewares : [],
    });
    const { context } = { context: { session: open.port(session).session } };
    return createRouterClient({ touch }, { context }).touch as unknown as Call;
  }

  test.each(ACCESSES)('a procedure open to nobody refuses %s', async (session) => {
    expect(await outcome(fixture([], true, session))).toBe('forbidden');
  });

  test('the same lets in whom it names, and only them', async () => {
    expect(await outcome(fixture(['responsable'], true, 'responsable'))).toBe('let in');
    expect(await outcome(fixture(['responsable'], true, 'agent'))).toBe('forbidden');
  });

  test('without the check in front of it, it would let anyone in: the control of this table', async () => {
    expect(await outcome(fixture([], false, 'anonymous'))).toBe('let in');
  });
});
