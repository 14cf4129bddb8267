import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPortal, type Portal } from '../../src/portal/server/create-portal.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { DATABASES, pgliteDatabase, type TestDatabase } from '../support/postgres-database.ts';
import { SEEDED_LINK } from './mail-seed.ts';
import { mailTo } from './mail-support.ts';
import { LANDLORD, PASSWORD, PEOPLE, type SeededPortal, seededPortal } from './pages-seed.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const FAILED = 'ony.rakotoarimananandriantsoa-tres-long@un-domaine-qui-n-en-finit-pas.example';

type Page = { readonly status: number; readonly text: string };

async function ask(
  { app }: Portal,
  url: string,
  { cookie, form }: { readonly cookie?: string; readonly form?: Readonly<Record<string, string>> } = {},
): Promise<Page & { readonly cookie: string }> {
  const answer = await app.inject({
    url,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
  });
  const set = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { status: answer.statusCode, text: answer.body, cookie: set };
}

async function signedIn(portal: Portal, login: string): Promise<string> {
  return (await ask(portal, '/connexion', { form: { identifiant: login, motdepasse: PASSWORD } })).cookie;
}

describe.each(DATABASES)('« Courriels » (%s)', (_word, place) => {
  let test: TestDatabase;
  let database: PortalDatabase;
  let seeded: SeededPortal;
  const of = (login: string) => signedIn(seeded.portal, login);
  const idOf = async (recipient: string) => (await mailTo(seeded.portal.services, recipient)).id;
  const token = (page: Page) => /name="jeton" value="([^"]+)"/.exec(page.text)?.[1] ?? '';

  beforeAll(async () => {
    test = await place();
    database = await test.open();
    seeded = await seededPortal(database, { now: () => NOW });
  });
  afterAll(async () => {
    await seeded.portal.close();
    await test.drop();
  });

  it('shows what left, what waits and what did not, without an address', async () => {
    const { text } = await ask(seeded.portal, '/courriels', { cookie: await of(PEOPLE.administrator) });
    for (const word of [
      'Activation',
      'En attente',
      'Parti',
      'Non parti',
      'Cette adresse n&#39;existe pas',
      'Message refusé',
    ])
      expect(text).toContain(word);
    expect(text).toContain('e•••@locataire.example');
    expect(text).not.toContain('elodie@');
    expect(text).not.toContain('ony.rako');
    expect(text).toContain('Aucun serveur de courrier n&#39;est réglé');
    expect(text).toContain('1 adresse est à corriger.');
    // Two failed, one address.
    expect(text).toMatch(/Courriels<\/span><span class="counter" data-tone="warning">3</);
  });

  it('shows the text, with the link to follow, only where nothing is real', async () => {
    const { text } = await ask(seeded.portal, '/courriels', { cookie: await of(PEOPLE.administrator) });
    if (test.kind === 'pglite') expect(text).toContain(`<a href="${SEEDED_LINK}">`);
    else expect(text).not.toContain('UN-LIEN-A-SUIVRE');
  });

  it('shows an agency its own mail alone, and an agent nothing', async () => {
    const north = await ask(seeded.portal, '/courriels', { cookie: await of(PEOPLE.otherChief) });
    expect(north.text).toContain('n•••@locataire.example');
    expect(north.text).not.toContain('e•••@locataire.example');
    expect(north.text).toMatch(/Courriels<\/span><span class="counter" data-tone="warning">1</);
    const nobody = await ask(seeded.portal, '/courriels');
    expect(nobody.status).toBe(303);
    const clerk = await ask(seeded.portal, '/connexion', {
      form: { identifiant: PEOPLE.clerk, motdepasse: PASSWORD },
    });
    expect((await ask(seeded.portal, '/courriels', { cookie: clerk.cookie })).status).toBe(303);
  });

  it('refuses a decision without its token, of another agency, or on a mail that has left', async () => {
    const north = await of(PEOPLE.otherChief);
    const page = await ask(seeded.portal, '/courriels', { cookie: north });
    const courriel = await idOf(FAILED);
    const forged = await ask(seeded.portal, '/courriels/abandon', { cookie: north, form: { courriel } });
    expect(forged.status).toBe(403);
    const other = await ask(seeded.portal, '/courriels/abandon', {
      cookie: north,
      form: { courriel, jeton: token(page) },
    });
    expect(other.text).toContain('n&#39;attend plus de décision');
    const gone = await ask(seeded.portal, '/courriels/renvoi', {
      cookie: north,
      form: { courriel: await idOf('jb@locataire.example'), jeton: token(page) },
    });
    expect(gone.text).toContain('n&#39;attend plus de décision');
    const noise = await ask(seeded.portal, '/courriels/renvoi', {
      cookie: north,
      form: { courriel: "' OR 1=1", jeton: token(page) },
    });
    expect(noise.status).toBe(200);
    expect((await mailTo(seeded.portal.services, FAILED)).state).toBe('failed');
  });

  it('sends one again, and abandons another with its text', async () => {
    const chief = await of(PEOPLE.chief);
    const page = await ask(seeded.portal, '/courriels', { cookie: chief });
    const again = await ask(seeded.portal, '/courriels/renvoi', {
      cookie: chief,
      form: { courriel: await idOf(FAILED), jeton: token(page) },
    });
    expect(again.text).toContain('Ce courriel sera envoyé de nouveau.');
    expect(await mailTo(seeded.portal.services, FAILED)).toMatchObject({
      state: 'waiting',
      tries: 0,
      fault: null,
    });
    const administrator = await of(PEOPLE.administrator);
    const own = await ask(seeded.portal, '/courriels', { cookie: administrator });
    const left = await ask(seeded.portal, '/courriels/abandon', {
      cookie: administrator,
      form: { courriel: await idOf('nord-echec@locataire.example'), jeton: token(own) },
    });
    expect(left.text).toContain('Ce courriel est abandonné.');
    expect(left.text).toContain('Abandonné');
    expect(await mailTo(seeded.portal.services, 'nord-echec@locataire.example')).toMatchObject({
      state: 'failed',
      body: null,
      html: null,
    });
  });
});

describe('a portal with a mail server', () => {
  it('no longer says that nothing leaves, and refuses to start without a sender or with a wrong address', async () => {
    const test = pgliteDatabase();
    const database = await test.open();
    const mail = { smtpUrl: 'smtp://127.0.0.1:1', from: 'espace@bailleur.example' };
    const start = (settings: typeof mail | { smtpUrl: string; from?: string }) =>
      createPortal({
        database,
        landlord: LANDLORD,
        mail: settings,
        log: { info() {}, warn() {}, error() {} },
      });
    await expect(start({ smtpUrl: 'smtp://127.0.0.1:1' })).rejects.toThrow('MAIL_FROM');
    await expect(start({ ...mail, from: 'x@y.example\r\nRCPT TO:<z@y.example>' })).rejects.toThrow(
      'MAIL_FROM',
    );
    await expect(start({ ...mail, smtpUrl: 'http://u:secret@h' })).rejects.toThrow(/^(?!.*secret).*SMTP_URL/);
    const portal = await start(mail);
    expect(portal.services.sendsMail).toBe(true);
    await portal.close();
    await test.drop();
  });
});
