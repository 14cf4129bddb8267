import { hash } from 'node:crypto';
import type { AttachmentRow } from '../../src/contract/attachments.ts';
import { storeFile } from '../../src/core/documents/file-store.ts';
import { filesOf } from '../../src/core/documents/read-paper.ts';
import { visitOwner } from '../../src/core/kiosk/files/visit-files.ts';
import type { KioskBase, KioskPort } from './kiosk-base.ts';
import { FIRST_IBAN } from './mandate-acts.ts';
import type { TestClient } from './open-test-core.ts';
import { actId } from './payment-acts.ts';

type Acts = TestClient['kiosk']['acts'];
type InputOf<Act extends keyof Acts> = Parameters<Acts[Act]>[0];

/** What somebody answers at a kiosk of Chartres, in order; changed by each test where it has to be. */
export function certificate(more: Partial<InputOf<'sendCertificate'>> = {}): InputOf<'sendCertificate'> {
  return {
    commandId: actId(),
    insurer: 'Assurance Exemple',
    policy: 'HAB 204 112',
    startsOn: '2026-11-01',
    endsOn: '2027-10-31',
    files: [],
    ...more,
  };
}

export function request(more: Partial<InputOf<'openRequest'>> = {}): InputOf<'openRequest'> {
  return {
    commandId: actId(),
    place: 'logement',
    motive: 'plomberie',
    description: 'Fuite sous l’évier depuis hier.',
    phone: '06 39 98 41 27',
    availability: [{ day: 2, part: 'matin' }],
    files: [],
    ...more,
  };
}

export function contact(more: Partial<InputOf<'changeContact'>> = {}): InputOf<'changeContact'> {
  return {
    commandId: actId(),
    phone1: '06 39 98 41 28',
    phone2: null,
    email: 'jb.darc@courriel.example',
    emailAgain: 'JB.darc@courriel.example ',
    ...more,
  };
}

/** By JEAN-BAPTISTE D'ARC, with every field that a landlord may ask. */
export function space(legalVersion: string, more: Partial<InputOf<'openSpace'>> = {}): InputOf<'openSpace'> {
  return {
    commandId: actId(),
    lastName: "D'ARC",
    firstName: 'Jean-Baptiste',
    birth: '12/03/1984',
    email: 'jb.darc@courriel.example',
    emailAgain: 'jb.darc@courriel.example',
    legalVersion,
    termsAccepted: true,
    consents: [{ kind: 'quittance', given: true }],
    ...more,
  };
}

export function subscription(more: Partial<InputOf<'subscribeDebit'>> = {}): InputOf<'subscribeDebit'> {
  return { commandId: actId(), iban: FIRST_IBAN, debtor: "Jean-Baptiste D'ARC", day: 10, ...more };
}

/** A picture that this visit took, as it stands once it was checked. */
export function stagedAtKiosk(
  kiosk: KioskBase,
  { visit }: Pick<KioskPort, 'visit'>,
  name = 'photo.jpg',
): AttachmentRow {
  const bytes = Buffer.from(`${visit.id} ${name}`);
  storeFile(filesOf(kiosk.core.services), bytes);
  const file = { sha256: hash('sha256', bytes), size: bytes.length, type: 'jpeg', name, pages: 1 } as const;
  kiosk.db
    .prepare(
      `INSERT INTO staged_file (sha256, size, type, name, pages, staged_at, agent_id)
       VALUES (@sha256, @size, @type, @name, @pages, '2026-11-17T13:05:00.000Z', @owner)`,
    )
    .run({ ...file, owner: visitOwner(visit.id) });
  return file;
}

/** The portal answers, as the base has it. */
export function putOnline(kiosk: KioskBase, state: 'online' | 'offline' = 'online'): void {
  kiosk.db
    .prepare(
      `INSERT INTO portal_link (id, address, device, agency, mode, joined_at, state)
       VALUES (1, 'http://127.0.0.1:9', 'borne-1', 'centre', 'demonstration', '2026-11-17T06:00:00.000Z', ?)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
    )
    .run(state);
}

export type KioskCommand = {
  readonly id: string;
  readonly type: string;
  readonly account: string | null;
  readonly agent: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
};

/** Every act of this kiosk, the first one first, as it is sent. */
export function commandsOf({ db }: KioskBase): readonly KioskCommand[] {
  return db
    .prepare<[], Record<'id' | 'type' | 'account' | 'agent' | 'payload' | 'result' | 'depends', string>>(
      `SELECT id, type, account_key AS account, agent_id AS agent, payload, result, depends_on AS depends
       FROM command ORDER BY rowid`,
    )
    .all()
    .map(({ payload, result, depends, ...row }) => ({
      ...row,
      payload: JSON.parse(payload) as Readonly<Record<string, unknown>>,
      result: JSON.parse(result) as Readonly<Record<string, unknown>>,
      dependsOn: JSON.parse(depends) as string[],
    }));
}
