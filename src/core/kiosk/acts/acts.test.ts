import { describe, expect, test } from 'vitest';
import {
  certificate,
  commandsOf,
  contact,
  putOnline,
  request,
  space,
  stagedAtKiosk,
  subscription,
} from '../../../../test/support/kiosk-acts.ts';
import { closeKioskBases, type KioskBase, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { OTHER_IBAN } from '../../../../test/support/mandate-acts.ts';
import { actId } from '../../../../test/support/payment-acts.ts';
import { verifyTill } from '../../till/verify.ts';

closeKioskBases();

const refusal = (code: string, field?: string) => ({
  data: { code, ...(field === undefined ? {} : { field }) },
});
const rows = ({ db }: KioskBase, table: string) => db.prepare(`SELECT * FROM ${table}`).all();

describe('a certificate of insurance', () => {
  test('is taken with its file, numbered, in the chain and in the queue', async () => {
    const kiosk = await kioskBase();
    const port = kiosk.letIn('little');
    const files = [stagedAtKiosk(kiosk, port)];
    const { ticket, sent } = await port.client.acts.sendCertificate(certificate({ files }));
    expect(sent).toBe('later');
    const [command] = commandsOf(kiosk);
    expect(command).toMatchObject({
      type: 'insurance.attach',
      account: kiosk.account.key,
      agent: 'borne',
      payload: { address: null, flags: [], channel: 'borne', state: 'a_verifier', files },
      result: { number: ticket },
    });
    expect(rows(kiosk, 'attachment')).toMatchObject([{ owner: 'certificate', lease_id: null }]);
    expect(rows(kiosk, 'file_upload')).toMatchObject([{ sha256: files[0]?.sha256, command_id: command?.id }]);
    expect(rows(kiosk, 'staged_file')).toEqual([]);
    expect(verifyTill(kiosk.db, 'B1')).toMatchObject({ kind: 'intact' });
    await expect(port.client.acts.insurance()).resolves.toMatchObject({ waiting: true, fileNeeded: true });
  });

  test('is refused without its file where the landlord asks it, and without its policy', async () => {
    const kiosk = await kioskBase();
    const port = kiosk.letIn('little');
    await expect(port.client.acts.sendCertificate(certificate())).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'files'),
    );
    const files = [stagedAtKiosk(kiosk, port)];
    await expect(port.client.acts.sendCertificate(certificate({ files, policy: '' }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'policy'),
    );
    await expect(
      port.client.acts.sendCertificate(certificate({ files, endsOn: '2026-10-31' })),
    ).rejects.toMatchObject(refusal('BOR-CHAMP', 'endsOn'));
    expect(commandsOf(kiosk)).toEqual([]);
  });

  test('is not taken twice', async () => {
    const kiosk = await kioskBase();
    const port = kiosk.letIn('little');
    await port.client.acts.sendCertificate(certificate({ files: [stagedAtKiosk(kiosk, port)] }));
    const again = certificate({ policy: 'hab-204-112', files: [stagedAtKiosk(kiosk, port, 'autre.jpg')] });
    await expect(port.client.acts.sendCertificate(again)).rejects.toMatchObject(refusal('BOR-DEJA'));
  });

  test('never names a file of another visitor', async () => {
    const kiosk = await kioskBase();
    const theirs = stagedAtKiosk(kiosk, kiosk.letIn('little'));
    const mine = kiosk.letIn('little');
    await expect(mine.client.acts.sendCertificate(certificate({ files: [theirs] }))).rejects.toMatchObject(
      refusal('FIC-PERDU'),
    );
    const used = kiosk.letIn('little');
    const named = stagedAtKiosk(kiosk, used);
    await used.client.acts.sendCertificate(certificate({ files: [named] }));
    await expect(
      mine.client.acts.sendCertificate(certificate({ policy: 'AUTRE', files: [named] })),
    ).rejects.toMatchObject(refusal('FIC-PERDU'));
  });
});

describe('a request', () => {
  test('has the number of its ticket, the delay of the landlord and the residence of the account', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('little');
    const [place] = await client.acts.requestTree();
    const motive = place?.motives[0];
    if (place === undefined || motive === undefined) throw new Error('no tree');
    const { ticket } = await client.acts.openRequest(request({ place: place.place, motive: motive.code }));
    expect(commandsOf(kiosk)[0]).toMatchObject({
      type: 'request.open',
      payload: {
        place: place.place,
        motive: motive.code,
        nature: motive.nature,
        urgency: motive.urgency,
        residence: 'R1',
        channel: 'borne',
        contact: { name: '', phone: '+33639984127', email: null, checked: true },
        dueOn: expect.stringMatching(/^2026-/),
      },
      result: { number: ticket },
    });
  });

  test('goes as the tenant wrote it, watched words too, and says none of them on its ticket', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('little');
    const [place] = await client.acts.requestTree();
    const description = "Je suis handicapée, l'ascenseur est en panne.";
    const chosen = { place: place?.place ?? '', motive: place?.motives[0]?.code ?? '' };
    await client.acts.openRequest(request({ ...chosen, description }));
    expect(commandsOf(kiosk)[0]?.payload).toMatchObject({ description });
    expect(JSON.stringify(rows(kiosk, 'kiosk_ticket'))).not.toContain('handicap');
  });

  test('needs a motive of the landlord, and a telephone that is one', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('little');
    const [place] = await client.acts.requestTree();
    const chosen = { place: place?.place ?? '', motive: place?.motives[0]?.code ?? '' };
    await expect(client.acts.openRequest(request({ ...chosen, motive: 'inconnu' }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'motive'),
    );
    await expect(client.acts.openRequest(request({ ...chosen, phone: '12' }))).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'phone'),
    );
    // What was passed over prevents nothing.
    await client.acts.openRequest(request({ ...chosen, phone: '', description: '' }));
  });
});

