import { afterEach, describe, expect, it } from 'vitest';
import { countCommands, lastCommand } from '../../../test/support/insurance-acts.ts';
import {
  BELGIAN_IBAN,
  DEBITED,
  DEBTOR,
  erpSays,
  FIRST_IBAN,
  FIRST_MASK,
  NOTHING_SEEN,
  seenIn,
  subscribing,
} from '../../../test/support/mandate-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { HOME, registrationDesk } from '../../../test/support/registration-acts.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: TestClient;
async function desk(landlord: string): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [DEBITED, { key: 'OTHER' }]));
}
afterEach(() => core.close());

describe('C’Chartres: five days, and a mandate to be signed', () => {
  it('offers the days of its guide, says the law and who may be debited', async () => {
    await desk('cchartres');
    expect(await agent.directDebit.account({ account: HOME })).toMatchObject({
      current: null,
      former: [],
      seen: NOTHING_SEEN,
      offered: { subscribe: true, account: true, rule: { status: 'guide' } },
      days: { days: [6, 8, 10, 12, 15], rule: { status: 'guide' } },
      debtors: [
        { name: expect.stringContaining('LE GALL'), lines: ['14 rue des Bleuets', '28000 Chartres'] },
        { name: expect.stringContaining('LE GALL') },
      ],
      creditor: { ics: expect.stringMatching(/^FR\d{2}ZZZ/) },
    });
  });

  it('gives the mandate under the number of its paper, which is its reference; asked twice, it is one', async () => {
    await desk('cchartres');
    const input = subscribing({ bic: 'bdfefrpp' });
    const done = await agent.directDebit.subscribe(input);
    const [paper] = done.papers;
    expect(paper).toEqual({ number: 'G2A-B-000001', title: 'Mandat de prélèvement SEPA' });
    expect(done.mandate).toMatchObject({
      rum: 'G2A-B-000001',
      state: 'a_signer',
      maskedIban: FIRST_MASK,
      debtor: DEBTOR.name,
      day: 8,
      signedOn: null,
      fromErp: false,
      unsent: true,
      papers: [paper],
    });
    expect(lastCommand(core)).toEqual({
      id: input.commandId,
      type: 'direct-debit.subscribe',
      payload: {
        rum: 'G2A-B-000001',
        iban: FIRST_IBAN.replaceAll(' ', ''),
        maskedIban: FIRST_MASK,
        bic: 'BDFEFRPP',
        day: 8,
        debtor: DEBTOR,
        seen: NOTHING_SEEN,
      },
      result: paper,
      dependsOn: [],
    });
    expect(await agent.directDebit.subscribe(input)).toEqual(done);
    // The same number typed otherwise is the same act; another one is not.
    expect(await agent.directDebit.subscribe({ ...input, iban: FIRST_IBAN.toLowerCase() })).toEqual(done);
    expect(await refusal(agent.directDebit.subscribe({ ...input, iban: BELGIAN_IBAN }))).toMatchObject({
      code: 'CMD-409',
    });
    expect(await refusal(agent.directDebit.subscribe({ ...input, account: 'OTHER' }))).toMatchObject({
      code: 'CMD-409',
    });
    expect(countCommands(core)).toBe(1);
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 });
    expect(await agent.directDebit.acts({ account: HOME })).toMatchObject([
      { what: 'Prélèvement mis en place', detail: `${FIRST_MASK}, le 8`, unsent: true },
    ]);
    const [history] = await agent.accounts.history({ account: HOME });
    expect(history).toMatchObject({
      what: 'direct-debit.subscribe',
      detail: `${FIRST_MASK}, le 8 · G2A-B-000001`,
    });
  });

  it.each([
    [{ iban: 'FR76 3000 6000 0112 3456 7890 188' }, 'PRL-IBAN', 'iban'],
    [{ iban: 'FR76 3000 6000 0112 3456 7890' }, 'PRL-IBAN', 'iban'],
    [{ bic: 'BDF' }, 'PRL-BIC', 'bic'],
    [{ debtor: { name: `LE GALL ${FIRST_IBAN.toLowerCase()}`, lines: [] } }, 'PRL-IBAN-LIBRE', 'debtor'],
    [{ debtor: { name: 'LE GALL', lines: [FIRST_IBAN] } }, 'PRL-IBAN-LIBRE', 'debtor'],
    [{ day: 7 }, 'PRL-JOUR', 'day'],
    [{ day: null }, 'PRL-JOUR', 'day'],
    [{ seen: { ...NOTHING_SEEN, rum: 'ELSE', state: 'actif' as const } }, 'PRL-CHANGE', 'seen'],
    [{ account: 'NOBODY' }, 'CPT-404', undefined],
    [{ supersedes: '01990000-0000-7000-9000-999999999999' }, 'SYN-INCONNUE', undefined],
  ])('refuses %j with %s, and nothing is written', async (more, code, field) => {
    await desk('cchartres');
    const {
      code: found,
      field: where,
      message,
    } = await refusal(agent.directDebit.subscribe(subscribing(more)));
    expect([found, where]).toEqual([code, field]);
    expect(message).toMatch(/^[A-ZÀÉ«].*\.$/);
    expect(countCommands(core)).toBe(0);
    expect(core.db.prepare('SELECT count(*) FROM issued_paper').pluck().get()).toBe(0);
  });

  it('refuses a second one while the first lives or awaits its signature, here or in the ERP', async () => {
    await desk('cchartres');
    await agent.directDebit.subscribe(subscribing());
    const seen = await seenIn(agent);
    expect(await refusal(agent.directDebit.subscribe(subscribing({ seen })))).toMatchObject({
      code: 'PRL-DEJA',
    });
    erpSays(core, {}, 'OTHER');
    const there = { account: 'OTHER', seen: await seenIn(agent, 'OTHER') };
    expect(await refusal(agent.directDebit.subscribe(subscribing(there)))).toMatchObject({
      code: 'PRL-DEJA',
      message: expect.stringContaining('RUM00300207881'),
    });
    expect(countCommands(core)).toBe(1);
  });

  it('takes an account of another country of SEPA, and says where it is', async () => {
    await desk('cchartres');
    expect(await agent.directDebit.readIban({ text: ` ${BELGIAN_IBAN.toLowerCase()} ` })).toEqual({
      kind: 'ok',
      masked: 'BE65 •••• •••• ••••\u00a0396',
      country: 'Belgique',
      notice: expect.stringContaining('Belgique'),
    });
    const { mandate } = await agent.directDebit.subscribe(subscribing({ iban: BELGIAN_IBAN }));
    expect(mandate?.maskedIban).toMatch(/^BE65.*396$/);
  });
});

describe('a landlord whose guide names no day', () => {
  it('asks none, and refuses one', async () => {
    await desk('habitat-du-gard');
    const { days } = await agent.directDebit.account({ account: HOME });
    expect(days).toMatchObject({ days: [], rule: { status: 'silence' } });
    expect(await refusal(agent.directDebit.subscribe(subscribing()))).toMatchObject({ code: 'PRL-JOUR' });
    const { mandate } = await agent.directDebit.subscribe(subscribing({ day: null }));
    expect(mandate).toMatchObject({ day: null, state: 'a_signer' });
  });
});
