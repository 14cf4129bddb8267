import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { answerTo } from '../support/question-answer.ts';
import {
  activateByMail,
  type Browser,
  browser,
  hiddenIn,
  OTHER_PASSWORD,
  PASSWORD,
  signIn,
  type TenantPortal,
  tenantPortal,
} from './tenant-support.ts';

const work = vi.hoisted(() => ({ done: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const counted =
    <Given extends readonly unknown[], Done>(one: (...given: Given) => Done) =>
    (...given: Given) => {
      work.done += 1;
      return one(...given);
    };
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) };
});

const HOUR = 3_600_000;
const EMAIL = 'jb@poste.example';
let clock = Date.parse('2026-11-20T09:00:00Z');
let test: TestDatabase;
let tenants: TenantPortal;
let next = 1;

function visitor(at = tenants.address): Browser {
  next += 1;
  return browser(at, { 'x-forwarded-for': `203.0.113.${next}` });
}

const MARK = 'ony@poste.example';

/**
 * Every mail, once all that the answers left to do is done: that is done in turn, and the last to ask is somebody whose
 * mail is waited for.
 */
async function settled(): Promise<readonly string[]> {
  const had = (await tenants.mails(MARK)).length;
  await visitor().post('/espace/identifiant-oublie', { qui: MARK });
  await vi.waitFor(async () => expect((await tenants.mails(MARK)).length).toBeGreaterThan(had), {
    timeout: 30_000,
  });
  const rows = await asLandlord(tenants.database, (tx) =>
    tx
      .selectFrom('mail')
      .select(['kind', 'recipient'])
      .where('recipient', '<>', MARK)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  );
  return rows.map(({ kind, recipient }) => `${kind} ${recipient}`);
}

beforeAll(async () => {
  test = await testDatabase();
  tenants = await tenantPortal('cchartres', await test.open(), { now: () => clock, trustProxy: '127.0.0.1' });
  await tenants.register({ household: 'family', code: 'P1', email: EMAIL });
  await activateByMail(tenants, { email: EMAIL, household: 'family' });
  await tenants.register({ household: 'paper', code: 'P7', email: MARK });
  // The same box: she signs in with the identifier.
  await tenants.register({ household: 'family', code: 'P3', email: EMAIL, login: 'L11112222' });
});
afterAll(async () => {
  await tenants.close();
  await test.drop();
});

