import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kioskAccount } from '../../src/core/kiosk/kiosk-base.ts';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import { beginUpload } from '../../src/portal/uploads/receive-file.ts';
import type { KioskAccount } from '../../src/rules/kiosk/account.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import type { Outcome } from '../../src/rules/sync/protocol.ts';
import { certificate, contact, request, space, stagedAtKiosk, subscription } from '../support/kiosk-acts.ts';
import { type KioskBase, type KioskPort, openKioskBase } from '../support/kiosk-base.ts';
import { OTHER_IBAN } from '../support/mandate-acts.ts';
import { actId } from '../support/payment-acts.ts';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { pull } from '../support/registration-acts.ts';
import { type ErpPortal, erpPortal, query } from './erp-support.ts';
import { bringDemonstration, joinKiosk, pulled, refreshed, sent, servicesOn } from './kiosk-support.ts';
import { alarms } from './store-portal.ts';

let portal: ErpPortal;
let services: PortalServices;
let kiosk: KioskBase;
let device: DeviceIdentity;

/** A real kiosk of the landlord's largest agency, after its first pull. */
async function open(landlordId: string): Promise<void> {
  portal = await erpPortal(landlordId);
  await bringDemonstration(portal.database, landlordId, 40);
  services = servicesOn(portal.database, landlordId);
  const [most] = await query<{ feed: string }>(
    portal.database,
    "SELECT feed FROM account WHERE feed <> '*' GROUP BY feed ORDER BY count(*) DESC LIMIT 1",
  );
  device = await joinKiosk(services, most?.feed ?? '');
  kiosk = await openKioskBase({ landlordId, start: '2026-11-20T08:00:00.000Z' });
  kiosk.db.prepare('DELETE FROM kiosk_account').run();
  await comesDown();
}

async function comesDown(): Promise<void> {
  await refreshed(services);
  kiosk.clock.advance(1000);
  pull(kiosk, ...(await pulled(services, device)));
}

/** What waits leaves; what came of it, in order. */
async function leaves(): Promise<readonly Outcome[]> {
  const waiting = kiosk.db
    .prepare<[], CommandRow>(
      `SELECT c.id, incarnation, seq, type, version, account_key AS account, payload, depends_on AS dependsOn, result,
         agent_id AS agent, o.agent_name AS agentName, post, occurred_at AS occurredAt,
         offset_minutes AS offsetMinutes
       FROM command c JOIN outbox o ON o.command_id = c.id WHERE o.state = 'waiting' ORDER BY seq`,
    )
    .all()
    .map(wireCommand);
  const outcomes = await sent(services, device, ...waiting);
  kiosk.clock.advance(1000);
  const at = new Date(kiosk.clock.now()).toISOString();
  kiosk.db.prepare("UPDATE outbox SET state = 'sent', updated_at = @at, sent_at = @at").run({ at });
  return outcomes;
}

function accounts(): readonly KioskAccount[] {
  return kiosk.db
    .prepare<[], string>('SELECT key FROM kiosk_account ORDER BY key')
    .pluck()
    .all()
    .flatMap((key) => kioskAccount(kiosk.db, key) ?? []);
}

function found(what: string, accept: (account: KioskAccount) => boolean): KioskAccount {
  const account = accounts().find((one) => one.people.length > 0 && accept(one));
  if (account === undefined) throw new Error(`no account ${what}`);
  return account;
}

type Person = {
  readonly nom: string;
  readonly prenom: string | null;
  readonly date_naissance: string | null;
};

