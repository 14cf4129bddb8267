import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { claimMail } from '../../src/portal/mail/claim-mail.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { DATABASES, POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { listenForMail, type MailReceiver } from '../support/smtp-receiver.ts';
import { LINK, mailer, mailServices, mailTo, queue, type TestServices } from './mail-support.ts';

let test: TestDatabase;
let database: PortalDatabase;
let services: TestServices;
let receiver: MailReceiver;

/** Gives time a hand: what was put off is due at once. */
let clock = Date.parse('2026-11-20T09:00:00Z');

async function begin(place: TestDatabase): Promise<void> {
  test = place;
  database = await test.open();
  services = await mailServices(database, { now: () => clock });
  receiver = await listenForMail();
}

function sending(on: TestServices = services, more: Parameters<typeof mailer>[2] = {}): void {
  const running = mailer(on, receiver.url, more);
  onTestFinished(() => running.close());
}

async function settled(recipient: string, state: string) {
  await expect.poll(async () => (await mailTo(services, recipient)).state, { timeout: 30_000 }).toBe(state);
  return mailTo(services, recipient);
}

describe.each(DATABASES)('mail on its way (%s)', (_word, place) => {
  beforeEach(async () => {
    clock = Date.parse('2026-11-20T09:00:00Z');
    await begin(await place());
  });
  afterEach(async () => {
    await receiver.close();
    await test.drop();
  });

  it('goes out in the name of the landlord, with a return address of its own, and keeps no text here', async () => {
    await queue(services, 'lea@locataire.example');
    const before = await mailTo(services, 'lea@locataire.example');
    expect(before.body).toContain(LINK);
    sending();
    const mail = await receiver.next('lea@locataire.example');
    expect(mail.from).toBe(`rebond+${before.bounce_token}@bailleur.example`);
    expect(mail.headers['message-id']).toBe(`<${before.id}@bailleur.example>`);
    expect(mail.headers['auto-submitted']).toBe('auto-generated');
    expect(mail.headers.from).toContain('espace@bailleur.example');
    expect(mail.headers['reply-to']).toContain('contact@neolia.example');
    expect(mail.subject).toBe('Activez votre espace locataire');
    expect(mail.text).toContain(`\n${LINK}\n`);
    expect(mail.html).toContain(`<a href="${LINK}">`);
    const after = await settled('lea@locataire.example', 'sent');
    expect(after).toMatchObject({ body: null, html: null, fault: null, tries: 1 });
  });

  it('tries again later after a 4xx, and says why meanwhile', async () => {
    receiver.refuse('lea@locataire.example', 451, 1);
    await queue(services, 'lea@locataire.example');
    sending();
    await expect
      .poll(async () => (await mailTo(services, 'lea@locataire.example')).fault, { timeout: 30_000 })
      .toBe('Remis à plus tard par le serveur (451)');
    const waiting = await mailTo(services, 'lea@locataire.example');
    expect(waiting).toMatchObject({ state: 'waiting', tries: 1 });
    expect(waiting.body).toContain(LINK);
    expect(waiting.next_at.getTime()).toBeGreaterThan(clock);
    expect(receiver.messages).toEqual([]);
    clock += 2 * 60_000;
    await settled('lea@locataire.example', 'sent');
    expect(receiver.messages).toHaveLength(1);
  });

  it('gives an address up at its first refusal for good', async () => {
    receiver.refuse('faux@locataire.example', 550);
    await queue(services, 'faux@locataire.example');
    sending();
    const refused = await settled('faux@locataire.example', 'bounced');
    expect(refused).toMatchObject({
      tries: 1,
      body: null,
      html: null,
      fault: 'Adresse refusée par son serveur (550)',
    });
    clock += 86_400_000;
    await queue(services, 'autre@locataire.example');
    await receiver.next('autre@locataire.example');
    expect((await mailTo(services, 'faux@locataire.example')).tries).toBe(1);
  });

  it('gives up after three days, and keeps the text for a person to try again', async () => {
    receiver.refuse('plus-tard@locataire.example', 451);
    await queue(services, 'plus-tard@locataire.example');
    const began = clock;
    sending();
    let last = 0;
    for (;;) {
      await expect
        .poll(async () => (await mailTo(services, 'plus-tard@locataire.example')).tries, {
          timeout: 30_000,
          interval: 5,
        })
        .toBeGreaterThan(last);
      await expect
        .poll(async () => (await mailTo(services, 'plus-tard@locataire.example')).state, {
          timeout: 30_000,
          interval: 5,
        })
        .not.toBe('sending');
      const mail = await mailTo(services, 'plus-tard@locataire.example');
      last = mail.tries;
      if (mail.state === 'failed') break;
      clock = mail.next_at.getTime();
    }
    const given = await mailTo(services, 'plus-tard@locataire.example');
    expect(given.fault).toBe('Remis à plus tard par le serveur (451), pendant trois jours');
    expect(given.body).toContain(LINK);
    const days = (clock - began) / 86_400_000;
    expect(days).toBeGreaterThan(2);
    expect(days).toBeLessThan(4);
    expect(last).toBeLessThan(40);
  });

  it('sends again under the same Message-ID what was cut before it was acknowledged', async () => {
    receiver.cut('lea@locataire.example');
    await queue(services, 'lea@locataire.example');
    sending();
    await receiver.next('lea@locataire.example');
    await settled('lea@locataire.example', 'waiting');
    clock += 2 * 60_000;
    await settled('lea@locataire.example', 'sent');
    const ids = receiver.messages.map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('sends again under the same Message-ID what a portal that died had sent without writing it down', async () => {
    await queue(services, 'lea@locataire.example');
    // As a portal that is killed between the sending and the commit leaves it.
    const claimed = await claimMail(database, clock);
    expect(claimed?.recipient).toBe('lea@locataire.example');
    sending();
    await queue(services, 'temoin@locataire.example');
    await receiver.next('temoin@locataire.example');
    expect(receiver.messages.map(({ to }) => to)).toEqual(['temoin@locataire.example']);
    clock += 11 * 60_000;
    const mail = await receiver.next('lea@locataire.example');
    expect(mail.headers['message-id']).toBe(`<${claimed?.id}@bailleur.example>`);
    await settled('lea@locataire.example', 'sent');
  });

  it('does not send twice what a slow server holds, and does not let it hold the others', async () => {
    const held = receiver.hold('lent@locataire.example');
    await queue(services, 'lent@locataire.example');
    sending();
    await held.reached;
    await queue(services, 'rapide@locataire.example');
    await receiver.next('rapide@locataire.example');
    expect((await mailTo(services, 'lent@locataire.example')).state).toBe('sending');
    held.release();
    await settled('lent@locataire.example', 'sent');
    expect(receiver.messages.filter(({ to }) => to === 'lent@locataire.example')).toHaveLength(1);
  });

  it('writes down what has left although the database refused it once, and sends it once', async () => {
    await queue(services, 'lea@locataire.example');
    const { db } = database;
    let refused = 0;
    const transaction = db.transaction.bind(db);
    const spied = vi.spyOn(db, 'transaction').mockImplementation(() => {
      // The second one of the mailer's is what writes the end down.
      if (receiver.messages.length > 0 && refused === 0) {
        refused += 1;
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      }
      return transaction();
    });
    onTestFinished(() => spied.mockRestore());
    const running = mailer(services, receiver.url);
    await receiver.next('lea@locataire.example');
    await expect.poll(() => refused, { timeout: 30_000 }).toBe(1);
    spied.mockRestore();
    await settled('lea@locataire.example', 'sent');
    await running.close();
    expect(receiver.messages).toHaveLength(1);
  });

  it('tells one fact once', async () => {
    await queue(services, 'lea@locataire.example', { about: 'paiement 1' });
    await queue(services, 'lea@locataire.example', { about: 'paiement 1' });
    await queue(services, 'lea@locataire.example', { about: 'paiement 2' });
    await queue(services, 'lea@locataire.example');
    sending();
    await expect.poll(() => receiver.messages.length, { timeout: 30_000 }).toBe(3);
    await queue(services, 'temoin@locataire.example');
    await receiver.next('temoin@locataire.example');
    expect(receiver.messages).toHaveLength(4);
  });

  it('logs neither addresses, nor names, nor links, nor what the server said', async () => {
    receiver.refuse('faux@locataire.example', 550);
    receiver.refuse('plus-tard@locataire.example', 451);
    receiver.cut('coupe@locataire.example');
    for (const who of ['bon', 'faux', 'plus-tard', 'coupe'])
      await queue(services, `${who}@locataire.example`);
    sending();
    await expect.poll(() => services.lines.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    await receiver.next('bon@locataire.example');
    const log = services.lines.join('\n');
    expect(log).toContain('mail-sent');
    expect(log).toContain('"status":550');
    for (const secret of ['locataire.example', 'Martin', 'SECRET', 'No such mailbox', 'cle=', 'rebond', 'P1'])
      expect(log).not.toContain(secret);
  });
});

describe(`a server that speaks no TLS where it must (${POSTGRES_WORD})`, () => {
  beforeEach(async () => begin(await testDatabase()));
  afterEach(async () => {
    await receiver.close();
    await test.drop();
  });

  it('is given nothing', async () => {
    await queue(services, 'lea@locataire.example');
    const strict = mailer(services, `${receiver.url}?requireTLS=true`);
    await expect
      .poll(async () => (await mailTo(services, 'lea@locataire.example')).tries, { timeout: 30_000 })
      .toBe(1);
    await settled('lea@locataire.example', 'waiting');
    await strict.close();
    expect(receiver.messages).toEqual([]);
    expect((await mailTo(services, 'lea@locataire.example')).fault).toBe(
      "Le serveur de courrier n'a pas pu chiffrer l'échange",
    );
    // The same one, where its way is private.
    clock += 5 * 60_000;
    sending();
    await settled('lea@locataire.example', 'sent');
  });
});

describe(`a portal that stops (${POSTGRES_WORD})`, () => {
  beforeEach(async () => begin(await testDatabase()));
  afterEach(async () => {
    await receiver.close();
    await test.drop();
  });

  it('does not wait for a server that does not answer; what it held leaves with the next start', async () => {
    const held = receiver.hold('lent@locataire.example');
    await queue(services, 'lent@locataire.example');
    const first = mailer(services, receiver.url);
    await held.reached;
    await first.close();
    expect(await mailTo(services, 'lent@locataire.example')).toMatchObject({
      state: 'waiting',
      fault: "Le portail s'est arrêté",
    });
    held.release();
    sending();
    await settled('lent@locataire.example', 'sent');
    expect(new Set(receiver.messages.map(({ headers }) => headers['message-id'])).size).toBe(1);
  });
});

describe(`two mailers on one database (${POSTGRES_WORD})`, () => {
  beforeEach(async () => begin(await testDatabase()));
  afterEach(async () => {
    await receiver.close();
    await test.drop();
  });

  it('send each mail once between them', async () => {
    const count = 60;
    const addresses = Array.from({ length: count }, (_, i) => `l${i}@locataire.example`);
    for (const address of addresses) await queue(services, address);
    const other = test.kind === 'postgres' ? await test.open() : database;
    sending();
    sending(await mailServices(other, { now: () => clock }));
    await Promise.all(addresses.map((address) => receiver.next(address)));
    for (const address of addresses) await settled(address, 'sent');
    expect(receiver.messages).toHaveLength(count);
    expect(new Set(receiver.messages.map(({ headers }) => headers['message-id'])).size).toBe(count);
  });
});
