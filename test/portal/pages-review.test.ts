import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { requestCommand } from './insurance-support.ts';
import { PASSWORD, PEOPLE, type SeededPortal, seededPortal } from './pages-seed.ts';
import { ACCOUNTS, FROM, type ReviewSeed, seedReview } from './review-seed.ts';
import { push } from './store-portal.ts';

let test: TestDatabase;
let database: PortalDatabase;
let seeded: SeededPortal;
let ids: ReviewSeed;
let chief = '';
let stranger = '';
beforeAll(async () => {
  test = await testDatabase();
  database = await test.open();
  seeded = await seededPortal(database, { now: () => Date.parse('2026-11-20T09:00:00Z') });
  ids = await seedReview(database);
  chief = await signIn(PEOPLE.chief);
  stranger = await signIn(PEOPLE.otherChief);
});
afterAll(async () => {
  await seeded.portal.close();
  await test.drop();
});

async function ask(cookie: string, url: string, form?: Readonly<Record<string, string>>) {
  const answer = await seeded.portal.app.inject({
    url,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      cookie,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
  });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers, raw: answer.rawPayload };
}

async function signIn(login: string): Promise<string> {
  const form = { identifiant: login, motdepasse: PASSWORD };
  return String((await ask('', '/connexion', form)).headers['set-cookie']).split(';')[0] ?? '';
}

/** What the page's own form sends, with what is typed in it. */
async function send(cookie: string, page: string, action: string, typed: Readonly<Record<string, string>>) {
  const { text } = await ask(cookie, page);
  const hidden = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  const own = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescaped(value)]));
  return ask(cookie, action, { ...own, ...typed });
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

const certificatePage = (id: string) => `/attestations/une?id=${encodeURIComponent(id)}`;
const requestPage = (id: string) => `/demandes/une?id=${encodeURIComponent(id)}`;
const certificate = (id: string) =>
  asLandlord(database, (tx) =>
    tx.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
const request = (id: string) =>
  asLandlord(database, (tx) =>
    tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
/** Where each of these stands in the page, in its order. */
const order = (text: string, ...what: readonly string[]) =>
  what.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)).filter((one) => text.includes(one));

