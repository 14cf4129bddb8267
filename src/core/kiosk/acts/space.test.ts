import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../../test/support/empty-device.ts';
import { kioskAccountSpecs } from '../../../../test/support/kiosk-accounts.ts';
import { commandsOf, putOnline, space } from '../../../../test/support/kiosk-acts.ts';
import { closeKioskBases, type KioskBase, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { LANDLORDS } from '../../../../test/support/landlord-profiles.ts';
import { readActivationCode } from '../../../rules/registrations/activation-code.ts';
import { codeHash } from '../../registrations/mint.ts';

closeKioskBases();

const refusal = (code: string, field?: string) => ({
  data: { code, ...(field === undefined ? {} : { field }) },
});
type Ticket = { readonly facts: string };
const ticketOf = ({ db }: KioskBase) => db.prepare<[], Ticket>('SELECT facts FROM kiosk_ticket').get()?.facts;
const resultOf = (kiosk: KioskBase) =>
  commandsOf(kiosk)[0]?.result as {
    login: string;
    code: { hash: string; expiresAt: string } | null;
    papers: { number: string }[];
  };

async function asking(online: boolean) {
  const kiosk = await kioskBase();
  if (online) putOnline(kiosk);
  const { client } = kiosk.letIn('little');
  const { legalVersion } = await client.acts.space();
  return { kiosk, client, legalVersion };
}

describe('a space asked for', () => {
  test('on line leaves by mail, without any code', async () => {
    const { kiosk, client, legalVersion } = await asking(true);
    const { ticket, way, sent } = await client.acts.openSpace(space(legalVersion));
    expect({ way, sent }).toEqual({ way: 'mail', sent: 'now' });
    expect(commandsOf(kiosk)[0]).toMatchObject({
      type: 'registration.open',
      payload: {
        person: `borne:${kiosk.account.people[0]?.handle}`,
        name: '',
        email: 'jb.darc@courriel.example',
        document: 'autre',
        slip: false,
        channel: 'borne',
        consents: expect.arrayContaining([expect.objectContaining({ kind: 'quittance', given: true })]),
      },
      result: { code: null, papers: [{ number: ticket }] },
    });
    expect(ticketOf(kiosk)).not.toContain('jb.darc@');
  });

  test('off line, or without an e-mail, gives a slip whose code travels as its hash', async () => {
    const { kiosk, client, legalVersion } = await asking(false);
    const { way } = await client.acts.openSpace(space(legalVersion));
    expect(way).toBe('slip');
    const printed = JSON.parse(ticketOf(kiosk) ?? '{}') as { code: string };
    const code = readActivationCode(printed.code);
    expect(code).toBeDefined();
    expect(resultOf(kiosk).code?.hash).toBe(codeHash(code ?? ''));
    expect(JSON.stringify(commandsOf(kiosk))).not.toContain(printed.code);

    const other = await asking(true);
    const answer = await other.client.acts.openSpace(space(legalVersion, { email: null, emailAgain: null }));
    expect(answer.way).toBe('slip');
    expect(commandsOf(other.kiosk)[0]?.payload).toMatchObject({ email: null, slip: true });
  });

  test('is asked for once', async () => {
    const { client, legalVersion } = await asking(true);
    await client.acts.openSpace(space(legalVersion));
    await expect(client.acts.space()).resolves.toMatchObject({ state: 'counter' });
    await expect(client.acts.openSpace(space(legalVersion))).rejects.toMatchObject(refusal('BOR-OFFRE'));
  });

  test('by another name is refused without saying what differs, and says nothing of the lease', async () => {
    const { kiosk, client, legalVersion } = await asking(true);
    for (const more of [{ lastName: 'LE GALL' }, { firstName: 'Paul' }]) {
      const refused = await client.acts.openSpace(space(legalVersion, more)).catch((error: unknown) => error);
      expect(refused).toMatchObject(refusal('BOR-IDENTITE'));
      expect(String(refused)).not.toMatch(/ARC|Jean/);
    }
    await expect(client.acts.openSpace(space(legalVersion, { lastName: ' ' }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'lastName'),
    );
    expect(commandsOf(kiosk)).toEqual([]);
  });

  test('after five wrong names is looked at by an agent, over the visits, for an hour', async () => {
    const { kiosk, client, legalVersion } = await asking(true);
    const wrong = () => codeOf(client.acts.openSpace(space(legalVersion, { lastName: 'AUTRE' })));
    expect(await Promise.all([1, 2, 3, 4, 5].map(wrong))).toEqual(Array(5).fill('BOR-IDENTITE'));
    const next = kiosk.letIn('little').client;
    expect(await codeOf(next.acts.openSpace(space(legalVersion)))).toBe('BOR-GUICHET');
    kiosk.clock.advance(60 * 60_000);
    await kiosk.letIn('little').client.acts.openSpace(space(legalVersion));
  });

  test('needs the texts of the day, the terms accepted, and answers that can stand', async () => {
    const { client, legalVersion } = await asking(true);
    await expect(client.acts.openSpace(space('1999'))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'legalVersion'),
    );
    await expect(client.acts.openSpace(space(legalVersion, { termsAccepted: false }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'termsAccepted'),
    );
    const twice = [
      { kind: 'quittance', given: true },
      { kind: 'quittance', given: false },
    ] as const;
    await expect(client.acts.openSpace(space(legalVersion, { consents: [...twice] }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'consents'),
    );
    await expect(
      client.acts.openSpace(space(legalVersion, { emailAgain: 'autre@courriel.example' })),
    ).rejects.toMatchObject(refusal('BOR-CHAMP', 'emailAgain'));
  });
});

describe('an agent looks at it', () => {
  test.each([
    ['there is a space', { space: 'active' }],
    ['one was asked for', { space: 'pending' }],
    ['the landlord lets him have none', { mayRegister: false }],
    ['nobody could be told', { reachable: false }],
  ] as const)('where %s', async (_why, more) => {
    const [first] = kioskAccountSpecs('cchartres');
    const [visitor] = first.people;
    if (visitor === undefined) throw new Error('nobody');
    const kiosk = await kioskBase({ specs: [{ ...first, people: [{ ...visitor, more }] }] });
    const { client } = kiosk.letIn('little');
    const { state, legalVersion } = await client.acts.space();
    expect(state).toBe('counter');
    await expect(client.acts.openSpace(space(legalVersion))).rejects.toMatchObject(refusal('BOR-OFFRE'));
  });
});

test.each(LANDLORDS)('%s compares by its own rule', async (landlordId) => {
  const kiosk = await kioskBase({ landlordId });
  putOnline(kiosk);
  const { client } = kiosk.letIn('little');
  const { legalVersion, fields, consents } = await client.acts.space();
  const included = consents
    .filter(({ mode }) => mode === 'included')
    .map(({ kind }) => ({ kind, given: true }));
  await expect(
    client.acts.openSpace(space(legalVersion, { lastName: 'AUTRE', consents: included })),
  ).rejects.toMatchObject(refusal('BOR-IDENTITE'));
  const unasked = {
    ...(fields.includes('prenom') ? {} : { firstName: null }),
    ...(fields.includes('date_naissance') ? {} : { birth: null }),
  };
  await client.acts.openSpace(space(legalVersion, { ...unasked, consents: included }));
  expect(commandsOf(kiosk)[0]?.payload).toMatchObject({ compared: fields });
});
