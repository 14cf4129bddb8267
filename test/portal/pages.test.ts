import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { PASSWORD, PEOPLE, type SeededPortal, seededPortal } from './pages-seed.ts';

let test: TestDatabase;
let seeded: SeededPortal;
let database: PortalDatabase;
let clock = Date.parse('2026-11-20T09:00:00Z');
beforeAll(async () => {
  test = await testDatabase();
  database = await test.open();
  seeded = await seededPortal(database, { now: () => clock });
});
afterAll(async () => {
  await seeded.portal.close();
  await test.drop();
});

type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

async function ask(
  url: string,
  options: {
    readonly cookie?: string;
    readonly form?: Readonly<Record<string, string>>;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Answer> {
  const { cookie, form, headers = {} } = options;
  const answer = await seeded.portal.app.inject({
    url,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
  });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}

async function signIn(login: string, password = PASSWORD): Promise<Answer & { readonly cookie: string }> {
  const answer = await ask('/connexion', { form: { identifiant: login, motdepasse: password } });
  const set = String(answer.headers['set-cookie'] ?? '');
  return { ...answer, cookie: set.split(';')[0] ?? '' };
}

async function tokenOf(cookie: string): Promise<string> {
  return /name="jeton" value="([^"]+)"/.exec((await ask('/a-lettrer', { cookie })).text)?.[1] ?? '';
}

