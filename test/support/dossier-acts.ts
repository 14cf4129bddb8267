import type { DossierChange } from '../../src/contract/dossier.ts';
import { sqliteDeviceStore } from '../../src/core/sync/store/sqlite-device-store.ts';
import type { ContactDetails, DossierPart, PartValue } from '../../src/rules/dossier/values.ts';
import type { LeaseSpec } from './account-rows.ts';
import type { TestClient, TestCore } from './open-test-core.ts';
import { actId } from './payment-acts.ts';
import { ELODIE, HOME, YANN } from './registration-acts.ts';

type ChangeInput = Parameters<TestClient['dossier']['change']>[0];
type DeclareInput = Parameters<TestClient['dossier']['declare']>[0];

/** Two holders with what the ERP's file says of them, an occupant and a guarantor. */
export const FILED: LeaseSpec = {
  key: HOME,
  people: [
    { ...ELODIE, phone1: '06 39 98 10 01', phone2: null, email: 'elodie@avant.example' },
    { ...YANN, phone1: '06 39 98 10 02' },
    { key: 'code:P4', lastName: 'PETIT', firstName: 'Luc', role: 'occupant', birth: '2015-04-01' },
    { key: 'code:P5', lastName: 'GRAND', firstName: 'Zoé', role: 'garant', phone1: '01 99 00 10 05' },
  ],
};

/** What the ERP says of Élodie. */
export const HELD: ContactDetails = { phone1: '06 39 98 10 01', phone2: null, email: 'elodie@avant.example' };

/** A change of Élodie's contact details as the screen sends it. */
export function changing(more: Partial<ChangeInput> = {}): ChangeInput {
  return {
    commandId: actId(),
    account: HOME,
    part: 'coordonnees',
    person: ELODIE.key,
    base: HELD,
    value: { ...HELD, phone1: '06 39 98 20 01' },
    comment: '',
    wordsKept: false,
    channel: 'guichet',
    files: [],
    supersedes: null,
    ...more,
  };
}

export function protecting(more: Partial<ChangeInput> = {}): ChangeInput {
  return changing({ part: 'protection', base: { masked: false }, value: { masked: true }, ...more });
}

export function declaring(more: Partial<DeclareInput> = {}): DeclareInput {
  return {
    commandId: actId(),
    account: HOME,
    situation: 'mariage',
    on: '2026-11-07',
    person: ELODIE.key,
    comment: '',
    wordsKept: false,
    channel: 'guichet',
    files: [],
    ...more,
  };
}

export type Told = {
  readonly part?: DossierPart | 'situation';
  readonly person?: string | null;
  readonly base?: PartValue | null;
  readonly value?: PartValue | Record<string, never>;
  readonly [other: string]: unknown;
};

/** What the portal tells of a change; of Élodie's contact details, in effect, without more. */
export function toldChange(id: string, more: Told = {}, account = HOME) {
  return {
    kind: 'dossier',
    key: id,
    op: 'put' as const,
    absentSince: null,
    content: {
      id,
      account,
      part: 'coordonnees',
      person: ELODIE.key,
      label: 'Coordonnées de LE GALL Élodie',
      base: HELD,
      value: { ...HELD, phone1: '+33639983001' },
      lines: [{ label: 'Téléphone 1', before: '06 39 98 10 01', after: '06 39 98 30 01' }],
      situation: null,
      on: null,
      comment: null,
      state: 'validee',
      reason: null,
      answer: null,
      author: 'NOËL Inès',
      receivedAt: '2026-11-16T09:00:00.000Z',
      place: 1,
      decidedBy: null,
      decidedAt: null,
      decidedWhere: null,
      number: null,
      files: [],
      ...more,
    },
  };
}

/** A person of the ERP's file as the portal passes it on. */
export function filePerson(more: Record<string, unknown> = {}, account = HOME) {
  return {
    kind: 'personnes' as const,
    key: JSON.stringify([account, 'signataire_principal', ELODIE.key]),
    op: 'put' as const,
    absentSince: null,
    content: {
      reference: { printed: account, key: account },
      role: 'signataire_principal',
      code_personne: 'P1',
      civilite: ELODIE.civility,
      nom: ELODIE.lastName,
      nom_usage: null,
      prenom: ELODIE.firstName,
      date_naissance: ELODIE.birth,
      email: HELD.email,
      telephone1: HELD.phone1,
      telephone2: null,
      adresse_masquee: false,
      ...more,
    },
  };
}

/** The portal refuses an act, as its answer is taken here. */
export function refuseAct(
  core: TestCore,
  id: string,
  code = 'SYN-481',
  reason = 'Changé entre-temps.',
): void {
  store(core).settle([{ id, state: 'refused', code, reason }]);
}

/** The portal takes an act. */
export function takeAct(core: TestCore, id: string): void {
  store(core).settle([{ id, state: 'sent', suspense: false }]);
}

function store(core: TestCore) {
  return sqliteDeviceStore(core.db, {
    now: () => core.clock.now(),
    day: (now) => new Date(now).toISOString().slice(0, 10),
    remint: () => undefined,
    changed: () => undefined,
  });
}

export async function changeOf(
  client: TestClient,
  id: string,
  account = HOME,
): Promise<DossierChange | undefined> {
  const { changes } = await client.dossier.prepare({ account });
  return changes.find((one) => one.id === id);
}
