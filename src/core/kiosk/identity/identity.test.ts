import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeKioskBases, type KioskBase, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { refusal } from '../../../../test/support/payment-acts.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { transact } from '../../procedures/procedures.ts';
import { derive } from '../derive.ts';
import { identify } from './identify.ts';

closeKioskBases();
afterEach(() => vi.restoreAllMocks());

const DEBTOR = { reference: '0030020790D', birth: '12/03/1984', lastName: null, firstName: null };
const STRANGER = { ...DEBTOR, reference: '0099999999Z' };
const CODE = 'ABCD2345';

type Answered = Awaited<ReturnType<typeof refusal>> & { readonly waitSeconds?: number };
const refused = (work: Promise<unknown>) => refusal(work) as Promise<Answered>;

describe('to be let in', () => {
  it('a reference and what the guide asks open little', async () => {
    const kiosk = await kioskBase();
    const { client, session } = kiosk.kiosk();
    expect(await client.identity.identify(DEBTOR)).toEqual({ level: 'little' });
    expect(session.visit(kiosk.clock.monotonic())).toMatchObject({
      account: kiosk.account.key,
      known: true,
      person: kiosk.account.people[0]?.handle,
    });
    expect(await client.station.status()).toMatchObject({
      visit: { level: 'little', maskedReference: '•••••••790D' },
    });
    expect(await refused(client.money.balance())).toMatchObject({ code: 'BOR-PREUVE' });
  });

  it.each(['cite-jardins', 'neolia', 'habitat-du-gard', 'auvergne-habitat'])(
    'and so at %s, as the landlord compares',
    async (landlordId) => {
      const { client, accounts } = await open(landlordId);
      const [account] = accounts;
      const answers = { lastName: "D'ARC", firstName: 'Jean-Baptiste', birth: '12031984' };
      const input = { ...answers, reference: account?.printed ?? '' };
      expect(await client.identity.identify(input)).toEqual({ level: 'little' });
    },
  );

  it('the answer is one for a reference that is not here and for a birth date that is not its own', async () => {
    const kiosk = await kioskBase();
    const { client, session } = kiosk.kiosk();
    const wrong = await refused(client.identity.identify({ ...DEBTOR, birth: '13/03/1984' }));
    const unknown = await refused(client.identity.identify(STRANGER));
    expect(unknown).toEqual(wrong);
    expect(wrong.code).toBe('BOR-IDENTITE');
    expect(session.visit(kiosk.clock.monotonic())).toBeNull();
  });

  it('five tries later the counter is named, for a reference that is not here as for one that is', async () => {
    const told = async (input: typeof DEBTOR) => {
      const kiosk = await kioskBase();
      const { client } = kiosk.kiosk();
      const heard: (readonly [string, number | undefined])[] = [];
      for (let place = 0; place < 12; place += 1) {
        const { code, waitSeconds } = await refused(client.identity.identify(input));
        heard.push([code, waitSeconds]);
        kiosk.clock.advance(3_000);
      }
      await kiosk.reopen();
      const { code } = await refused(kiosk.kiosk().client.identity.identify(input));
      return [...heard, code];
    };
    const known = await told({ ...DEBTOR, birth: '13/03/1984' });
    expect(known).toEqual(await told(STRANGER));
    expect(known.slice(0, 6)).toEqual([
      ['BOR-IDENTITE', undefined],
      ['BOR-IDENTITE', 2],
      ['BOR-IDENTITE', 4],
      ['BOR-ATTENTE', 1],
      ['BOR-IDENTITE', 8],
      ['BOR-ATTENTE', 5],
    ]);
    expect(known.at(-1)).toBe('BOR-GUICHET');
  });

  it('the right answer opens nothing once its tries are used up, until an hour has passed', async () => {
    const kiosk = await kioskBase();
    await tryAll(kiosk);
    const { client } = kiosk.kiosk();
    expect(await refused(client.identity.identify(DEBTOR))).toMatchObject({ code: 'BOR-GUICHET' });
    kiosk.clock.advance(3_600_000);
    expect(await client.identity.identify(DEBTOR)).toEqual({ level: 'little' });
  });

  it('a code of the counter opens its tries again, once', async () => {
    const kiosk = await kioskBase();
    await tryAll(kiosk);
    kiosk.addCode(CODE);
    await tryAll(kiosk);
    const { client } = kiosk.kiosk();
    expect(await refused(client.identity.identify(DEBTOR))).toMatchObject({ code: 'BOR-GUICHET' });
    kiosk.addCode('EFGH2345');
    expect(await client.identity.identify(DEBTOR)).toEqual({ level: 'little' });
  });

  it('the same hashes are made for everyone', async () => {
    const kiosk = await kioskBase();
    const counted = async (input: typeof DEBTOR) => {
      const counting = vi.fn(derive);
      await identify(scopeOf(kiosk), input, counting).catch(() => undefined);
      return counting.mock.calls.map(([text]) => text.length);
    };
    const wrong = await counted({ ...DEBTOR, birth: '13/03/1984' });
    expect(wrong.length).toBeGreaterThan(1);
    expect(await counted(STRANGER)).toEqual(wrong);
    expect(await counted(DEBTOR)).toEqual(wrong);
  });

  it.each([
    [{ birth: '31/02/1984' }, { code: 'BOR-CHAMP', field: 'birth' }],
    [{ birth: null }, { code: 'BOR-CHAMP', field: 'birth' }],
    [{ reference: 'MARTIN' }, { code: 'BOR-REFERENCE', field: 'reference' }],
    [{ reference: '00300' }, { code: 'BOR-REFERENCE', field: 'reference' }],
  ])('what cannot be an answer is no try: %o', async (change, answer) => {
    const kiosk = await kioskBase();
    const { client } = kiosk.kiosk();
    expect(await refused(client.identity.identify({ ...DEBTOR, ...change }))).toMatchObject(answer);
    expect(kiosk.db.prepare('SELECT count(*) FROM sign_in_throttle').pluck().get()).toBe(0);
  });

  it('the log says nothing of who tries', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.kiosk();
    await refused(client.identity.identify({ ...DEBTOR, birth: '13/03/1984' }));
    await client.identity.identify(DEBTOR);
    await refused(client.identity.usePassword({ password: 'un mot de passe' }));
    expect(JSON.stringify(kiosk.log)).not.toMatch(/0030020790|1984|mot de passe/);
  });
});