describe('contact details', () => {
  test('name the person by his handle, leave what is empty as it stands, and are always checked', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('full');
    await client.acts.changeContact(contact());
    expect(commandsOf(kiosk)[0]).toMatchObject({
      type: 'dossier.change',
      payload: {
        part: 'coordonnees',
        person: `borne:${kiosk.account.people[0]?.handle}`,
        base: null,
        value: { phone1: '+33639984128', phone2: null, email: 'jb.darc@courriel.example' },
        state: 'a_valider',
        channel: 'borne',
      },
    });
    expect(JSON.stringify(rows(kiosk, 'kiosk_act'))).not.toContain('darc');
    expect(JSON.stringify(rows(kiosk, 'kiosk_ticket'))).not.toMatch(/darc@|984128/);
  });

  test('typed differently the second time, wrong or empty are refused', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('full');
    const wrong = (more: Parameters<typeof contact>[0]) => client.acts.changeContact(contact(more));
    await expect(wrong({ emailAgain: 'autre@courriel.example' })).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'emailAgain'),
    );
    await expect(wrong({ phone1: '01 99' })).rejects.toMatchObject(refusal('BOR-CHAMP', 'phone1'));
    await expect(wrong({ phone1: '', email: null, emailAgain: null })).rejects.toMatchObject(
      refusal('BOR-CHAMP', 'phone1'),
    );
    expect(commandsOf(kiosk)).toEqual([]);
  });
});

describe('the same act sent twice', () => {
  test('answers the same and is kept once', async () => {
    const kiosk = await kioskBase();
    const debtor = kiosk.letIn('full');
    const other = kiosk.letIn('full', kiosk.accounts[1]);
    const { legalVersion } = await debtor.client.acts.space();
    const [place] = await debtor.client.acts.requestTree();
    const chosen = { place: place?.place ?? '', motive: place?.motives[0]?.code ?? '' };
    const acts: readonly (() => Promise<unknown>)[] = [
      [debtor.client.acts.sendCertificate, certificate({ files: [stagedAtKiosk(kiosk, debtor)] })] as const,
      [
        debtor.client.acts.openRequest,
        request({ ...chosen, files: [stagedAtKiosk(kiosk, debtor, 'b.jpg')] }),
      ] as const,
      [debtor.client.acts.changeContact, contact()] as const,
      [debtor.client.acts.openSpace, space(legalVersion)] as const,
      [debtor.client.acts.changeDebitAccount, { commandId: actId(), iban: OTHER_IBAN, debtor: 'X' }] as const,
      [debtor.client.acts.changeDebitDay, { commandId: actId(), day: 12 }] as const,
      [other.client.acts.subscribeDebit, subscription()] as const,
    ].map(
      ([act, input]) =>
        () =>
          (act as (input: unknown) => Promise<unknown>)(input),
    );
    for (const act of acts) {
      const before = commandsOf(kiosk).length;
      const first = await act();
      expect(await act()).toEqual(first);
      expect(commandsOf(kiosk)).toHaveLength(before + 1);
    }
    expect(rows(kiosk, 'kiosk_ticket')).toHaveLength(acts.length);
    expect(rows(kiosk, 'kiosk_act')).toHaveLength(acts.length);
    expect(verifyTill(kiosk.db, 'B1')).toMatchObject({ kind: 'intact' });
  });

  test('with another content or on another account is refused', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('full');
    const input = contact();
    await client.acts.changeContact(input);
    await expect(client.acts.changeContact({ ...input, phone1: '06 39 98 00 01' })).rejects.toMatchObject(
      refusal('CMD-409'),
    );
    const other = kiosk.letIn('full', kiosk.accounts[1]);
    await expect(other.client.acts.changeContact(input)).rejects.toMatchObject(refusal('CMD-409'));
  });
});

test('an act leaves now when the portal answers', async () => {
  const kiosk = await kioskBase();
  putOnline(kiosk);
  const { client } = kiosk.letIn('full');
  await expect(client.acts.changeContact(contact())).resolves.toMatchObject({ sent: 'now' });
});

test('nothing of who, what or how much goes to the log', async () => {
  const kiosk = await kioskBase();
  const port = kiosk.letIn('full');
  await port.client.acts.changeContact(contact());
  await port.client.acts.debit();
  await port.client.acts
    .changeDebitAccount({ commandId: actId(), iban: 'FR00 1234', debtor: "D'ARC" })
    .catch(() => {});
  const said = JSON.stringify(kiosk.log.entries);
  for (const marker of [kiosk.account.key, kiosk.account.printed, 'darc', "D'ARC", '1234'])
    expect(said).not.toContain(marker);
});