describe(`the portal's pages (${POSTGRES_WORD})`, () => {
  it.each(['/a-lettrer', '/postes', '/bornes', '/alertes', '/echanges'])(
    '%s asks who is there',
    async (url) => {
      expect(await ask(url)).toMatchObject({ status: 303, headers: { location: '/connexion' } });
      expect(await ask(url, { cookie: 'guichet-portail=nothing' })).toMatchObject({ status: 303 });
    },
  );

  it.each([
    '/a-lettrer/decision',
    '/a-lettrer/compte',
    '/a-lettrer/placer',
    '/postes/code',
    '/postes/retrait',
    '/bornes/code',
    '/bornes/service',
    '/bornes/retrait',
    '/alertes/vue',
    '/deconnexion',
  ])('%s takes no form without its token', async (url) => {
    expect(await ask(url, { form: {} })).toMatchObject({ status: 303, headers: { location: '/connexion' } });
    const { cookie } = await signIn(PEOPLE.administrator);
    for (const jeton of ['', 'x'.repeat(43)])
      expect((await ask(url, { cookie, form: { jeton } })).status).toBe(403);
    expect((await ask('/a-lettrer', { cookie })).status).toBe(200);
  });

  it('takes no form from another site, the sign-in neither', async () => {
    const form = { identifiant: PEOPLE.administrator, motdepasse: PASSWORD };
    expect((await ask('/connexion', { form, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await ask('/connexion', { form, headers: { origin: 'https://ailleurs.example' } })).status).toBe(
      403,
    );
    expect((await ask('/connexion', { form, headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(
      303,
    );
  });

  it('lets nothing run, nothing in from elsewhere, and keeps its cookie to itself', async () => {
    const { headers, cookie } = await signIn(PEOPLE.administrator);
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict$/);
    const page = await ask('/a-lettrer', { cookie });
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).not.toMatch(/<script|style=|\son\w+=/);
    // What came from outside is text, never markup.
    expect(page.text).toContain('M. &lt;Inconnu&gt;');
    expect(page.text).not.toContain('M. <Inconnu>');
  });

  it('refuses an agent, a wrong password, an unknown account', async () => {
    expect((await signIn(PEOPLE.clerk)).text).toContain(
      'Ces pages sont réservées aux responsables et aux administrateurs.',
    );
    const wrong = await signIn(PEOPLE.chief, 'autre chose');
    const unknown = await signIn('personne', 'autre chose');
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Identifiant ou mot de passe incorrect.');
      expect(answer.cookie).toBe('');
    }
  });

  it('slows down guessing, tries sent together too, and forgets once the wait is over', async () => {
    const login = 'guessed';
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(login, 'non')));
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(6);
    expect((await signIn(login)).text).toContain('essais\u202f: réessayez dans 30\u00a0s.');
    clock += 31_000;
    expect((await signIn(login)).status).toBe(403);
  });

  it('ends a session an hour after the last click, and at once when asked', async () => {
    const { cookie } = await signIn(PEOPLE.chief);
    clock += 59 * 60_000;
    expect((await ask('/a-lettrer', { cookie })).status).toBe(200);
    clock += 61 * 60_000;
    expect((await ask('/a-lettrer', { cookie })).status).toBe(303);
    const again = await signIn(PEOPLE.chief);
    const jeton = await tokenOf(again.cookie);
    await ask('/deconnexion', { cookie: again.cookie, form: { jeton } });
    expect((await ask('/a-lettrer', { cookie: again.cookie })).status).toBe(303);
  });

  it('shows each person their own agency', async () => {
    const chief = await signIn(PEOPLE.chief);
    const other = await signIn(PEOPLE.otherChief);
    const administrator = await signIn(PEOPLE.administrator);
    const text = async (url: string, { cookie }: { readonly cookie: string }) =>
      (await ask(url, { cookie })).text;
    expect(await text('/a-lettrer', chief)).toContain('D&#39;ARC Jean-Baptiste');
    expect(await text('/a-lettrer', other)).toContain('Rien à lettrer');
    expect(await text('/postes', chief)).toContain('Guichet 2');
    expect(await text('/postes', chief)).not.toContain('Accueil Nord');
    expect(await text('/postes', administrator)).toContain('Accueil Nord');
    expect(await text('/alertes', chief)).toContain('G2A-000012');
    expect(await text('/alertes', other)).not.toContain('G2A-000012');
    expect((await ask('/echanges', { cookie: chief.cookie })).status).toBe(403);
    expect(await text('/echanges', administrator)).toContain('lot-000001');
    expect(await text('/echanges', administrator)).toContain('Le débit et le crédit sont tous deux remplis');
  });

  it('keeps codes and withdrawals to administrators, and one agency out of the other', async () => {
    const chief = await signIn(PEOPLE.chief);
    const jeton = await tokenOf(chief.cookie);
    const form = { jeton, agence: 'AG1', poste: 'Guichet 9', caisse: 'G9' };
    expect((await ask('/postes/code', { cookie: chief.cookie, form })).status).toBe(403);
    expect(
      (
        await ask('/postes/retrait', {
          cookie: chief.cookie,
          form: { jeton, poste: 'post-1', choix: 'retirer' },
        })
      ).status,
    ).toBe(403);
    const other = await signIn(PEOPLE.otherChief);
    const decision = {
      jeton: await tokenOf(other.cookie),
      piece: 'C1',
      acte: seeded.acts.cash,
      choix: 'lettrer',
    };
    const refused = await ask('/a-lettrer/decision', { cookie: other.cookie, form: decision });
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.text).toContain('autre agence');
  });

  it('decides once: the second person is told by whom', async () => {
    const [chief, administrator] = [await signIn(PEOPLE.chief), await signIn(PEOPLE.administrator)];
    const form = { piece: 'C1', acte: seeded.acts.cash };
    const first = await ask('/a-lettrer/decision', {
      cookie: chief.cookie,
      form: { ...form, choix: 'lettrer', jeton: await tokenOf(chief.cookie) },
    });
    expect(first.text).toContain('Lettré.');
    const second = await ask('/a-lettrer/decision', {
      cookie: administrator.cookie,
      form: { ...form, choix: 'refuser', jeton: await tokenOf(administrator.cookie) },
    });
    expect(second.text).toContain('Paul Rivoal a déjà décidé.');
    const [entry] = await asLandlord(database, (tx) =>
      tx.selectFrom('entry').select(['state', 'confirms']).where('piece', '=', 'C1').execute(),
    );
    expect(entry).toEqual({ state: 'confirming', confirms: seeded.acts.cash });
  });

  it('gives a payment its account, once it is found by its reference', async () => {
    const { cookie } = await signIn(PEOPLE.chief);
    const jeton = await tokenOf(cookie);
    const encaissement = seeded.acts.lost;
    const none = await ask('/a-lettrer/compte', {
      cookie,
      form: { jeton, encaissement, reference: '0030020111A' },
    });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Aucun compte ne porte cette référence');
    const found = await ask('/a-lettrer/compte', {
      cookie,
      form: { jeton, encaissement, reference: ' 0030020788B ' },
    });
    expect(found.text).toContain('LE GALL Élodie');
    const placed = await ask('/a-lettrer/placer', {
      cookie,
      form: { jeton, encaissement, compte: '0030020788' },
    });
    expect(placed.text).toContain('L&#39;encaissement est au compte.');
    const again = await ask('/a-lettrer/placer', {
      cookie,
      form: { jeton, encaissement, compte: '0030020788' },
    });
    expect(again.text).toContain('Cette question a déjà sa réponse.');
  });

  it('makes a code that joins a post, and takes a post away once asked twice', async () => {
    const { cookie } = await signIn(PEOPLE.administrator);
    const jeton = await tokenOf(cookie);
    const made = await ask('/postes/code', {
      cookie,
      form: { jeton, agence: 'AG1', poste: 'Guichet 9', caisse: 'g9' },
    });
    expect(made.text).toMatch(/<p class="code"[^>]*>[0-9A-Z]{5}-[0-9A-Z]{5}<\/p>/);
    const taken = await ask('/postes/code', {
      cookie,
      form: { jeton, agence: 'AG1', poste: 'Guichet 9', caisse: 'G1' },
    });
    expect(taken.status).toBe(422);
    const asked = await ask('/postes/retrait', { cookie, form: { jeton, poste: 'post-1' } });
    expect(asked.text).toContain('Garder le poste');
    const held = () =>
      database.db.selectFrom('device').select('revoked_at').where('id', '=', 'post-1').executeTakeFirst();
    expect(await held()).toEqual({ revoked_at: null });
    await ask('/postes/retrait', { cookie, form: { jeton, poste: 'post-1', choix: 'retirer' } });
    expect((await held())?.revoked_at).not.toBeNull();
  });

  it("marks an alarm as seen, of one's own agency alone", async () => {
    const [chief, other] = [await signIn(PEOPLE.chief), await signIn(PEOPLE.otherChief)];
    const [alarm] = await asLandlord(database, (tx) =>
      tx.selectFrom('alarm').select('no').where('kind', '=', 'numero-double').execute(),
    );
    const alerte = String(alarm?.no);
    await ask('/alertes/vue', { cookie: other.cookie, form: { jeton: await tokenOf(other.cookie), alerte } });
    const seen = () =>
      asLandlord(database, (tx) =>
        tx.selectFrom('alarm').select('seen_at').where('no', '=', Number(alerte)).executeTakeFirst(),
      );
    expect(await seen()).toEqual({ seen_at: null });
    await ask('/alertes/vue', { cookie: chief.cookie, form: { jeton: await tokenOf(chief.cookie), alerte } });
    expect((await seen())?.seen_at).not.toBeNull();
  });
});