describe('to pay alone', () => {
  it('the answer and what the screen may show are the same, whether the account is here or not', async () => {
    const kiosk = await kioskBase();
    const seen = async (reference: string, again: string | null) => {
      const { client } = kiosk.kiosk();
      const answer = await client.identity.identifyToPay({ reference, again });
      const { visit } = await client.station.status();
      return [answer, visit?.level, visit?.maskedReference.length];
    };
    expect(await seen('0030020790', '0030020790')).toEqual(await seen('0099999999', '0099999999'));
    expect(await seen('0030020790D', null)).toEqual([{ level: 'pay' }, 'pay', 11]);
    // Typed without its letter: the file's own text would tell it.
    const { client } = kiosk.kiosk();
    await client.identity.identifyToPay({ reference: '0030020790', again: '0030020790' });
    expect((await client.station.status()).visit?.maskedReference).not.toContain('D');
  });

  it('two typings are one, in any writing; else it is said', async () => {
    const { client } = await open('cchartres');
    const pay = (reference: string, again: string) => client.identity.identifyToPay({ reference, again });
    expect(await pay('0030020790d', '003 002 0790')).toEqual({ level: 'pay' });
    expect(await refused(pay('0030020790', '0030020791'))).toMatchObject({ code: 'BOR-DEUX-FOIS' });
    expect(await refused(pay('123', '123'))).toMatchObject({ code: 'BOR-REFERENCE' });
  });

  it('opens nothing of what an account holds', async () => {
    const { client } = await open('cchartres');
    await client.identity.identifyToPay({ reference: '0030020790D', again: null });
    expect(await refused(client.identity.useCode({ code: CODE }))).toMatchObject({ code: 'BOR-PREUVE' });
    expect(await client.identity.proofs()).toEqual({ code: false, password: false });
  });
});

