import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { LandlordId } from '../e2e/support/guichet.ts';
import { type Household, printedOf } from '../e2e/support/space-households.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
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

const EMAIL = 'jb@poste.example';
const DAY = 86_400_000;
let clock = Date.parse('2026-11-20T09:00:00Z');
const opened: { portal: TenantPortal; test: TestDatabase }[] = [];

async function open(landlord: LandlordId): Promise<TenantPortal> {
  const test = await testDatabase();
  const portal = await tenantPortal(landlord, await test.open(), {
    now: () => clock,
    // The main signatory of the family holds a second lease.
    files: (all) => {
      const { personnes = [] } = all;
      const own = personnes.find((line) => line.includes(';P1;')) ?? '';
      const [, ...rest] = own.split(';');
      const second = [printedOf(landlord, 'paper'), 'cosignataire', ...rest.slice(1)].join(';');
      return { ...all, personnes: [...personnes, second] };
    },
  });
  opened.push({ portal, test });
  await portal.register({
    household: 'family',
    code: 'P1',
    email: EMAIL,
    consents: [{ kind: 'notifications', given: true }],
  });
  await activateByMail(portal, { email: EMAIL, household: 'family' });
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

type Inside = Awaited<ReturnType<typeof signIn>>;

async function inside(portal = tenants, password = PASSWORD): Promise<Inside> {
  const one = await signIn(portal, EMAIL, password);
  expect(one.answer.location).toBe('/espace/compte');
  return one;
}
const jetonOf = async (one: Inside) => hiddenIn(await one.get('/espace/compte')).jeton ?? '';
const consents = (portal: TenantPortal, household: Household = 'family') =>
  asLandlord(portal.database, (tx) =>
    tx
      .selectFrom('tenant_consent')
      .select(['kind', 'given', 'given_by', 'wording', 'version'])
      .where('account', '=', portal.account(household))
      .orderBy('no')
      .execute(),
  );

describe(`« Mon espace » (${POSTGRES_WORD})`, () => {
  it('shows who he is to the landlord, his account, since when, and each agreement with its words', async () => {
    const one = await inside();
    const page = await one.get('/espace/compte');
    for (const said of ['D&#39;ARC', 'Jean-Baptiste', '29\u00a0février 1960', tenants.printed('family')]) {
      expect(page.text).toContain(said);
    }
    expect(page.text).toContain('Compte activé le 20\u00a0novembre 2026');
    expect(page.text).toContain('Donné le 20\u00a0novembre 2026 au guichet');
    expect(page.text).toContain('Mots de notifications');
    // Somebody else's lease, and the other people of his own.
    expect(page.text).not.toContain('LE GALL');
    expect(page.text).not.toContain(tenants.printed('homonyms'));
  });

  it('gives the quittance by its own yes, takes it back, and the counters hear of both', async () => {
    const one = await inside();
    const where = `/espace/compte/accord?compte=${tenants.account('family')}&sorte=quittance`;
    const before = await consents(tenants);
    const page = await one.get(where);
    expect(page.text).toContain('accord exprès');
    expect(await consents(tenants)).toEqual(before);
    const given = await one.post('/espace/compte/accord', hiddenIn(page));
    expect(given.location).toBe('/espace/compte?fait=accord');
    expect((await consents(tenants)).at(-1)).toMatchObject({
      kind: 'quittance',
      given: true,
      given_by: 'tenant',
      wording: expect.stringContaining('accord exprès'),
    });
    // Sent twice, it is one answer.
    await one.post('/espace/compte/accord', hiddenIn(page));
    expect(await consents(tenants)).toHaveLength(before.length + 1);
    const back = await one.get(where);
    expect(back.text).toContain('Ce qui change');
    await one.post('/espace/compte/accord', hiddenIn(back));
    expect((await consents(tenants)).at(-1)).toMatchObject({ kind: 'quittance', given: false });
    const told = await asLandlord(tenants.database, (tx) =>
      tx
        .selectFrom('record')
        .select('content')
        .where('kind', '=', 'inscription')
        .where('key', '=', `${tenants.account('family')} code:P1`)
        .executeTakeFirstOrThrow(),
    );
    expect(JSON.parse(told.content).consents).toContainEqual(
      expect.objectContaining({ kind: 'quittance', given: false, by: 'tenant' }),
    );
  });

  it("answers for no account but his own, and no consent but the landlord's", async () => {
    await tenants.register({ household: 'homonyms', code: 'P5', email: 'jean@poste.example' });
    await activateByMail(tenants, { email: 'jean@poste.example', household: 'homonyms' });
    const one = await inside();
    const jeton = await jetonOf(one);
    for (const [compte, sorte, reponse] of [
      [tenants.account('homonyms'), 'quittance', 'oui'],
      [tenants.account('family'), 'autre', 'oui'],
      [tenants.account('family'), 'quittance', 'peut-être'],
      ['', 'quittance', 'oui'],
    ] as const) {
      expect((await one.post('/espace/compte/accord', { jeton, compte, sorte, reponse })).status).toBe(404);
    }
    expect(await consents(tenants, 'homonyms')).toEqual([]);
    expect(
      (await one.get(`/espace/compte/accord?compte=${tenants.account('homonyms')}&sorte=avis`)).status,
    ).toBe(404);
  });

  it('changes the e-mail once the new box has answered, and warns the old one', async () => {
    const fresh = 'nouvelle@poste.example';
    const one = await inside();
    const jeton = await jetonOf(one);
    const ask = (more: Record<string, string>) =>
      one.post('/espace/compte/adresse', { jeton, adresse: fresh, encore: fresh, actuel: PASSWORD, ...more });
    const all = await ask({ adresse: 'pas une adresse', actuel: 'non' });
    expect(all.status).toBe(422);
    for (const id of ['adresse-fautes', 'actuel-fautes']) expect(all.text).toContain(`id="${id}"`);
    expect((await ask({ encore: 'autre@poste.example' })).text).toContain('id="encore-fautes"');
    expect((await ask({ actuel: '' })).status).toBe(422);
    expect(await tenants.mails(fresh)).toEqual([]);
    expect((await ask({})).location).toBe('/espace/compte?fait=envoi');
    const [mail] = await tenants.mails(fresh);
    expect(mail?.kind).toBe('email-confirm');
    const other = browser(tenants.address);
    const page = await other.get(mail?.link ?? '');
    expect(page.text).toContain(fresh);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    // Opening it, as a mail reader does, changes nothing.
    expect((await signIn(tenants, fresh)).answer.status).toBe(403);
    expect((await other.post('/espace/adresse', hiddenIn(page))).location).toBe('/espace?fait=adresse');
    expect((await signIn(tenants, fresh)).answer.status).toBe(303);
    expect((await signIn(tenants, EMAIL)).answer.status).toBe(403);
    expect((await tenants.mails(EMAIL)).at(-1)?.kind).toBe('email-changed');
    expect((await other.get(mail?.link ?? '')).status).toBe(410);
    const form = { adresse: EMAIL, encore: EMAIL, actuel: PASSWORD };
    const back = await signIn(tenants, fresh);
    await back.post('/espace/compte/adresse', { ...form, jeton: await jetonOf(back) });
    clock += 1000;
    const link = (await tenants.mails(EMAIL)).find(({ kind }) => kind === 'email-confirm')?.link ?? '';
    await other.post('/espace/adresse', hiddenIn(await other.get(link)));
    await back.post('/espace/compte/adresse', { ...form, jeton: await jetonOf(back) });
    clock += 2 * DAY;
    const late = (await tenants.mails(EMAIL)).findLast(({ kind }) => kind === 'email-confirm')?.link ?? '';
    expect((await other.get(late)).text).toContain('Ce lien ne fonctionne plus');
  });

  it('changes the password against the old one, keeps this device and ends the others', async () => {
    const [one, other] = [await inside(), await inside()];
    const jeton = await jetonOf(one);
    const ask = (more: Record<string, string>) =>
      one.post('/espace/compte/mot-de-passe', {
        jeton,
        actuel: PASSWORD,
        motdepasse: OTHER_PASSWORD,
        encore: OTHER_PASSWORD,
        ...more,
      });
    const all = await ask({ actuel: 'non', motdepasse: 'court', encore: 'x' });
    expect(all.status).toBe(422);
    for (const id of ['actuel-fautes', 'motdepasse-fautes', 'encore-fautes'])
      expect(all.text).toContain(`id="${id}"`);
    expect((await other.get('/espace/compte')).status).toBe(200);
    expect((await ask({})).location).toBe('/espace/compte?fait=mot-de-passe');
    expect((await one.get('/espace/compte')).status).toBe(200);
    expect((await other.get('/espace/compte')).location).toBe('/espace');
    expect((await signIn(tenants, EMAIL)).answer.status).toBe(403);
    expect((await tenants.mails(EMAIL)).at(-1)?.kind).toBe('password-changed');
  });

  it('shows both accounts to who holds two, and keeps their agreements apart', async () => {
    await tenants.register({ household: 'paper', code: 'P1', email: EMAIL });
    const one = await inside(tenants, OTHER_PASSWORD);
    expect((await one.get('/espace/compte')).text).toContain("En attente d'activation".replace("'", '&#39;'));
    await activateByMail(tenants, { email: EMAIL, household: 'paper', password: OTHER_PASSWORD });
    const two = await inside(tenants, OTHER_PASSWORD);
    const page = await two.get('/espace/compte');
    for (const household of ['family', 'paper'] as const)
      expect(page.text).toContain(tenants.printed(household));
    expect(page.text).toContain('Vos comptes');
    const where = `/espace/compte/accord?compte=${tenants.account('paper')}&sorte=quittance`;
    await two.post('/espace/compte/accord', hiddenIn(await two.get(where)));
    expect((await consents(tenants, 'paper')).at(-1)).toMatchObject({ kind: 'quittance', given: true });
    expect((await consents(tenants)).at(-1)).toMatchObject({ kind: 'quittance', given: false });
  });

  it('signs out everywhere', async () => {
    const [one, other] = [await inside(tenants, OTHER_PASSWORD), await inside(tenants, OTHER_PASSWORD)];
    const done = await one.post('/espace/compte/deconnexion', { jeton: await jetonOf(one) });
    expect(done.location).toBe('/espace?fait=partout');
    for (const each of [one, other]) expect((await each.get('/espace/compte')).location).toBe('/espace');
  });

  it('counts wrong passwords of the forms like those of the sign-in', async () => {
    clock += 2 * DAY;
    const one = await inside(tenants, OTHER_PASSWORD);
    const jeton = await jetonOf(one);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      statuses.push(
        (await one.post('/espace/compte/adresse', { jeton, adresse: 'x', actuel: 'non' })).status,
      );
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
  });
});

describe("by each landlord's rules", () => {
  it('Gard: notices and regularisation come with the account; an e-mail is one person’s alone', async () => {
    const gard = await open('habitat-du-gard');
    const one = await inside(gard);
    const page = await one.get('/espace/compte');
    expect(page.text).toContain('Compris avec l&#39;espace locataire');
    expect(page.text).not.toContain('sorte=avis');
    expect(page.text).toContain('sorte=quittance');
    const jeton = await jetonOf(one);
    const form = { jeton, compte: gard.account('family'), sorte: 'avis', reponse: 'non' };
    expect((await one.post('/espace/compte/accord', form)).status).toBe(404);
    await gard.register({ household: 'homonyms', code: 'P5', email: 'jean@poste.example' });
    const asked = await one.post('/espace/compte/adresse', {
      jeton,
      adresse: 'jean@poste.example',
      encore: 'jean@poste.example',
      actuel: PASSWORD,
    });
    // Here nothing tells that it is somebody's; only who opens its box learns it.
    expect(asked.location).toBe('/espace/compte?fait=envoi');
    const link = (await gard.mails('jean@poste.example')).at(-1)?.link ?? '';
    const other = browser(gard.address);
    const taken = await other.post('/espace/adresse', hiddenIn(await other.get(link)));
    expect(taken.status).toBe(409);
    expect((await inside(gard)).answer.status).toBe(303);
  });

  it('Cité Jardins: notices without paper unless he objects; C’Chartres: his choice', async () => {
    const jardins = await open('cite-jardins');
    const one = await inside(jardins);
    expect((await one.get('/espace/compte')).text).toContain('sauf avis contraire');
    const page = await one.get(`/espace/compte/accord?compte=${jardins.account('family')}&sorte=avis`);
    expect(page.text).toContain('Retirer mon accord');
    await one.post('/espace/compte/accord', hiddenIn(page));
    expect((await consents(jardins)).at(-1)).toMatchObject({
      kind: 'avis',
      given: false,
      given_by: 'tenant',
    });
    const other = await signIn(tenants, EMAIL, OTHER_PASSWORD);
    expect((await other.get('/espace/compte')).text).not.toContain('sauf avis contraire');
  });
});
