import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { joinKiosk } from './kiosk-support.ts';
import { PASSWORD, PEOPLE, type SeededPortal, seededPortal } from './pages-seed.ts';

let test: TestDatabase;
let seeded: SeededPortal;
let database: PortalDatabase;
let lobby = '';
const NOW = Date.parse('2026-11-20T09:00:00Z');
beforeAll(async () => {
  test = await testDatabase();
  database = await test.open();
  seeded = await seededPortal(database, { now: () => NOW });
  const { services } = seeded.portal;
  lobby = (await joinKiosk(services, 'AG1')).device;
  await joinKiosk(services, 'AG2');
});
afterAll(async () => {
  await seeded.portal.close();
  await test.drop();
});

async function ask(url: string, cookie: string, form?: Readonly<Record<string, string>>) {
  const answer = await seeded.portal.app.inject({
    url,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      cookie,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
  });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}

async function signIn(login: string): Promise<{ readonly cookie: string; readonly jeton: string }> {
  const answer = await ask('/connexion', '', { identifiant: login, motdepasse: PASSWORD });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  const page = await ask('/bornes', cookie);
  return { cookie, jeton: /name="jeton" value="([^"]+)"/.exec(page.text)?.[1] ?? '' };
}

const said = (more: Readonly<Record<string, string>> = {}) =>
  JSON.stringify({ service: 'open', ticket: 'ready', a4: 'ready', terminal: 'ready', version: '1', ...more });
const hear = (station: string | null, ago = 60_000) =>
  database.db
    .updateTable('device')
    .set({ station, station_at: new Date(NOW - ago), last_seen_at: new Date(NOW - ago) })
    .where('id', '=', lobby)
    .execute();

describe(`the page of the kiosks (${POSTGRES_WORD})`, () => {
  it('asks who is there, and shows each person the kiosks of their reach', async () => {
    expect((await ask('/bornes', '')).status).toBe(303);
    const [chief, administrator] = [await signIn(PEOPLE.chief), await signIn(PEOPLE.administrator)];
    const own = (await ask('/bornes', chief.cookie)).text;
    expect(own).toContain('Borne B1');
    expect(own).not.toContain('Borne B2');
    expect(own).not.toContain('Relier une borne');
    const all = (await ask('/bornes', administrator.cookie)).text;
    expect(all).toContain('Borne B2');
    expect(all).toContain('Relier une borne');
    // A post of the counter is on its own page, a kiosk on this one.
    expect(all).not.toContain('Guichet 2');
    expect((await ask('/postes', administrator.cookie)).text).not.toContain('Borne B1');
  });

  it('says in words how a kiosk stands', async () => {
    const { cookie } = await signIn(PEOPLE.chief);
    const text = async () => (await ask('/bornes', cookie)).text;
    expect(await text()).toContain('est pas encore venue');
    await hear(said());
    expect(await text()).toContain('En service');
    await hear(said({ ticket: 'paper', a4: 'error', terminal: 'error' }));
    const trouble = await text();
    for (const word of ['sans papier', 'en panne', 'ne répond pas']) expect(trouble).toContain(word);
    await hear(said(), 11 * 60_000);
    expect(await text()).toContain('Ne répond plus');
    await hear(said({ service: 'not-joined' }));
    expect(await text()).toContain('Hors service, pas reliée');
    // Of a newer kiosk than this portal: as it came, and marked up by nobody.
    await hear(said({ service: '<b>quoi</b>' }));
    expect(await text()).toContain('&lt;b&gt;quoi&lt;/b&gt;');
    await hear(said());
  });

  it('shows who calls for help', async () => {
    const { cookie } = await signIn(PEOPLE.chief);
    expect((await ask('/bornes', cookie)).text).toContain('aucun');
    await asLandlord(database, (tx) =>
      tx
        .insertInto('kiosk_call')
        .values({ id: randomUUID(), feed: 'AG1', kiosk: 'Borne B1', at: new Date(NOW - 180_000) })
        .execute(),
    );
    expect((await ask('/bornes', cookie)).text).toContain('1 appel, il y a 3');
  });

  it('puts a kiosk out of service and back, from its own page and within its reach alone', async () => {
    const [chief, other] = [await signIn(PEOPLE.chief), await signIn(PEOPLE.otherChief)];
    const close = { borne: lobby, choix: 'fermer' };
    const held = async () =>
      (
        await database.db
          .selectFrom('device')
          .select(['closed_at', 'closed_by'])
          .where('id', '=', lobby)
          .executeTakeFirst()
      )?.closed_by ?? null;
    expect((await ask('/bornes/service', chief.cookie, close)).status).toBe(403);
    await ask('/bornes/service', other.cookie, { ...close, jeton: other.jeton });
    expect(await held()).toBeNull();
    expect(
      (await ask('/bornes/service', chief.cookie, { ...close, choix: 'x', jeton: chief.jeton })).status,
    ).toBe(400);
    const closed = await ask('/bornes/service', chief.cookie, { ...close, jeton: chief.jeton });
    expect(closed.text).toContain('est mise hors service');
    expect(closed.text).toContain('Hors service au prochain échange');
    expect(closed.text).toContain('Remettre en service');
    expect(await held()).toBe('Paul Rivoal');
    await hear(said({ service: 'closed-by-staff' }));
    expect((await ask('/bornes', chief.cookie)).text).not.toContain('au prochain échange');
    const open = { borne: lobby, choix: 'ouvrir', jeton: chief.jeton };
    expect((await ask('/bornes/service', chief.cookie, open)).text).toContain('est remise en service');
    expect((await ask('/bornes/service', chief.cookie, open)).text).toContain('était déjà en service');
    expect(await held()).toBeNull();
  });

  it('makes a code that joins a kiosk, and takes a kiosk away once asked twice, for administrators', async () => {
    const [chief, administrator] = [await signIn(PEOPLE.chief), await signIn(PEOPLE.administrator)];
    const wanted = { agence: 'AG1', poste: 'Borne du parking', caisse: 'b9' };
    expect((await ask('/bornes/code', chief.cookie, { ...wanted, jeton: chief.jeton })).status).toBe(403);
    const made = await ask('/bornes/code', administrator.cookie, { ...wanted, jeton: administrator.jeton });
    expect(made.text).toMatch(/<p class="code"[^>]*>[0-9A-Z]{5}-[0-9A-Z]{5}<\/p>/);
    const code = await database.db
      .selectFrom('enrolment_code')
      .select('kind')
      .where('post', '=', 'Borne du parking')
      .executeTakeFirst();
    expect(code?.kind).toBe('kiosk');
    const away = { borne: lobby, jeton: administrator.jeton };
    expect((await ask('/bornes/retrait', chief.cookie, { ...away, jeton: chief.jeton })).status).toBe(403);
    expect((await ask('/bornes/retrait', administrator.cookie, away)).text).toContain('Garder la borne');
    await ask('/bornes/retrait', administrator.cookie, { ...away, choix: 'retirer' });
    const after = (await ask('/bornes', administrator.cookie)).text;
    expect(after).toContain('Retirée');
    expect((await ask('/bornes/retrait', administrator.cookie, away)).text).toContain(
      'est plus reliée au portail',
    );
  });
});
