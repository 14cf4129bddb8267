import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LandlordId } from '../e2e/support/guichet.ts';
import type { Household } from '../e2e/support/space-households.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { answerTo } from '../support/question-answer.ts';
import {
  activateByMail,
  browser,
  hiddenIn,
  OTHER_PASSWORD,
  PASSWORD,
  signIn,
  type TenantPortal,
  tenantPortal,
} from './tenant-support.ts';

const DAY = 86_400_000;
let clock = Date.parse('2026-11-20T09:00:00Z');
const opened: { portal: TenantPortal; test: TestDatabase }[] = [];

async function open(landlord: LandlordId): Promise<TenantPortal> {
  const test = await testDatabase();
  const portal = await tenantPortal(landlord, await test.open(), { now: () => clock });
  opened.push({ portal, test });
  return portal;
}

let tenants: TenantPortal;
beforeAll(async () => {
  tenants = await open('cchartres');
});
afterAll(async () => {
  for (const { portal, test } of opened) {
    await portal.close();
    await test.drop();
  }
});

async function linkTo(email: string, portal = tenants): Promise<string> {
  return (await portal.mails(email)).findLast(({ kind }) => kind === 'activation')?.link ?? '';
}

describe(`activation by the link of a mail (${POSTGRES_WORD})`, () => {
  it('asks the reference and a password, once; opening it uses nothing', async () => {
    const email = 'jb@poste.example';
    await tenants.register({ household: 'family', code: 'P1', email });
    const one = browser(tenants.address);
    const link = await linkTo(email);
    for (let times = 0; times < 3; times += 1) {
      const page = await one.get(link);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Référence client');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('cache-control')).toBe('no-store');
      // Neither who he is nor what his account is.
      expect(page.text).not.toContain('D&#39;ARC');
      expect(page.text).not.toContain(tenants.printed('family'));
    }
    expect(await activateByMail(tenants, { email, household: 'family' })).toMatchObject({
      status: 303,
      location: '/espace?fait=activation',
    });
    expect((await one.get('/espace?fait=activation')).text).toContain('Votre espace est activé.');
    const again = await one.get(link);
    expect(again.status).toBe(410);
    expect(again.text).toContain('Ce lien a déjà servi');
    expect((await signIn(tenants, email)).answer.location).toBe('/espace/compte');
  });

  it('two forms sent together activate once', async () => {
    const email = 'elodie@poste.example';
    await tenants.register({ household: 'family', code: 'P3', email });
    const link = await linkTo(email);
    const page = await browser(tenants.address).get(link);
    const form = { ...hiddenIn(page), reference: tenants.printed('family') };
    const send = (password: string) =>
      browser(tenants.address).post('/espace/activer', { ...form, motdepasse: password, encore: password });
    const answers = await Promise.all([send(PASSWORD), send(OTHER_PASSWORD)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    const won = answers[0]?.status === 303 ? PASSWORD : OTHER_PASSWORD;
    expect((await signIn(tenants, email, won)).answer.status).toBe(303);
  });

  it('says every fault at once, and nothing typed comes back but the reference', async () => {
    const email = 'anne@poste.example';
    await tenants.register({ household: 'family', code: 'P2', email });
    const one = browser(tenants.address);
    const page = await one.get(await linkTo(email));
    expect(page.text).toContain('Votre mot de passe');
    const answer = await one.post('/espace/activer', {
      ...hiddenIn(page),
      reference: tenants.printed('family'),
      motdepasse: 'bref7',
      encore: 'autre-chose',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>À corriger\u202f: Activer mon espace');
    expect(answer.text).toContain('id="motdepasse-fautes"');
    expect(answer.text).toContain('Les deux mots de passe ne sont pas les mêmes.');
    expect(answer.text).not.toContain('bref7');
    expect(answer.text).not.toContain('autre-chose');
    expect(answer.text).toContain(`value="${tenants.printed('family')}"`);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('tells a stranger nothing, and works no more after five wrong references', async () => {
    const email = 'mistyped@poste.example';
    await tenants.register({ household: 'homonyms', code: 'P5', email });
    const one = browser(tenants.address);
    const link = await linkTo(email);
    const form = hiddenIn(await one.get(link));
    const guess = (reference: string) =>
      one.post('/espace/activer', { ...form, reference, motdepasse: 'Martin-1951', encore: 'Martin-1951' });
    const wrong = await guess(tenants.printed('family'));
    const unknown = await guess('0099999999Z');
    expect(wrong.status).toBe(422);
    expect(wrong.text.replaceAll(tenants.printed('family'), 'X')).toBe(
      unknown.text.replaceAll('0099999999Z', 'X'),
    );
    expect(wrong.text).toContain('Cette référence n&#39;est pas celle de ce lien.');
    for (const reference of ['', 'rien']) expect((await guess(reference)).status).toBe(422);
    expect((await guess('0099999998Z')).status).toBe(410);
    const right = await guess(tenants.printed('homonyms'));
    expect(right.status).toBe(410);
    expect(right.text).toContain('Ce lien ne fonctionne plus');
  });

  it('says that a link is too old, was replaced, or was never one', async () => {
    const email = 'ony@poste.example';
    await tenants.register({ household: 'paper', code: 'P7', email });
    const first = await linkTo(email);
    clock += 1000;
    await tenants.act('registration.renew', 'paper', 'P7', {
      reason: 'resend',
      document: 'cni',
      email: true,
      slip: false,
    });
    const second = await linkTo(email);
    expect(second).not.toBe(first);
    const one = browser(tenants.address);
    expect((await one.get(first)).text).toContain('Ce lien ne fonctionne plus');
    expect((await one.get(second)).status).toBe(200);
    clock += 30 * DAY;
    const late = await one.get(second);
    expect(late.status).toBe(410);
    expect(late.text).toContain('href="tel:0261912400"');
    const never = await one.get('/espace/activer?cle=nothing');
    expect(never.status).toBe(404);
    expect(never.text).toContain('Ce lien n&#39;est pas reconnu');
    expect((await one.post('/espace/activer', { cle: 'nothing', motdepasse: PASSWORD })).status).toBe(404);
  });
});

describe('activation by the code of a slip', () => {
  it('takes the code however it is typed, and no reference', async () => {
    const code = 'ABCDEFGHJKMN';
    await tenants.register({ household: 'homonyms', code: 'P6', login: 'L48271936', slip: code });
    const one = browser(tenants.address);
    expect((await one.get('/espace/activer')).text).toContain('Code d&#39;activation');
    for (const typed of ['ABCD-EFGH-JKMN', 'abcd efgh jkmn', 'ABCDEFGHJKMN']) {
      const page = await one.get(`/espace/activer?code=${encodeURIComponent(typed)}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('name="reference"');
    }
    expect((await one.get('/espace/activer?code=ABCD-EFGH-JKMP')).text).toContain('pas reconnu');
    expect((await one.get('/espace/activer?code=trop-court')).text).toContain('douze lettres');
    const done = await one.post('/espace/activer', { code, motdepasse: PASSWORD, encore: PASSWORD });
    expect(done.location).toBe('/espace?fait=activation');
    const inside = await signIn(tenants, 'l4827 1936');
    expect(inside.answer.location).toBe('/espace/compte');
    expect((await inside.get('/espace/compte')).text).toContain('L4827\u00a01936');
    expect((await one.get(`/espace/activer?code=${code}`)).text).toContain('Ce code a déjà servi');
  });

  it('of a person who has a password: sets a new one, and ends what was open', async () => {
    const inside = await signIn(tenants, 'L48271936');
    const hash = 'QRSTWXYZ2345';
    await tenants.renewSlip('homonyms', 'P6', hash);
    const one = browser(tenants.address);
    expect((await inside.get('/espace/compte')).status).toBe(200);
    await one.post('/espace/activer', { code: hash, motdepasse: OTHER_PASSWORD, encore: OTHER_PASSWORD });
    expect((await inside.get('/espace/compte')).location).toBe('/espace');
    expect((await signIn(tenants, 'L48271936')).answer.status).toBe(403);
    expect((await signIn(tenants, 'L48271936', OTHER_PASSWORD)).answer.status).toBe(303);
  });

  it('is guessed no faster than a password', async () => {
    const one = browser(tenants.address);
    const statuses: number[] = [];
    for (let n = 0; n < 24; n += 1) {
      const code = `ABCDEFGHJK${'23456789'.charAt(n % 8)}${'MNPQ'.charAt(n % 4)}`;
      statuses.push((await one.get(`/espace/activer?code=${code}`)).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422));
    expect(statuses.at(-1)).toBe(429);
    clock += 2 * DAY;
    expect((await one.get('/espace/activer?code=ABCDEFGHJK22')).status).toBe(422);
  });
});

describe("activation by each landlord's rules", () => {
  const rules: [LandlordId, { question: boolean; second: boolean }][] = [
    ['auvergne-habitat', { question: true, second: false }],
    ['neolia', { question: false, second: true }],
    ['habitat-du-gard', { question: false, second: false }],
    ['cite-jardins', { question: false, second: false }],
  ];
  it.each(rules)('%s: %j', async (landlord, { question, second }) => {
    const portal = await open(landlord);
    const email = 'jb@poste.example';
    await portal.register({ household: 'family', code: 'P1', email });
    const one = browser(portal.address);
    const page = await one.get(await linkTo(email, portal));
    expect(page.text.includes('name="reponse"')).toBe(question);
    const form = {
      ...hiddenIn(page),
      reference: portal.printed('family'),
      motdepasse: PASSWORD,
      encore: PASSWORD,
    };
    if (question) {
      for (const reponse of ['', 'je ne sais pas']) {
        const refused = await one.post('/espace/activer', { ...form, reponse });
        expect(refused.status).toBe(422);
        expect(refused.text).toContain('id="reponse-fautes"');
        expect(refused.text).not.toContain(PASSWORD);
      }
      const last = await one.post('/espace/activer', { ...form, reponse: '' });
      const done = await one.post('/espace/activer', {
        ...form,
        ...hiddenIn(last),
        reponse: answerTo(last.text),
      });
      expect(done.location).toBe('/espace?fait=activation');
    } else {
      expect((await one.post('/espace/activer', form)).location).toBe('/espace?fait=activation');
    }
    const kinds = (await portal.mails(email)).map(({ kind }) => kind);
    expect(kinds).toEqual(second ? ['activation', 'activated'] : ['activation']);
    expect((await signIn(portal, email)).answer.location).toBe('/espace/compte');
  });

  it("Auvergne asks four classes, Néolia that it does not begin by one's name; C'Chartres asks neither", async () => {
    const typed = async (portal: TenantPortal, email: string, household: Household, password: string) => {
      const one = browser(portal.address);
      const page = await one.get(await linkTo(email, portal));
      return one.post('/espace/activer', {
        ...hiddenIn(page),
        reference: portal.printed(household),
        motdepasse: password,
        encore: password,
        ...(page.text.includes('name="reponse"') ? { reponse: answerTo(page.text) } : {}),
      });
    };
    const [auvergne, neolia] = opened.slice(1).map(({ portal }) => portal);
    if (auvergne === undefined || neolia === undefined) throw new Error('opened above');
    const email = 'jean@poste.example';
    for (const portal of [auvergne, neolia])
      await portal.register({ household: 'homonyms', code: 'P5', email });
    const named = await typed(neolia, email, 'homonyms', 'Martin-le-jardinier-2026');
    expect(named.text).toContain('Il ne doit pas commencer par votre nom.');
    const letters = await typed(auvergne, email, 'homonyms', 'jardinierdesvoletsbleus');
    expect(letters.text).toMatch(/Il manque .*majuscule/);
    clock += 1000;
    await tenants.act('registration.renew', 'paper', 'P7', {
      reason: 'resend',
      document: 'cni',
      email: true,
      slip: false,
    });
    const neither = await typed(tenants, 'ony@poste.example', 'paper', 'rakotoarimananandriantsoa');
    expect(neither.location).toBe('/espace?fait=activation');
  });
});
