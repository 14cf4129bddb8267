import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemonstrationBase } from '../../src/contract/core-process.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import type { Portal } from '../../src/portal/server/create-portal.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { DemonstrationFolder } from '../../src/start/portal-folder.ts';
import { inOneAgency, makeDemonstrationPortal } from '../../src/start/portal-making.ts';
import { ask, enrolBody, newKey, openTestSession } from './support.ts';

const BASE: DemonstrationBase = {
  station: 'counter',
  landlordId: 'neolia',
  accounts: 40,
  day: '2026-11-12',
  post: 'Guichet 2',
  till: 'G2',
  portal: null,
};

describe('the portal of a demonstration', () => {
  let folder = '';
  let own: DemonstrationFolder;
  let portal: Portal;
  let known: { address: string; device: string };
  let taker: Server | undefined;
  let made = 0;
  const open = (base: DemonstrationBase) =>
    makeDemonstrationPortal(
      own,
      base,
      () => {
        made += 1;
      },
      portalLog({ write: () => {} }),
    );

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-portail-demo-'));
    own = new DemonstrationFolder(folder);
  });
  afterAll(async () => {
    taker?.close();
    await portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds every account of the base in the agency of its post', async () => {
    const opened = await open(BASE);
    portal = opened.portal;
    expect(made).toBe(1);
    const feeds = await asLandlord(portal.services.database, (tx) =>
      tx.selectFrom('account').select('feed').execute(),
    );
    expect(feeds).toHaveLength(BASE.accounts);
    expect(new Set(feeds.map(({ feed }) => feed))).toEqual(new Set(['AG1']));

    expect(opened.join).toMatchObject({ adopt: true });
    const key = newKey();
    const body = enrolBody(opened.join?.code ?? '', key, { adopt: true, till: 'G2' });
    const answer = await ask(portal.address, '/sync/v1/enrol', { body });
    expect(answer.body).toMatchObject({
      agency: 'AG1',
      post: 'Guichet 2',
      till: 'G2',
      mode: 'demonstration',
    });
    known = { address: portal.address, device: String(answer.body.device) };
    const token = await openTestSession(portal.address, known.device, key);
    const query = new URLSearchParams({ cursor: String(answer.body.cursor) });
    const pulled = await ask(portal.address, `/sync/v1/changes?${query}`, { token });
    expect(pulled.body).toMatchObject({ changes: [], more: false });
    await portal.close();
  });

  it('is found again at the same address, and asks for nothing', async () => {
    expect(own.joinedAt()).toBe(known.address);
    const opened = await open({ ...BASE, portal: known });
    portal = opened.portal;
    expect(opened.join).toBeNull();
    expect(portal.address).toBe(known.address);
    expect(made).toBe(1);
    await portal.close();
  });

  it('joins the base again from another port when its own is taken', async () => {
    taker = createServer();
    const { port } = new URL(known.address);
    await new Promise<void>((resolve) => taker?.listen(Number(port), '127.0.0.1', resolve));
    const opened = await open({ ...BASE, portal: known });
    portal = opened.portal;
    expect(portal.address).not.toBe(known.address);
    expect(opened.join).toMatchObject({ adopt: false });
    const body = enrolBody(opened.join?.code ?? '', newKey(), { till: 'G2' });
    expect((await ask(portal.address, '/sync/v1/enrol', { body })).status).toBe(200);
    expect(made).toBe(1);
    await portal.close();
  });

  it('is made anew for a base that was made anew', async () => {
    const opened = await open(BASE);
    portal = opened.portal;
    expect(made).toBe(2);
    expect(opened.join).toMatchObject({ adopt: true });
    const devices = await portal.services.database.db.selectFrom('device').select('id').execute();
    expect(devices).toEqual([]);
    await portal.close();
  });
});

it('moves residences to one agency, and nothing else', () => {
  const file = 'code_residence;nom;agence;adresse\r\nR1;Les Bleuets;AG2;"3; rue AG3"\r\nR2;Le Parc;;\r\n';
  expect(inOneAgency(file)).toBe(file.replace('AG2', 'AG1'));
});