describe('a code of the counter', () => {
  it('opens everything of its account, once, and is told to the portal', async () => {
    const kiosk = await kioskBase();
    const { id } = kiosk.addCode(CODE);
    const first = kiosk.letIn('little');
    expect(await first.client.identity.useCode({ code: 'abcd 2345' })).toEqual({ level: 'full' });
    expect(first.session.visit(kiosk.clock.monotonic())).toEqual({ ...first.visit, level: 'full' });
    const commands = kiosk.db.prepare('SELECT type, account_key, payload FROM command').all();
    expect(commands).toEqual([
      { type: 'kiosk.code-used', account_key: kiosk.account.key, payload: JSON.stringify({ code: id }) },
    ]);
    expect(kiosk.db.prepare('SELECT act FROM kiosk_act').pluck().all()).toEqual(['code-used']);
    const second = kiosk.letIn('little');
    expect(await refused(second.client.identity.useCode({ code: CODE }))).toMatchObject({ code: 'BOR-CODE' });
    expect(kiosk.db.prepare('SELECT count(*) FROM command').pluck().get()).toBe(1);
  });

  it.each([
    ['of another account', (kiosk: KioskBase) => ({ account: kiosk.accounts[1]?.key ?? '' })],
    ['too old', (kiosk: KioskBase) => ({ expiresAt: new Date(kiosk.clock.now()).toISOString() })],
    ['used elsewhere', () => ({ used: true })],
  ])('%s is wrong, in the words of any other', async (_, change) => {
    const kiosk = await kioskBase();
    kiosk.addCode(CODE, change(kiosk));
    const { client } = kiosk.letIn('little');
    const heard = await refused(client.identity.useCode({ code: CODE }));
    const other = await kioskBase();
    const wrong = await refused(other.letIn('little').client.identity.useCode({ code: 'ZZZZ2222' }));
    expect(heard).toEqual(wrong);
    expect(heard.code).toBe('BOR-CODE');
  });

  it('is spent at the portal first: spent at another kiosk, it is wrong here', async () => {
    const kiosk = await kioskBase();
    const { id } = kiosk.addCode(CODE);
    const claim = vi.spyOn(kiosk.core.services.sync, 'claimCode').mockResolvedValue('spent');
    const { client } = kiosk.letIn('little');
    expect(await refused(client.identity.useCode({ code: CODE }))).toMatchObject({ code: 'BOR-CODE' });
    expect(claim).toHaveBeenCalledWith(id);
    claim.mockResolvedValue('claimed');
    kiosk.clock.advance(10_000);
    expect(await refused(client.identity.useCode({ code: CODE }))).toMatchObject({ code: 'BOR-CODE' });
    expect(kiosk.db.prepare('SELECT count(*) FROM command').pluck().get()).toBe(0);
  });

  it('opens nothing for whoever came while the portal was asked', async () => {
    const kiosk = await kioskBase();
    kiosk.addCode(CODE);
    const { client, session } = kiosk.letIn('little');
    vi.spyOn(kiosk.core.services.sync, 'claimCode').mockImplementation(async () => {
      session.forgetVisit();
      return 'claimed';
    });
    expect(await refused(client.identity.useCode({ code: CODE }))).toMatchObject({ code: 'BOR-SESSION' });
    expect(kiosk.db.prepare('SELECT used_at FROM kiosk_code').pluck().get()).toBeNull();
  });

  it('is guessed five times at most, and gives back what was guessed wrong before', async () => {
    const kiosk = await kioskBase();
    kiosk.addCode(CODE);
    const { useCode: spend } = kiosk.letIn('little').client.identity;
    for (let place = 0; place < 4; place += 1) {
      await refused(spend({ code: 'ZZZZ2222' }));
      kiosk.clock.advance(8_000);
    }
    expect(await spend({ code: CODE })).toEqual({ level: 'full' });
    for (let place = 0; place < 5; place += 1) {
      await refused(spend({ code: 'ZZZZ2222' }));
      kiosk.clock.advance(8_000);
    }
    kiosk.addCode('EFGH2345');
    expect(await refused(spend({ code: 'EFGH2345' }))).toMatchObject({
      code: 'BOR-GUICHET',
    });
  });
});

