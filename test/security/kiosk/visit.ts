import { certificate, contact, request, space, stagedAtKiosk } from '../../support/kiosk-acts.ts';
import type { KioskBase, KioskPort } from '../../support/kiosk-base.ts';

/**
 * All that a visitor says of himself, each with words that are nowhere else. `who`: it says who he is; `said`: what he
 * told. Neither may stay anywhere but in the sealed base, and what says who in a command alone.
 */
export const SAID = {
  phones: ['06 39 98 71 01', '06 39 98 71 02', '06 39 98 71 03'],
  emails: ['marqueur.un@courriel.example', 'marqueur.deux@courriel.example'],
  ibans: ['FR76 3000 1007 9412 3456 7890 185', 'FR14 2004 1010 0505 0001 3M02 606'],
  debtors: ['Zéphyrin MARQUEDEBITEUR', 'Zélie MARQUEDEBITEUSE'],
  descriptions: ['marquedescription-une fuit sous', 'marquedescription-deux grince'],
  insurers: ['Marquassureur Mutuelle', 'Marquassureur Prévoyance'],
  policies: ['MARQPOL 4471', 'MARQPOL 4472'],
  fileNames: ['marquefichier-un.jpg', 'marquefichier-deux.jpg', 'marquefichier-trois.jpg'],
  codes: ['ABCD-EFGH', 'WXYZ-2345', 'KMNP-QRST'],
  passwords: ['marquemotdepasse-un', 'marquemotdepasse-deux', 'marquemotdepasse-trois'],
  references: ['0099871101Q', '0099871102R', '0099871103S'],
  births: ['17/05/1931', '18/06/1932', '19/07/1933'],
  lastNames: ['MARQUENOM', 'MARQUENOMDEUX', 'MARQUENOMTROIS'],
  firstNames: ['Marqueprenom', 'Marqueprenomdeux', 'Marqueprenomtrois'],
  amounts: ['98765', '87654'],
  exits: ['77112233', '77112244'],
  /** His own, by which he was let in to an account. */
  own: ["D'ARC", 'Jean-Baptiste', '12/03/1984', '1984-03-12'],
} as const;

/** A telephone without its first nought and a day the other way round, as they are kept. */
const KEPT: readonly string[] = [
  ...SAID.phones.map((phone) => phone.replaceAll(' ', '').slice(1)),
  ...SAID.births.map((birth) => birth.split('/').toReversed().join('-')),
];
export const MARKERS: readonly string[] = [...Object.values(SAID).flat(), ...KEPT];
/** What says who somebody is. */
export const WHO: readonly string[] = [
  ...KEPT,
  ...SAID.phones,
  ...SAID.emails,
  ...SAID.ibans,
  ...SAID.debtors,
  ...SAID.births,
  ...SAID.lastNames,
  ...SAID.firstNames,
  ...SAID.own,
];
/** Proves who he is: never written, wherever. */
export const SECRET: readonly string[] = [...SAID.codes, ...SAID.passwords, ...SAID.exits];

const refused = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: { data?: { code?: string } }) => error.data?.code ?? String(error),
  );

/** A visit in which everything is said; which acts were taken. */
export async function sayEverything(base: KioskBase): Promise<readonly string[]> {
  const done: string[] = [];
  const took = async (name: string, asked: Promise<unknown>) => {
    const how = await refused(asked);
    if (how === 'done') done.push(name);
    return how;
  };
  const stranger = base.kiosk();
  for (const [index, reference] of SAID.references.entries()) {
    const birth = SAID.births[index] ?? null;
    const [lastName, firstName] = [SAID.lastNames[index] ?? null, SAID.firstNames[index] ?? null];
    await refused(stranger.client.identity.identify({ reference, birth, lastName, firstName }));
  }
  await refused(
    stranger.client.identity.identifyToPay({ reference: '0099871104T', again: SAID.references[0] }),
  );
  for (const code of SAID.exits) await refused(stranger.client.station.leave({ code }));

  const port: KioskPort = base.letIn('full');
  const { client } = port;
  const { usePassword: byPassword, useCode: byCode } = client.identity;
  for (const password of SAID.passwords) await refused(byPassword({ password }));
  for (const code of SAID.codes) await refused(byCode({ code }));
  const [first, second, third] = SAID.fileNames;
  await took(
    'certificate',
    client.acts.sendCertificate(
      certificate({
        insurer: SAID.insurers[0],
        policy: SAID.policies[0],
        files: [stagedAtKiosk(base, port, first)],
      }),
    ),
  );
  await took(
    'request',
    client.acts.openRequest(
      request({
        description: SAID.descriptions[0],
        phone: SAID.phones[0],
        files: [stagedAtKiosk(base, port, second)],
      }),
    ),
  );
  await took(
    'request again',
    client.acts.openRequest(request({ description: SAID.descriptions[1], phone: null })),
  );
  // Left in the visit, in no act.
  stagedAtKiosk(base, port, third);
  await took(
    'contact',
    client.acts.changeContact(
      contact({
        phone1: SAID.phones[1],
        phone2: SAID.phones[2],
        email: SAID.emails[0],
        emailAgain: SAID.emails[0],
      }),
    ),
  );
  const { legalVersion } = await client.acts.space();
  await took(
    'space',
    client.acts.openSpace(space(legalVersion, { email: SAID.emails[1], emailAgain: SAID.emails[1] })),
  );
  await refused(client.acts.readIban({ text: SAID.ibans[0] }));
  await took(
    'account',
    client.acts.changeDebitAccount({
      commandId: base.ids.next(),
      iban: SAID.ibans[1],
      debtor: SAID.debtors[0],
    }),
  );
  await refused(
    client.acts.subscribeDebit({
      commandId: base.ids.next(),
      iban: SAID.ibans[0],
      debtor: SAID.debtors[1],
      day: 10,
    }),
  );
  await refused(
    client.money.pay({ commandId: base.ids.next(), amountCents: Number(SAID.amounts[0]), months: [] }),
  );
  await took('help', client.station.help({ commandId: base.ids.next() }));
  await client.station.finish();
  return done;
}
