import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { receivePush } from '../../src/rules/sync/portal-engine.ts';
import { PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { madeAt as at, ELODIE, REFERENCE } from './insurance-erp-support.ts';
import { fileNamed } from './insurance-support.ts';
import { IBAN, MASK, revokeCommand, signCommand, subscribeCommand } from './mandate-support.ts';
import { PASSWORD, PEOPLE, type SeededPortal, seededPortal } from './pages-seed.ts';

const NOW = Date.parse('2026-11-20T09:00:00.000Z');

let test: TestDatabase;
let database: PortalDatabase;
let seeded: SeededPortal;
let chief: string;
let stranger: string;
beforeAll(async () => {
  test = await testDatabase();
  database = await test.open();
  seeded = await seededPortal(database, { now: () => NOW });
  chief = await signIn(PEOPLE.chief);
  stranger = await signIn(PEOPLE.otherChief);
});
afterAll(async () => {
  await seeded.portal.close();
  await test.drop();
});

async function get(cookie: string, url: string) {
  const answer = await seeded.portal.app.inject({ url, headers: { cookie } });
  return { status: answer.statusCode, text: answer.body };
}

async function signIn(login: string): Promise<string> {
  const answer = await seeded.portal.app.inject({
    url: '/connexion',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ identifiant: login, motdepasse: PASSWORD }).toString(),
  });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

async function push(...commands: readonly WireCommand[]): Promise<void> {
  const store = portalStore(database, { now: () => NOW });
  const ports = { store, now: () => NOW, hashHolds: () => true };
  const from = { device: 'device-AG1', agency: 'AG1' };
  const reply = await receivePush(ports, from, {
    protocol: PROTOCOL,
    epoch: await store.epoch(),
    commands: [...commands],
  });
  if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply));
  for (const { outcome } of reply.value.answers) expect(outcome).toMatchObject({ kind: 'accepted' });
}

describe(`the page Mandats (${POSTGRES_WORD})`, () => {
  const first = at(1, 'm', 'G7A');
  const RUM = 'G7A-B-000001';

  it('asks who is there, and says that nothing is there yet', async () => {
    expect((await get('', '/mandats')).status).toBe(303);
    expect((await get(chief, '/mandats')).text).toContain('Aucun mandat');
  });

  it('lists an agency its own, the account masked, and nothing to another', async () => {
    await push(subscribeCommand(first, { account: ELODIE, debtor: 'LE GALL <Élodie>' }));
    const { status, text } = await get(chief, '/mandats');
    expect(status).toBe(200);
    for (const said of [RUM, REFERENCE, MASK, 'LE GALL &lt;Élodie&gt;', 'Le 8', 'À signer', '1 mandat']) {
      expect(text).toContain(said);
    }
    expect(text.replace(/[\s\u00a0]/g, '')).not.toContain(IBAN);
    expect((await get(chief, '/mandats?etat=a-signer')).text).toContain(RUM);
    expect((await get(chief, '/mandats?etat=actifs')).text).not.toContain(RUM);
    expect((await get(stranger, '/mandats')).text).not.toContain(RUM);
  });

  it('shows when it was signed, its file, when it ended and why', async () => {
    const file = fileNamed('mandat signé.pdf');
    await push(signCommand(at(2, 'm', 'G7A'), { account: ELODIE, rum: RUM, files: [file] }));
    const signed = (await get(chief, `/mandats?reference=${REFERENCE}`)).text;
    expect(signed).toContain('mandat signé.pdf');
    expect(signed).toContain('17/11/2026');
    // Its bytes have not come: there is nothing to open yet.
    expect(signed).toContain("Encore sur le poste qui l'a pris");
    expect(signed).not.toContain(`/fichiers/${file.sha256}`);
    await push(revokeCommand(at(3, 'm', 'G7A'), { account: ELODIE, rum: RUM }));
    const ended = (await get(chief, '/mandats?etat=revoques')).text;
    expect(ended).toContain('le 17/11/2026, à la demande du locataire');
    expect((await get(chief, '/mandats?reference=NOBODY')).status).toBe(422);
  });
});