describe('a password', () => {
  it('is looked at by the portal alone, for the person who was recognised', async () => {
    const kiosk = await kioskBase();
    const { sync } = kiosk.core.services;
    vi.spyOn(sync, 'online').mockReturnValue(true);
    const check = vi.spyOn(sync, 'checkPassword').mockResolvedValue('accepted');
    const { client, visit } = kiosk.letIn('little');
    expect(await client.identity.usePassword({ password: 'Secret de D’ARC 1' })).toEqual({ level: 'full' });
    expect(check).toHaveBeenCalledWith({
      account: visit.account,
      person: visit.person,
      password: 'Secret de D’ARC 1',
    });
    const texts = ['command', 'kiosk_act', 'meta', 'sign_in_throttle', 'outbox'].map((table) =>
      JSON.stringify(kiosk.db.prepare(`SELECT * FROM ${table}`).all()),
    );
    expect(texts.join()).not.toContain('Secret');
  });

  it('wrong ones are counted; one that was not looked at is not', async () => {
    const kiosk = await kioskBase();
    const { sync } = kiosk.core.services;
    const { usePassword: byPassword } = kiosk.letIn('little').client.identity;
    const given = () => refused(byPassword({ password: 'x' }));
    expect(await given()).toMatchObject({ code: 'BOR-HORS-LIGNE' });
    vi.spyOn(sync, 'online').mockReturnValue(true);
    const check = vi.spyOn(sync, 'checkPassword').mockResolvedValue('offline');
    for (let place = 0; place < 6; place += 1)
      expect(await given()).toMatchObject({ code: 'BOR-HORS-LIGNE' });
    check.mockResolvedValue({ wait: 30 });
    expect(await given()).toMatchObject({ code: 'BOR-ATTENTE', waitSeconds: 30 });
    check.mockResolvedValue('refused');
    for (let place = 0; place < 4; place += 1) {
      expect(await given()).toMatchObject({ code: 'BOR-MOT-DE-PASSE' });
      kiosk.clock.advance(8_000);
    }
    expect(await given()).toMatchObject({ code: 'BOR-GUICHET' });
  });

  it('is offered to whoever has a space, while the portal answers', async () => {
    const spec = { lastName: 'MARTIN', firstName: 'Jean', birth: '1984-03-12' };
    const kiosk = await kioskBase({
      specs: [{ printed: '0030020790D', people: [{ ...spec, more: { space: 'active' } }] }],
    });
    const { client } = kiosk.letIn('little');
    expect(await client.identity.proofs()).toEqual({ code: true, password: false });
    vi.spyOn(kiosk.core.services.sync, 'online').mockReturnValue(true);
    expect(await client.identity.proofs()).toEqual({ code: true, password: true });
  });
});

async function open(landlordId: string) {
  const kiosk = await kioskBase({ landlordId });
  return { ...kiosk.kiosk(), accounts: kiosk.accounts };
}

/** Five wrong birth dates. */
async function tryAll(kiosk: KioskBase): Promise<void> {
  const { client } = kiosk.kiosk();
  for (let place = 0; place < 5; place += 1) {
    await refused(client.identity.identify({ ...DEBTOR, birth: '13/03/1984' }));
    kiosk.clock.advance(8_000);
  }
}

function scopeOf(kiosk: KioskBase): EffectScope {
  const { session } = kiosk.kiosk();
  const core = kiosk.core.services;
  return {
    session,
    core,
    signal: undefined,
    read: (work) => work(kiosk.db) as never,
    write: (work) => transact(core, session, work),
  };
}