describe(`the pages Attestations and Demandes (${POSTGRES_WORD})`, () => {
  it('ask who is there, and take no form without its token', async () => {
    for (const url of [
      '/attestations',
      '/demandes',
      certificatePage(ids.pdf),
      `/fichiers/${ids.files.pdf}`,
    ]) {
      expect((await ask('', url)).status).toBe(303);
    }
    for (const url of ['/attestations/decision', '/demandes/reponse']) {
      expect((await ask(chief, url, { id: ids.pdf })).status).toBe(403);
    }
  });

  it('show an agency what is its own, and nothing to another', async () => {
    const own = await ask(chief, '/attestations');
    expect(order(own.text, ids.plain, ids.picture, ids.away, ids.pdf)).toEqual([
      ids.picture,
      ids.pdf,
      ids.away,
      ids.plain,
    ]);
    const all = await ask(await signIn(PEOPLE.administrator), '/attestations');
    expect(all.text).toContain(ids.picture);
    const none = await ask(stranger, '/attestations');
    expect(none.text).toContain('Aucune attestation à vérifier');
    expect((await ask(stranger, '/demandes')).text).toContain('Aucune demande ouverte');
    for (const url of [certificatePage(ids.pdf), requestPage(ids.leak), `/fichiers/${ids.files.picture}`]) {
      const refused = await ask(stranger, url);
      expect(refused.status).toBe(404);
      expect(refused.text).toContain('pas pour les comptes que vous voyez');
    }
    const decided = await send(stranger, '/a-lettrer', '/attestations/decision', {
      ...{ id: ids.pdf, etat: 'a_verifier', choix: 'valider' },
    });
    expect(decided.status).toBe(404);
    expect((await certificate(ids.pdf)).state).toBe('a_verifier');
  });

  it('draw a picture in its page and save a PDF, as documents that may do nothing', async () => {
    const page = await ask(chief, certificatePage(ids.pdf));
    expect(page.text).toContain(`<img src="/fichiers/${ids.files.picture}"`);
    expect(page.text).toContain(`href="/fichiers/${ids.files.pdf}"`);
    expect(page.text).not.toMatch(/<script|style=|\son\w+=/);
    const picture = await ask(chief, `/fichiers/${ids.files.picture}`);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': "inline; filename*=UTF-8''attestation%202027.jpg",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(picture.headers['content-security-policy']).toMatch(/^default-src 'none';.*; sandbox$/);
    expect(picture.raw.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    const pdf = await ask(chief, `/fichiers/${ids.files.pdf}`);
    expect(pdf.headers['content-disposition']).toBe("attachment; filename*=UTF-8''attestation%20%22x%22.pdf");
    expect((await ask(chief, `/fichiers/${ids.files.away}`)).status).toBe(404);
    expect((await ask(chief, certificatePage(ids.away))).text).toContain("Encore sur le poste qui l'a pris");
    // A document of the ERP is not for these pages, were it the same landlord's.
    expect((await ask(chief, '/fichiers/..%2F..%2Fetc')).status).toBe(404);
  });

  it('validate one, refuse one with its reason, and tell what is missing', async () => {
    const text = (await ask(chief, certificatePage(ids.picture))).text;
    expect(text).toContain('16 rue des Bleuets, 28000 Chartres');
    expect(text).toContain('Autre adresse');
    expect(text).toContain('déménagé son contrat &lt;hier&gt;');
    const decide = (id: string, typed: Readonly<Record<string, string>>) =>
      send(chief, certificatePage(id), '/attestations/decision', typed);
    expect((await decide(ids.picture, { choix: 'refuser', motif: '' })).text).toContain(
      'Choisissez la raison du refus.',
    );
    const silent = await decide(ids.picture, { choix: 'refuser', motif: 'autre', commentaire: ' ' });
    expect(silent).toMatchObject({ status: 422 });
    expect(silent.text).toContain('value="autre" selected');
    expect((await certificate(ids.picture)).state).toBe('a_verifier');
    const worded = await decide(ids.picture, {
      choix: 'refuser',
      motif: 'incomplete',
      commentaire: 'Il est alcoolique',
    });
    expect(worded.status).toBe(422);
    expect(worded.text).toContain('name="mots" value="gardes"');
    const refused = await decide(ids.picture, {
      ...{ choix: 'refuser', motif: 'autre-adresse', commentaire: 'Le nouveau contrat\r\nest attendu' },
    });
    expect(refused.text).toContain('attestation est refusée.');
    expect(await certificate(ids.picture)).toMatchObject({
      ...{ state: 'refusee', reason: 'autre-adresse', comment: 'Le nouveau contrat\nest attendu' },
      ...{ decided_by: 'Paul Rivoal', decided_where: 'portal' },
    });
    expect((await decide(ids.plain, { choix: 'valider', commentaire: 'x' })).text).toContain(
      'attestation est validée.',
    );
    expect(await certificate(ids.plain)).toMatchObject({ state: 'validee', reason: null, comment: null });
    expect((await ask(chief, '/attestations?etat=refusees')).text).toContain(ids.picture);
    expect((await ask(chief, '/attestations')).text).not.toContain(ids.picture);
  });

  it('tell who decided meanwhile, and when', async () => {
    const { text } = await ask(chief, certificatePage(ids.away));
    const jeton = /name="jeton" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const administrator = await signIn(PEOPLE.administrator);
    await send(administrator, certificatePage(ids.away), '/attestations/decision', {
      ...{ choix: 'refuser', motif: 'expiree' },
    });
    const late = await ask(chief, '/attestations/decision', {
      ...{ jeton, id: ids.away, etat: 'a_verifier', choix: 'valider' },
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Mireille Dupré a déjà décidé\u202f: refusée.');
    expect(late.text).toContain('Au portail, le 20/11/2026 à 10\u00a0h\u00a000\u202f: Attestation expirée.');
    expect((await certificate(ids.away)).state).toBe('refusee');
  });

  it('find by reference, the ERP’s own too, and decide those', async () => {
    const found = await ask(chief, '/attestations?reference=0030020788B');
    expect(found.text).toContain('Logiciel de gestion');
    expect(found.text).toContain(ids.pdf);
    expect(found.text).not.toContain(ids.picture);
    expect(await ask(chief, '/attestations?reference=0030020788C')).toMatchObject({ status: 422 });
    const [, link = ''] = /href="(\/attestations\/une\?id=erp[^"]+)"/.exec(found.text) ?? [];
    expect(link).not.toBe('');
    const page = unescaped(link);
    expect((await ask(chief, page)).text).toContain('a_verifier');
    expect((await send(chief, page, '/attestations/decision', { choix: 'valider' })).text).toContain(
      'validée',
    );
    const told = await asLandlord(database, (tx) =>
      tx.selectFrom('certificate').select(['state', 'decided_by']).where('id', 'like', 'erp:%').execute(),
    );
    expect(told).toEqual([{ state: 'validee', decided_by: 'Paul Rivoal' }]);
  });

  it('list requests with danger first, the late ones alone, and by number or reference', async () => {
    const open = await ask(chief, '/demandes');
    expect(order(open.text, ids.leak, ids.danger, ids.closed)).toEqual([ids.danger, ids.leak]);
    const late = await ask(chief, '/demandes?vue=en-retard');
    expect(late.text).toContain('16/11/2026, en retard');
    expect(late.text).not.toContain(ids.leak);
    expect(order((await ask(chief, '/demandes?vue=toutes')).text, ids.closed, ids.leak)).toEqual([
      ids.leak,
      ids.closed,
    ]);
    const { number } = await request(ids.leak);
    expect((await ask(chief, `/demandes?recherche=${number.toLowerCase()}`)).text).toContain(ids.leak);
    const erp = await ask(chief, '/demandes?recherche=D1');
    expect(erp.text).toContain('erp%3AD1');
    const account = await ask(chief, '/demandes?recherche=0030020788B');
    expect(account.text).toContain(ids.danger);
    expect(account.text).toContain('erp%3AD1');
    expect((await ask(chief, '/demandes?recherche=nulle')).status).toBe(422);
  });

  it('answer, move the state and the deadline, and keep what is not right', async () => {
    const page = await ask(chief, requestPage(ids.leak));
    expect(page.text).toContain('L&#39;eau gagne\nle couloir');
    expect(page.text).toContain('lundi matin');
    expect(page.text).toContain('06\u00a039\u00a098\u00a012\u00a034');
    expect(page.text).toContain(`<img src="/fichiers/${ids.files.picture}"`);
    const answer = (typed: Readonly<Record<string, string>>) =>
      send(chief, requestPage(ids.leak), '/demandes/reponse', {
        ...{ etat: 'ouverte', echeance: '24/11/2026' },
        ...typed,
      });
    expect((await answer({})).text).toContain('Rien n&#39;a changé');
    expect((await answer({ echeance: '19/11/2026', reponse: 'Gardé' })).text).toContain('Gardé</textarea>');
    expect((await answer({ echeance: '30/02/2026' })).text).toContain('Cette date n&#39;existe pas.');
    const before = await request(ids.leak);
    expect(before.version).toBe(2);
    const done = await answer({
      ...{ reponse: 'Un plombier passe jeudi.', etat: 'planifiee', echeance: '26/11/2026' },
    });
    expect(done.status).toBe(200);
    expect(done.text).toContain('La réponse est enregistrée.');
    expect(await request(ids.leak)).toMatchObject({ version: 3, state: 'planifiee', due_on: '2026-11-26' });
    const worded = await answer({
      ...{ reponse: 'La locataire est alcoolique.', etat: 'planifiee', echeance: '26/11/2026' },
    });
    expect(worded.status).toBe(422);
    expect(worded.text).toContain('alcoolique\u202f»');
    expect((await request(ids.leak)).version).toBe(3);
    const kept = await answer({
      ...{
        reponse: 'La locataire est alcoolique.',
        etat: 'planifiee',
        echeance: '26/11/2026',
        mots: 'gardes',
      },
    });
    expect(kept.status).toBe(200);
  });

  it('lose nothing of an answer when somebody wrote meanwhile, or closed it', async () => {
    const { text } = await ask(chief, requestPage(ids.danger));
    const hidden = Object.fromEntries(
      [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    const typed = { reponse: 'Ascensoriste prévenu', etat: 'prise-en-charge', echeance: '16/11/2026' };
    const [, two] = ACCOUNTS;
    const from = (seq: number) => ({ incarnation: 'base-1', seq, series: 'G2A' });
    await push(
      database,
      FROM,
      requestCommand(
        from(200),
        'complement',
        { account: two, request: ids.danger },
        { text: 'Personne dedans', files: [] },
      ),
    );
    const changed = await ask(chief, '/demandes/reponse', { ...hidden, ...typed });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('Camille Roche a écrit entre-temps');
    expect(changed.text).toContain('Personne dedans');
    expect(changed.text).toContain('Ascensoriste prévenu</textarea>');
    expect(changed.text).toContain('value="prise-en-charge" selected');
    expect((await request(ids.danger)).state).toBe('ouverte');
    await push(
      database,
      FROM,
      requestCommand(
        from(201),
        'close',
        { account: two, request: ids.danger },
        { version: 2, reason: 'resolue', comment: '' },
      ),
    );
    const closed = await ask(chief, '/demandes/reponse', { ...hidden, ...typed });
    expect(closed.status).toBe(409);
    expect(closed.text).toContain('a été close entre-temps');
    expect(closed.text).toContain('Ascensoriste prévenu</textarea>');
  });

  it('answer one that the ERP alone told', async () => {
    const done = await send(chief, requestPage('erp:D1'), '/demandes/reponse', {
      ...{ reponse: 'Vu', etat: 'ouverte', echeance: '15/11/2026' },
    });
    expect(done.text).toContain('La réponse est enregistrée.');
    expect(done.text).toContain('Logiciel de gestion');
    expect((await request('erp:D1')).version).toBe(2);
  });
});