describe(`a login or a password forgotten (${POSTGRES_WORD})`, () => {
  it.each(['/espace/mot-de-passe-oublie', '/espace/identifiant-oublie'])(
    '%s has one answer for everyone',
    async (path) => {
      clock += 25 * HOUR;
      const before = (await settled()).length;
      const seen = new Set<string>();
      const asked = [
        EMAIL,
        'personne@poste.example',
        'L11112222',
        'L99998888',
        tenants.printed('family'),
        '0099999999Z',
      ];
      for (const qui of asked) {
        work.done = 0;
        const answer = await visitor().post(path, { qui });
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        seen.add(JSON.stringify([answer.status, answer.text, headers, work.done]));
      }
      expect([...seen]).toHaveLength(1);
      expect([...seen][0]).toContain('Regardez vos e-mails');
      // And yet whom it concerns was written to: the answers above were not the same for want of any difference.
      expect((await settled()).length).toBeGreaterThan(before);
    },
  );

  it('a new password: one hour, once, and it ends what was open', async () => {
    clock += 25 * HOUR;
    const inside = await signIn(tenants, EMAIL);
    expect(inside.answer.status).toBe(303);
    const before = (await settled()).length;
    // Somebody guesses meanwhile, until this login has to wait.
    let refused = await visitor().post('/espace', { identifiant: EMAIL, motdepasse: 'non' });
    while (refused.status !== 429) {
      const asked = refused.text.includes('name="reponse"') ? { reponse: answerTo(refused.text) } : {};
      const form = { ...hiddenIn(refused), ...asked, identifiant: EMAIL, motdepasse: 'non' };
      refused = await visitor().post('/espace', form);
    }
    await visitor().post('/espace/mot-de-passe-oublie', { qui: EMAIL });
    expect((await settled()).slice(before)).toEqual([`password ${EMAIL}`]);
    const link = (await tenants.mails(EMAIL)).at(-1)?.link ?? '';
    const one = visitor();
    const page = await one.get(link);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.text).toContain('Votre mot de passe');
    const form = hiddenIn(page);
    const bad = await one.post('/espace/mot-de-passe', { ...form, motdepasse: EMAIL, encore: 'x' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('Il contient votre identifiant ou votre adresse e-mail.');
    const done = await one.post('/espace/mot-de-passe', {
      ...form,
      motdepasse: OTHER_PASSWORD,
      encore: OTHER_PASSWORD,
    });
    expect(done.location).toBe('/espace?fait=mot-de-passe');
    expect((await inside.get('/espace/compte')).location).toBe('/espace');
    // At once: what was guessed before counts no more.
    expect((await signIn(tenants, EMAIL, OTHER_PASSWORD)).answer.status).toBe(303);
    expect((await settled()).at(-1)).toBe(`password-changed ${EMAIL}`);
    expect((await one.get(link)).text).toContain('Ce lien a déjà servi');
    expect(
      (await one.post('/espace/mot-de-passe', { ...form, motdepasse: PASSWORD, encore: PASSWORD })).status,
    ).toBe(410);
  });

  it('a link for a password is too old after an hour, and replaced by the next', async () => {
    clock += 25 * HOUR;
    const ask = async () => {
      await visitor().post('/espace/mot-de-passe-oublie', { qui: EMAIL });
      await settled();
      clock += 1000;
      return (await tenants.mails(EMAIL)).at(-1)?.link ?? '';
    };
    const first = await ask();
    const second = await ask();
    expect(second).not.toBe(first);
    expect((await visitor().get(first)).status).toBe(410);
    expect((await visitor().get(second)).status).toBe(200);
    clock += HOUR;
    const late = await visitor().get(second);
    expect(late.status).toBe(410);
    expect(late.text).toContain('Demander un nouveau lien');
    expect((await visitor().get('/espace/mot-de-passe')).status).toBe(404);
  });

  it('writes to nobody for one who has no space open, and not for ever to one who has', async () => {
    clock += 25 * HOUR;
    const before = (await settled()).length;
    for (let n = 0; n < 6; n += 1) await visitor().post('/espace/mot-de-passe-oublie', { qui: EMAIL });
    await tenants.act('registration.suspend', 'family', 'P3', { reason: 'acces-suspect' });
    await visitor().post('/espace/mot-de-passe-oublie', { qui: 'L11112222' });
    // What is left to do by the answers above is of this day.
    await settled();
    clock += 25 * HOUR;
    await visitor().post('/espace/identifiant-oublie', { qui: EMAIL });
    const after = (await settled()).slice(before);
    expect(after.filter((one) => one.startsWith('password'))).toHaveLength(4);
    expect(after.filter((one) => one.startsWith('login'))).toHaveLength(1);
    await tenants.act('registration.resume', 'family', 'P3', {});
  });

  it('sends every login of a shared box, and another activation to who has not activated', async () => {
    clock += 25 * HOUR;

    await visitor().post('/espace/identifiant-oublie', { qui: EMAIL });
    await settled();
    const bodies = (await tenants.mails(EMAIL)).slice(-2).map(({ body }) => body);
    expect(bodies.some((body) => body.includes('L1111'))).toBe(true);
    expect(bodies.some((body) => body.includes(EMAIL))).toBe(true);
    clock += 1000;
    await visitor().post('/espace/mot-de-passe-oublie', { qui: 'l1111 2222' });
    expect((await settled()).at(-1)).toBe(`activation ${EMAIL}`);
    expect((await activateByMail(tenants, { email: EMAIL, household: 'family' })).status).toBe(303);
    expect((await signIn(tenants, 'L11112222')).answer.status).toBe(303);
    // The box's own login is still the other person's.
    expect((await signIn(tenants, EMAIL, OTHER_PASSWORD)).answer.status).toBe(303);
  });

  it('asks nothing here, but a question under Auvergne', async () => {
    expect((await visitor().get('/espace/mot-de-passe-oublie')).text).not.toContain('name="reponse"');
    const other = await testDatabase();
    const auvergne = await tenantPortal('auvergne-habitat', await other.open(), { now: () => clock });
    for (const path of ['/espace/mot-de-passe-oublie', '/espace/identifiant-oublie']) {
      const one = browser(auvergne.address);
      const page = await one.get(path);
      const wrong = await one.post(path, { ...hiddenIn(page), qui: EMAIL, reponse: 'non' });
      expect(wrong.status).toBe(422);
      const right = await one.post(path, { ...hiddenIn(wrong), qui: EMAIL, reponse: answerTo(wrong.text) });
      expect(right.text).toContain('Regardez vos e-mails');
    }
    await auvergne.close();
    await other.drop();
  });
});
