import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { type DossierSeed, seedDossiers } from './dossier-seed.ts';
import { changeCommand, decideAt } from './dossier-support.ts';
import { PASSWORD, PEOPLE, type SeededPortal, seededPortal } from './pages-seed.ts';
import { ACCOUNTS, FROM } from './review-seed.ts';
import { push } from './store-portal.ts';

let test: TestDatabase;
let database: PortalDatabase;
let seeded: SeededPortal;
let ids: DossierSeed;
let chief = '';
let stranger = '';
beforeAll(async () => {
  test = await testDatabase();
  database = await test.open();
  seeded = await seededPortal(database, { now: () => Date.parse('2026-11-20T09:00:00Z') });
  ids = await seedDossiers(database);
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
  return { status: answer.statusCode, text: answer.body.replaceAll('&#39;', "'"), headers: answer.headers };
}

async function signIn(login: string): Promise<string> {
  const form = { identifiant: login, motdepasse: PASSWORD };
  return String((await ask('', '/connexion', form)).headers['set-cookie']).split(';')[0] ?? '';
}

/** Sent with the token of the person's own page. */
async function decide(cookie: string, id: string, typed: Readonly<Record<string, string>>) {
  const { text } = await ask(cookie, '/dossiers');
  const jeton = /name="jeton" value="([^"]*)"/.exec(text)?.[1] ?? '';
  return ask(cookie, '/dossiers/decision', { jeton, id, ...typed });
}

const pageOf = (id: string) => `/dossiers/un?id=${encodeURIComponent(id)}`;
const change = (id: string) =>
  asLandlord(database, (tx) =>
    tx.selectFrom('dossier_change').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
const order = (text: string, ...what: readonly string[]) =>
  what.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)).filter((one) => text.includes(one));

