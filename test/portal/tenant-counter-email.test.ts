import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loginOf } from '../../src/portal/spaces/logins.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { activateByMail, browser, hiddenIn, type TenantPortal, tenantPortal } from './tenant-support.ts';

const EMAIL = 'jb@poste.example';
const MISTYPED = 'jbb@poste.example';
let test: TestDatabase;
let tenants: TenantPortal;

beforeAll(async () => {
  test = await testDatabase();
  tenants = await tenantPortal('cchartres', await test.open(), { trustProxy: '127.0.0.1' });
  await tenants.register({ household: 'family', code: 'P1', email: EMAIL });
  await activateByMail(tenants, { email: EMAIL, household: 'family' });
});
afterAll(async () => {
  await tenants.close();
  await test.drop();
});

const login = () => asLandlord(tenants.database, (tx) => loginOf(tx, 'code:P1'));
const changed = (email: string) =>
  tenants.act('registration.email', 'family', 'P1', { email, document: 'passeport' });
const confirmation = async (email: string) =>
  (await tenants.mails(email)).findLast(({ kind }) => kind === 'email-confirm')?.link ?? '';

describe(`an e-mail that a counter typed for an active space (${POSTGRES_WORD})`, () => {
  it('gives a stranger who received the mail nothing: neither a confirmation nor a new password', async () => {
    await changed(MISTYPED);
    expect(await login()).toMatchObject({ email: MISTYPED, emailVerified: false });
    const stranger = browser(tenants.address, { 'x-forwarded-for': '203.0.113.9' });
    await stranger.post('/espace/mot-de-passe-oublie', { qui: MISTYPED });
    // What he is sent leads to a page that asks the reference too.
    const sent = await vi.waitFor(
      async () => {
        const kinds = (await tenants.mails(MISTYPED)).map(({ kind }) => kind);
        expect(kinds).toHaveLength(2);
        return kinds;
      },
      { timeout: 20_000 },
    );
    expect(sent.toSorted()).toEqual(['activation', 'email-confirm']);
    const page = await stranger.get(await confirmation(MISTYPED));
    expect(page.text).toContain('name="reference"');
    const tries = ['', '0030020790D', 'x', '1', '2'];
    const answers = [];
    for (const reference of tries)
      answers.push(await stranger.post('/espace/adresse', { ...hiddenIn(page), reference }));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, answers[4]?.status]);
    // Five tries, and the link works no more, even with the right one.
    const late = await stranger.post('/espace/adresse', {
      ...hiddenIn(page),
      reference: tenants.printed('family'),
    });
    expect(late.location).toBeNull();
    expect(await login()).toMatchObject({ email: MISTYPED, emailVerified: false });
  });

  it('is confirmed by its tenant, who has his avis', async () => {
    await changed(EMAIL);
    const one = browser(tenants.address, { 'x-forwarded-for': '203.0.113.10' });
    const page = await one.get(await confirmation(EMAIL));
    const done = await one.post('/espace/adresse', {
      ...hiddenIn(page),
      reference: tenants.printed('family'),
    });
    expect(done.location).toBe('/espace?fait=adresse');
    expect(await login()).toMatchObject({ email: EMAIL, emailVerified: true });
  });
});