/** The lease's own words of whoever bears a handle. */
async function personOf(account: KioskAccount): Promise<Person> {
  const rows = await query<{ content: string }>(
    portal.database,
    `SELECT content FROM record WHERE kind = 'personnes' AND content LIKE '%"key":"${account.key}"%'
       AND content LIKE '%signataire_principal%'`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('nobody');
  return JSON.parse(row.content) as Person;
}

async function asked(port: KioskPort): Promise<void> {
  const [place] = await port.client.acts.requestTree();
  const files = [stagedAtKiosk(kiosk, port, 'fuite.jpg')];
  await port.client.acts.openRequest(
    request({ place: place?.place ?? '', motive: place?.motives[0]?.code ?? '', phone: null, files }),
  );
}

const ACCEPTED = { kind: 'accepted' };

afterEach(async () => {
  await kiosk.close();
  await portal.close();
});

describe(`the acts of a real kiosk at a real portal, on ${POSTGRES_WORD}`, () => {
  beforeEach(() => open('cchartres'));

  test('certificate, request and contact details are taken, under the name of the file', async () => {
    const port = kiosk.letIn(
      'full',
      found('reachable', ({ people }) => people[0]?.reachable === true),
    );
    const picture = stagedAtKiosk(kiosk, port);
    const { sha256, size } = picture;
    await port.client.acts.sendCertificate(certificate({ files: [picture] }));
    await asked(port);
    await port.client.acts.changeContact(contact());
    expect(await beginUpload(services, device, { sha256, size })).toEqual({ kind: 'not-named' });
    expect(await leaves()).toMatchObject([ACCEPTED, ACCEPTED, ACCEPTED]);
    expect(await alarms(portal.database)).toEqual([]);
    expect(await beginUpload(services, device, { sha256, size })).toEqual({ kind: 'begun', offset: 0 });
    const [opened] = await query<{ contact: string; residence: string | null }>(
      portal.database,
      "SELECT contact, residence FROM request WHERE channel = 'borne'",
    );
    expect(JSON.parse(opened?.contact ?? '{}')).toMatchObject({ name: expect.stringMatching(/.+/) });
    expect(opened?.residence).not.toBeNull();
    expect(await query(portal.database, "SELECT 1 FROM certificate WHERE state = 'a_verifier'")).toHaveLength(
      1,
    );
    expect(
      await query(portal.database, "SELECT 1 FROM dossier_change WHERE state = 'a_valider'"),
    ).toHaveLength(1);
    await comesDown();
    await expect(port.client.acts.insurance()).resolves.toMatchObject({ waiting: true });
  });

  test('a debit subscribed, then changed, is one mandate to be signed', async () => {
    const whose = found(
      'without a mandate',
      ({ mandate, exitedOn }) => mandate === null && exitedOn === null,
    );
    const { client } = kiosk.letIn('full', whose);
    const { ticket } = await client.acts.subscribeDebit(subscription());
    await client.acts.changeDebitDay({ commandId: actId(), day: 12 });
    await client.acts.changeDebitAccount({ commandId: actId(), iban: OTHER_IBAN, debtor: 'X' });
    const before = await client.acts.debit();
    expect(await leaves()).toMatchObject([ACCEPTED, ACCEPTED, ACCEPTED]);
    await comesDown();
    expect(kioskAccount(kiosk.db, whose.key)?.mandate).toMatchObject({
      rum: ticket,
      day: 12,
      state: 'a_signer',
    });
    expect(await client.acts.debit()).toEqual(before);
  });

  test('the mandate that the picture tells is the one that the portal sees', async () => {
    const whose = found('with a mandate', ({ mandate }) => mandate?.state === 'actif' && mandate.day !== 12);
    const { client } = kiosk.letIn('full', whose);
    await client.acts.changeDebitDay({ commandId: actId(), day: 12 });
    expect(await leaves()).toMatchObject([ACCEPTED]);
  });

  test('a space is asked for in the name of the lease, and stands there afterwards', async () => {
    const whose = found('free to register', ({ people }) => {
      const [one] = people;
      return one?.space === 'none' && one.mayRegister && one.reachable && one.registration.length > 0;
    });
    const { nom, prenom } = await personOf(whose);
    const { client } = kiosk.letIn('little', whose);
    const { legalVersion, state } = await client.acts.space();
    expect(state).toBe('possible');
    await client.acts.openSpace(space(legalVersion, { lastName: nom, firstName: prenom }));
    expect(await leaves()).toMatchObject([ACCEPTED]);
    expect(await alarms(portal.database)).toEqual([]);
    await comesDown();
    expect(kioskAccount(kiosk.db, whose.key)?.people[0]?.space).toBe('pending');
    await expect(client.acts.space()).resolves.toMatchObject({ state: 'counter' });
  });
});

test('a mandate that died of itself is told to nobody, and a new one is taken in its place', async () => {
  await open('cite-jardins');
  const whose = found('with a mandate', ({ mandate }) => mandate?.state === 'actif');
  const rum = whose.mandate?.rum ?? '';
  // Three years without a collection.
  await query(
    portal.database,
    `UPDATE record SET content = regexp_replace(regexp_replace(content, '"mandat_derniere_collecte":"[^"]*"',
       '"mandat_derniere_collecte":"2019-01-05"'), '"mandat_date":"[^"]*"', '"mandat_date":"2018-01-05"')
     WHERE kind = 'baux' AND content LIKE '%"rum":"${rum}"%'`,
  );
  await query(
    portal.database,
    'INSERT INTO kiosk_stale SELECT key, feed FROM account ON CONFLICT DO NOTHING',
  );
  await comesDown();
  expect(kioskAccount(kiosk.db, whose.key)?.mandate).toBeNull();
  const { client } = kiosk.letIn('full', whose);
  const { days } = await client.acts.debit();
  await client.acts.subscribeDebit(subscription({ day: days[0] ?? null }));
  expect(await leaves()).toMatchObject([ACCEPTED]);
});