describe(`the page Dossiers (${POSTGRES_WORD})`, () => {
  it('asks who is there, takes no form without its token, and shows another agency nothing', async () => {
    for (const url of ['/dossiers', pageOf(ids.phone)]) expect((await ask('', url)).status).toBe(303);
    expect((await ask(chief, '/dossiers/decision', { id: ids.phone, choix: 'valider' })).status).toBe(403);
    expect((await ask(stranger, '/dossiers')).text).toContain('Aucun changement à valider');
    const refused = await ask(stranger, pageOf(ids.phone));
    expect(refused.status).toBe(404);
    expect(refused.text).toContain('pas pour les comptes que vous voyez');
    expect((await decide(stranger, ids.household, { choix: 'valider' })).status).toBe(404);
    expect((await ask(stranger, `/fichiers/${ids.paper}`)).status).toBe(404);
    expect((await change(ids.household)).state).toBe('a_valider');
  });

  it('lists what is to be checked, oldest first, without the values; the rest by its filter', async () => {
    const { text } = await ask(chief, '/dossiers');
    expect(order(text, ids.phone, ids.household, ids.declared, ids.late, ids.address)).toEqual([
      ...[ids.late, ids.household, ids.declared, ids.phone],
    ]);
    expect(text).toContain('4 changements, le plus ancien en premier');
    expect(text).not.toMatch(/39\D?98\D?00|LAVOIR|Zoé/);
    expect(text).toMatch(/Dossiers<\/span><span class="counter" data-tone="neutral">4</);
    expect((await ask(chief, '/dossiers?etat=validees')).text).toContain(ids.address);
    expect((await ask(chief, '/dossiers?reference=0030020790D')).text).not.toContain(ids.phone);
    expect((await ask(chief, '/dossiers?reference=zzz')).status).toBe(422);
  });

  it('shows before and after, whom it is about and its papers', async () => {
    const phone = (await ask(chief, pageOf(ids.phone))).text;
    expect(phone).toMatch(
      /Téléphone 1<\/th><td data-label="Avant">06\u00a039\u00a098\u00a012\u00a034<\/td><td data-label="Demandé"><strong>06\u00a039\u00a098\u00a000\u00a002</,
    );
    expect(phone).toContain('<dt>Concerne</dt><dd>LE GALL Élodie</dd>');
    expect(phone).toContain('14 rue des Bleuets');
    expect(phone).not.toMatch(/<script|style=|\son\w+=/);
    const household = (await ask(chief, pageOf(ids.household))).text;
    expect(household).toContain('Zoé &lt;b&gt;, 29/02/2020');
    expect(household).toContain('Vu le livret de famille');
    const declared = (await ask(chief, pageOf(ids.declared))).text;
    expect(declared).toContain('Mariage, le 07/11/2026');
    expect(declared).toContain('Acte de mariage ou livret de famille');
    expect(declared).toContain(`href="/fichiers/${ids.paper}"`);
    expect(declared).not.toContain('Avant et après');
    expect((await ask(chief, `/fichiers/${ids.paper}`)).status).toBe(200);
  });

  it('says what changed since of one that came too late, and offers its refusal alone', async () => {
    const { text } = await ask(chief, pageOf(ids.late));
    expect(text).toContain('data-label="Aujourd\'hui"><strong>e.legall@exemple.example<');
    expect(text).toContain('<option value="change-entre-temps" selected>');
    expect(text).not.toContain('value="valider"');
    const sent = await decide(chief, ids.late, { choix: 'valider' });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain("le changement n'est pas appliqué");
    expect(await change(ids.late)).toMatchObject({ state: 'refusee', reason: 'change-entre-temps' });
    expect((await ask(chief, pageOf(ids.late))).text).toContain('Changé entre-temps');
  });

  it('validates with an answer, refuses with a reason, and tells what is missing', async () => {
    expect((await decide(chief, ids.phone, { choix: 'autre' })).status).toBe(400);
    const wrong = await decide(chief, ids.declared, { choix: 'refuser' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Choisissez la raison du refus.');
    const other = await decide(chief, ids.declared, { choix: 'refuser', motif: 'autre' });
    expect(other.text).toMatch(/id="commentaire"[^>]*aria-invalid="true"/);
    const watched = await decide(chief, ids.phone, { choix: 'valider', reponse: 'Elle est alcoolique' });
    expect(watched.status).toBe(422);
    expect(watched.text).toContain("n'a pas sa place");
    expect((await change(ids.phone)).state).toBe('a_valider');
    const done = await decide(chief, ids.phone, { choix: 'valider', reponse: 'C’est fait' });
    expect(done.text).toContain('Le changement est validé.');
    expect(await change(ids.phone)).toMatchObject({
      ...{ state: 'validee', answer: 'C’est fait', decided_by: 'Paul Rivoal', decided_where: 'portal' },
    });
    const reason = { choix: 'refuser', motif: 'illisible', commentaire: 'Une copie nette' };
    expect((await decide(chief, ids.declared, reason)).text).toContain('Le changement est refusé.');
    expect((await ask(chief, pageOf(ids.declared))).text).toContain('Document illisible. Une copie nette');
    const late = await decide(chief, ids.declared, { choix: 'valider' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Paul Rivoal a déjà décidé');
  });

  it('hides the address of somebody whom a counter protects, on every page, until that is taken off', async () => {
    const account: string = ACCOUNTS[0];
    const protect = (seq: number, masked: boolean) =>
      changeCommand({ incarnation: 'base-1', seq, series: 'G2A' }, {
        ...{ account, part: 'protection', person: 'code:P2', state: 'validee' },
        ...{ base: { masked: !masked }, value: { masked } },
      } as const);
    const shown = async () => (await ask(chief, pageOf(ids.household))).text;
    expect(await shown()).toContain('16 rue des Bleuets');
    expect(await push(database, FROM, protect(400, true))).toMatchObject([{ kind: 'accepted' }]);
    expect(await shown()).not.toContain('16 rue des Bleuets');
    expect(await shown()).toContain('Adresse masquée');
    const back = protect(401, false);
    await push(database, FROM, back);
    expect((await decideAt(database, 'AG1', back.id, 'refusee')).kind).toBe('already');
    expect(await shown()).toContain('16 rue des Bleuets');
  });

  it('hides it on the other accounts of whoever is protected, until one of them says otherwise', async () => {
    const shown = async () => (await ask(chief, pageOf(ids.phone))).text;
    const protect = (seq: number, account: string, masked: boolean) =>
      changeCommand({ incarnation: 'base-1', seq, series: 'G2A' }, {
        ...{ account, part: 'protection', person: 'code:P1', state: 'validee' },
        ...{ base: { masked: !masked }, value: { masked } },
      } as const);
    // Her other lease, of the building that belongs to no agency.
    const other = '0030020792';
    expect(await push(database, FROM, protect(410, other, true))).toMatchObject([{ kind: 'accepted' }]);
    expect(await shown()).not.toContain('14 rue des Bleuets');
    await push(database, FROM, protect(411, other, false));
    expect(await shown()).toContain('14 rue des Bleuets');
  });
});
