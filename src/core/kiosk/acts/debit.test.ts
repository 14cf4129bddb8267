import { describe, expect, test } from 'vitest';
import { commandsOf, subscription } from '../../../../test/support/kiosk-acts.ts';
import { closeKioskBases, type KioskBase, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { FIRST_IBAN, OTHER_IBAN } from '../../../../test/support/mandate-acts.ts';
import { actId } from '../../../../test/support/payment-acts.ts';
import { verifyTill } from '../../till/verify.ts';

closeKioskBases();

const refusal = (code: string, field?: string) => ({
  data: { code, ...(field === undefined ? {} : { field }) },
});
const rows = ({ db }: KioskBase, table: string) => db.prepare(`SELECT * FROM ${table}`).all();

describe('direct debit', () => {
  const without = async () => {
    const kiosk = await kioskBase();
    return { kiosk, ...kiosk.letIn('full', kiosk.accounts[1]) };
  };

  test('is subscribed to be signed, under the number of its ticket', async () => {
    const { kiosk, client } = await without();
    const { ticket } = await client.acts.subscribeDebit(subscription());
    const [command] = commandsOf(kiosk);
    expect(command).toMatchObject({
      type: 'direct-debit.subscribe',
      payload: {
        rum: ticket,
        iban: FIRST_IBAN.replaceAll(' ', ''),
        bic: null,
        day: 10,
        debtor: { name: "Jean-Baptiste D'ARC", lines: [] },
        seen: { rum: null, maskedIban: null, day: null, state: null },
        channel: 'borne',
      },
      result: { number: ticket },
    });
    const kept = JSON.stringify([rows(kiosk, 'kiosk_act'), rows(kiosk, 'kiosk_ticket')]);
    expect(kept).not.toContain('30006000');
    expect(verifyTill(kiosk.db, 'B1')).toMatchObject({ kind: 'intact' });
    await expect(client.acts.debit()).resolves.toMatchObject({
      current: { state: 'a_signer', day: 10 },
      maySubscribe: false,
      mayChangeAccount: true,
    });
    await expect(client.acts.subscribeDebit(subscription())).rejects.toMatchObject(refusal('BOR-DEJA'));
  });

  test('what was just done is what the next act saw, and goes after it', async () => {
    const { kiosk, client } = await without();
    await client.acts.subscribeDebit(subscription());
    await client.acts.changeDebitDay({ commandId: actId(), day: 12 });
    const [first, second] = commandsOf(kiosk);
    expect(second).toMatchObject({
      payload: { rum: first?.payload.rum, day: 12, seen: { state: 'a_signer', day: 10 } },
      dependsOn: [first?.id],
    });
  });

  test('changes account and day of the mandate that the picture tells', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('full');
    const { mandate } = kiosk.account;
    await client.acts.changeDebitAccount({ commandId: actId(), iban: OTHER_IBAN, debtor: "M. D'ARC" });
    expect(commandsOf(kiosk)[0]).toMatchObject({
      type: 'direct-debit.account',
      payload: { rum: mandate?.rum, seen: mandate },
    });
    await expect(client.acts.changeDebitDay({ commandId: actId(), day: 10 })).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'day'),
    );
    await expect(client.acts.changeDebitDay({ commandId: actId(), day: 9 })).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'day'),
    );
    await client.acts.changeDebitDay({ commandId: actId(), day: 12 });
  });

  test('a wrong IBAN, or one in the name, is refused', async () => {
    const { client } = await without();
    const wrong = FIRST_IBAN.replace('189', '188');
    await expect(client.acts.readIban({ text: wrong })).resolves.toMatchObject({ kind: 'refused' });
    await expect(client.acts.readIban({ text: FIRST_IBAN })).resolves.toMatchObject({ kind: 'ok' });
    await expect(client.acts.subscribeDebit(subscription({ iban: wrong }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'iban'),
    );
    await expect(client.acts.subscribeDebit(subscription({ debtor: FIRST_IBAN }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'debtor'),
    );
  });

  test('without a mandate there is nothing to change', async () => {
    const { client } = await without();
    await expect(client.acts.changeDebitDay({ commandId: actId(), day: 12 })).rejects.toMatchObject(
      refusal('BOR-OFFRE'),
    );
    await expect(
      client.acts.changeDebitAccount({ commandId: actId(), iban: OTHER_IBAN, debtor: 'X' }),
    ).rejects.toMatchObject(refusal('BOR-OFFRE'));
  });

  test('an act that the portal refused counts for nothing', async () => {
    const { kiosk, client } = await without();
    await client.acts.subscribeDebit(subscription());
    kiosk.db.prepare("UPDATE outbox SET state = 'refused'").run();
    await expect(client.acts.debit()).resolves.toMatchObject({ current: null, maySubscribe: true });
  });

  test('a picture heard after an act was sent is believed', async () => {
    const { kiosk, client } = await without();
    await client.acts.subscribeDebit(subscription());
    const at = (iso: string) => kiosk.db.prepare("UPDATE outbox SET state = 'sent', sent_at = ?").run(iso);
    at('2026-11-17T13:06:00.000Z');
    await expect(client.acts.debit()).resolves.toMatchObject({ current: { state: 'a_signer' } });
    at('2026-11-17T13:04:00.000Z');
    await expect(client.acts.debit()).resolves.toMatchObject({ current: null });
  });
});
