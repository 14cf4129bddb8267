import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import { createPortal } from '../../src/portal/server/create-portal.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { answerTo } from '../support/question-answer.ts';
import {
  activateByMail,
  type Browser,
  browser,
  hiddenIn,
  PASSWORD,
  type TenantPortal,
  tenantPortal,
} from './tenant-support.ts';

const work = vi.hoisted(() => ({ checked: 0, hashed: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return {
    ...real,
    hash: (...given: Parameters<typeof real.hash>) => {
      work.hashed += 1;
      return real.hash(...given);
    },
    verify: (...given: Parameters<typeof real.verify>) => {
      work.checked += 1;
      return real.verify(...given);
    },
  };
});

const MINUTE = 60_000;
const EMAIL = 'jb@poste.example';
let clock = Date.parse('2026-11-20T09:00:00Z');
let test: TestDatabase;
let database: PortalDatabase;
let tenants: TenantPortal;
let next = 1;

/** A browser of an address that nobody has used: behind the proxy, each has its own. */
function visitor(at = tenants.address): Browser {
  next += 1;
  return browser(at, { 'x-forwarded-for': `203.0.113.${next}` });
}
const proof = (login: string, password = PASSWORD) => ({ identifiant: login, motdepasse: password });

beforeAll(async () => {
  test = await testDatabase();
  database = await test.open();
  tenants = await tenantPortal('cchartres', database, { now: () => clock, trustProxy: '127.0.0.1' });
  await tenants.register({ household: 'family', code: 'P1', email: EMAIL });
  await activateByMail(tenants, { email: EMAIL, household: 'family' });
  // Registered, and without a password yet.
  await tenants.register({
    household: 'family',
    code: 'P2',
    email: 'anne@poste.example',
    login: 'L11112222',
  });
});
afterAll(async () => {
  await tenants.close();
  await test.drop();
});

describe(`signing in to the tenant space (${POSTGRES_WORD})`, () => {
  it('gives a cookie that no script reads and no other site sends, for these pages alone', async () => {
    const one = visitor();
    const answer = await one.post('/espace', proof(` ${EMAIL.toUpperCase()} `));
    expect(answer).toMatchObject({ status: 303, location: '/espace/compte' });
    expect(answer.cookie).toMatch(/^guichet-espace=[\w-]{43}; Path=\/espace; HttpOnly; SameSite=Strict$/);
    const behind = await visitor().post('/espace', proof(EMAIL), { 'x-forwarded-proto': 'https' });
    expect(behind.cookie).toMatch(/; Path=\/espace; HttpOnly; Secure; SameSite=Strict$/);
    const stored = await database.db.selectFrom('tenant_session').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(answer.cookie.slice(15, 58));
  });

  it.each(['/espace', '/espace/activer', '/espace/aide', '/espace/conditions', '/espace/rien'])(
    '%s lets nothing run, nothing in from elsewhere, and is kept nowhere',
    async (path) => {
      const page = await visitor().get(path);
      expect(page.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('x-frame-options')).toBe('DENY');
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(page.text).not.toMatch(/<script|style=|\son\w+=/);
      expect(page.text).not.toContain('Guichet');
      expect(page.text).toContain('<html lang="fr">');
    },
  );

  it.each(['constructor', '__proto__', '<b>', 'activation&fait=session'])(
    'says nothing that an address makes up: %s',
    async (word) => {
      const page = await visitor().get(`/espace?fait=${word}`);
      expect(page.status).toBe(200);
      expect(page.text).toBe((await visitor().get('/espace')).text);
    },
  );

  it.each([
    '/espace/compte',
    '/espace/compte/accord',
    '/espace/compte/adresse',
    '/espace/compte/mot-de-passe',
  ])('%s asks who is there', async (path) => {
    expect((await visitor().get(path)).location).toBe('/espace');
    const forged = { cookie: 'guichet-espace=nothing' };
    expect((await visitor().get(path, forged)).location).toBe('/espace');
  });

  it.each([
    '/espace/deconnexion',
    '/espace/compte/deconnexion',
    '/espace/compte/accord',
    '/espace/compte/adresse',
    '/espace/compte/mot-de-passe',
  ])("%s takes no form but the person's own", async (path) => {
    const one = visitor();
    await one.post('/espace', proof(EMAIL));
    for (const jeton of ['', 'x'.repeat(43)]) expect((await one.post(path, { jeton })).status).toBe(403);
    const { jeton = '' } = hiddenIn(await one.get('/espace/compte'));
    const foreign = await one.post(path, { jeton }, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
    expect((await one.get('/espace/compte')).status).toBe(200);
  });

  it.each([
    ['/espace', proof(EMAIL)],
    ['/espace/mot-de-passe-oublie', { qui: EMAIL }],
    ['/espace/activer', { cle: 'x' }],
    ['/espace/mot-de-passe', { cle: 'x' }],
    ['/espace/adresse', { cle: 'x' }],
  ])('%s takes no form of another site', async (path, form) => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://ailleurs.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await visitor().post(path, form, headers)).status).toBe(403);
    }
    const own = await visitor().post(path, form, {
      origin: tenants.address,
      'sec-fetch-site': 'same-origin',
    });
    expect(own.status).not.toBe(403);
    // A page sent with no-referrer says so of its own forms; only a way in may then stand for the origin.
    const hushed = await visitor().post(path, form, { origin: 'null' });
    expect(hushed.status === 403).toBe(!('cle' in form));
  });

  it('tells nothing of who exists: one answer, one piece of work', async () => {
    const seen = new Set<string>();
    const spent = new Set<number>();
    for (const login of [
      EMAIL,
      'personne@poste.example',
      'anne@poste.example',
      'L11112222',
      'L99998888',
      'x',
    ]) {
      work.checked = 0;
      const answer = await visitor().post('/espace', proof(login, 'un mauvais mot de passe'));
      const headers = [...answer.headers].filter(([name]) => !['date', 'content-length'].includes(name));
      seen.add(JSON.stringify([answer.status, answer.text.replaceAll(`value="${login}"`, ''), headers]));
      spent.add(work.checked);
    }
    expect([...seen]).toHaveLength(1);
    expect([...seen][0]).toContain('Identifiant ou mot de passe incorrect.');
    expect([...spent]).toEqual([1]);
    // What is compared does differ for the right password.
    expect((await visitor().post('/espace', proof(EMAIL))).status).toBe(303);
  });

  it.each([EMAIL, 'personne@poste.example'])('%s: asks a question after three failures', async (login) => {
    clock += 25 * 60 * MINUTE;
    const one = visitor();
    for (let n = 0; n < 2; n += 1) {
      expect((await one.post('/espace', proof(login, 'non'))).text).not.toContain('name="reponse"');
    }
    const third = await one.post('/espace', proof(login, 'non'));
    expect(third.text).toContain('name="reponse"');
    const unanswered = await one.post('/espace', proof(login));
    expect(unanswered.status).toBe(403);
    expect(unanswered.text).toContain('id="reponse-fautes"');
    expect(unanswered.text).not.toContain(PASSWORD);
    const answered = await one.post('/espace', {
      ...proof(login),
      ...hiddenIn(unanswered),
      reponse: answerTo(unanswered.text),
    });
    expect(answered.status).toBe(login === EMAIL ? 303 : 403);
  });

  it.each([EMAIL, 'nobody@poste.example'])(
    '%s: makes who guesses wait longer and longer, through two instances',
    async (login) => {
      clock += 25 * 60 * MINUTE;
      const other = await createPortal({
        database,
        now: () => clock,
        trustProxy: '127.0.0.1',
        log: portalLog({ write() {} }),
      });
      const waits: number[] = [];
      let question: Record<string, string> = {};
      for (let n = 0; n < 9; n += 1) {
        const at = n % 2 === 0 ? tenants.address : other.address;
        const answer = await visitor(at).post('/espace', { ...proof(login, 'non'), ...question });
        waits.push(Number(answer.headers.get('retry-after') ?? 0));
        if (answer.status === 429) {
          expect(answer.text).toContain("Votre espace n'est pas bloqué.".replaceAll("'", '&#39;'));
          clock += 31_000;
        } else {
          question = {
            ...hiddenIn(answer),
            reponse: answer.text.includes('reponse') ? answerTo(answer.text) : '',
          };
        }
      }
      // Six tries, the sixth with a wait after it; then one more, and twice as long.
      expect(waits.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(waits.slice(6)).toEqual([30, 0, 60]);
      await other.app.close();
      clock += 25 * 60 * MINUTE;
      expect((await visitor().post('/espace', proof(login))).status).toBe(login === EMAIL ? 303 : 403);
    },
  );

  it('ends after thirty minutes without a click, and at the button', async () => {
    const one = visitor();
    await one.post('/espace', proof(EMAIL));
    clock += 29 * MINUTE;
    expect((await one.get('/espace/compte')).status).toBe(200);
    clock += 29 * MINUTE;
    expect((await one.get('/espace/compte')).status).toBe(200);
    clock += 30 * MINUTE;
    expect((await one.get('/espace/compte')).location).toBe('/espace');
    await one.post('/espace', proof(EMAIL));
    const cookie = one.cookie();
    const { jeton = '' } = hiddenIn(await one.get('/espace/compte'));
    expect((await one.post('/espace/deconnexion', { jeton })).location).toBe('/espace?fait=deconnexion');
    expect((await visitor().get('/espace/compte', { cookie })).location).toBe('/espace');
  });

  it('says how the space stands to the right password alone, and ends what was open', async () => {
    const one = visitor();
    await one.post('/espace', proof(EMAIL));
    await tenants.act('registration.suspend', 'family', 'P1', { reason: 'litige-titulaires' });
    expect((await one.get('/espace/compte')).location).toBe('/espace');
    const right = await visitor().post('/espace', proof(EMAIL));
    expect(right).toMatchObject({ status: 403, cookie: '' });
    expect(right.text).toContain('Votre espace est suspendu');
    expect(right.text).toContain('href="tel:0261912400"');
    expect((await visitor().post('/espace', proof(EMAIL, 'non'))).text).not.toContain('suspendu');
    await tenants.act('registration.resume', 'family', 'P1', {});
    expect((await visitor().post('/espace', proof(EMAIL))).status).toBe(303);
    await tenants.act('registration.close', 'family', 'P1', { document: 'cni', reason: 'demande-locataire' });
    const closed = await visitor().post('/espace', proof(EMAIL));
    expect(closed).toMatchObject({ status: 403, cookie: '' });
    expect(closed.text).toContain('Votre espace est fermé');
    expect((await visitor().post('/espace', proof(EMAIL, 'non'))).text).toContain('incorrect');
    await asLandlord(database, (tx) =>
      tx.updateTable('tenant_space').set({ state: 'exited' }).where('person', '=', 'code:P1').execute(),
    );
    const exited = await visitor().post('/espace', proof(EMAIL));
    expect(exited).toMatchObject({ status: 403, cookie: '' });
    expect(exited.text).toContain('Votre espace est désactivé');
  });

  it('keeps names, logins and passwords out of its log', () => {
    const said = tenants.lines.join('\n');
    expect(said).toContain('tenant-signed-in');
    for (const secret of [EMAIL, 'poste.example', PASSWORD, 'ARC', tenants.printed('family')])
      expect(said).not.toContain(secret);
  });
});
