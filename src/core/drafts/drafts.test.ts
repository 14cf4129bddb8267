import { afterEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';

let open: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function device(): Promise<TestCore> {
  open = await openTestCore({ accounts: 12 });
  return open;
}

const FORM = { form: 'encaisser', account: '0030020790' };
const BODY = {
  montant: '1 234,56',
  mode: 'cheque',
  mois: ['2026-10'],
  payeur: { nom: "D'ARC", seul: true },
  vide: null,
};

describe('a form in progress', () => {
  test('comes back exactly as it was left, after a crash of the program too', async () => {
    const core = await device();
    const saved = await core.client('agent').drafts.save({ ...FORM, body: BODY });
    expect(saved).toEqual({ savedAt: '2026-11-17T13:05:00.000Z' });
    core.clock.advance(60_000);
    await core.reopen();
    expect(await core.client('agent').drafts.read(FORM)).toEqual({ ...saved, body: BODY });
  });

  test('is kept per agent, per form and per account', async () => {
    const core = await device();
    const { drafts } = core.client('agent');
    await drafts.save({ ...FORM, body: { a: 1 } });
    await drafts.save({ ...FORM, account: '0030020788', body: { a: 2 } });
    await drafts.save({ ...FORM, account: null, body: { a: 3 } });
    await drafts.save({ ...FORM, form: 'demande', body: { a: 4 } });
    expect((await drafts.read(FORM))?.body).toEqual({ a: 1 });
    expect((await drafts.read({ ...FORM, account: '0030020788' }))?.body).toEqual({ a: 2 });
    expect((await drafts.read({ ...FORM, account: null }))?.body).toEqual({ a: 3 });
    expect((await drafts.read({ ...FORM, form: 'demande' }))?.body).toEqual({ a: 4 });
    expect(await core.client('responsable').drafts.read(FORM)).toBeNull();
    expect(await core.client('responsable').drafts.list()).toEqual([]);
  });

  test('is replaced by the next save and gone once discarded, its own only', async () => {
    const core = await device();
    const { drafts } = core.client('agent');
    await drafts.save({ ...FORM, body: { a: 1 } });
    await core.client('responsable').drafts.save({ ...FORM, body: { a: 9 } });
    await drafts.save({ ...FORM, body: { b: 2 } });
    expect((await drafts.read(FORM))?.body).toEqual({ b: 2 });
    await drafts.discard(FORM);
    await drafts.discard(FORM);
    expect(await drafts.read(FORM)).toBeNull();
    expect((await core.client('responsable').drafts.read(FORM))?.body).toEqual({ a: 9 });
  });

  test('outlives a lock: nobody reads it meanwhile, its agent finds it again', async () => {
    const core = await device();
    const { client, session } = core.port('agent');
    await client.drafts.save({ ...FORM, body: BODY });
    session.lock('2026-11-17T13:06:00.000Z');
    await expect(client.drafts.read(FORM)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await client.session.resume({ agent: 'agent-1', pin: '480361' });
    expect((await client.drafts.read(FORM))?.body).toEqual(BODY);
  });

  test('is listed newest first, with the name of the account it is about', async () => {
    const core = await device();
    const { drafts } = core.client('agent');
    await drafts.save({ ...FORM, body: {} });
    core.clock.advance(1000);
    await drafts.save({ form: 'attestation', account: null, body: {} });
    core.clock.advance(1000);
    await drafts.save({ ...FORM, account: 'inconnu', body: {} });
    expect((await drafts.list()).map(({ form, account, holderName }) => [form, account, holderName])).toEqual(
      [
        ['encaisser', 'inconnu', null],
        ['attestation', null, null],
        ['encaisser', '0030020790', "D'ARC Jean-Baptiste"],
      ],
    );
  });

  test('says that drafts changed', async () => {
    const core = await device();
    await core.client('agent').drafts.save({ ...FORM, body: {} });
    expect(core.events.at(-1)).toEqual({ kind: 'changed', topics: ['drafts'] });
  });
});
