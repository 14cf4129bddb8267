import { createHash } from 'node:crypto';
import { type Selectable, sql, type Transaction } from 'kysely';
import { formatDate, formatOfMonth, isIsoMonth, isoDate } from '../../rules/dates.ts';
import { shownMandateState } from '../../rules/direct-debit/mandate.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import {
  type CertificateState,
  erpCertificateId,
  erpCertificateState,
} from '../../rules/insurance/states.ts';
import type { KioskDocument } from '../../rules/kiosk/account.ts';
import type { PersonInput, PictureInput } from '../../rules/kiosk/picture.ts';
import { appliedRule } from '../../rules/profile.ts';
import { erpSpaceState, isLiving, switchedOffOn } from '../../rules/registrations/states.ts';
import { mandatesOf } from '../direct-debit/mandates.ts';
import { filePeople } from '../dossier/file-people.ts';
import { standingPart } from '../dossier/standing.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import { erpSpacesOf } from '../spaces/lease-people.ts';
import { profileOf } from '../spaces/tenant-desk.ts';
import { kindOrder } from '../store/feed.ts';
import { standingRow } from '../store/standing-row.ts';
import type { PortalTables } from '../store/tables.ts';
import { owedOn } from './ledger.ts';

type Tx = Transaction<PortalTables>;

export type StoredAccount = { readonly key: string; readonly feed: string; readonly printed: string };

/** What the pictures of an account are made of, names and all: it never leaves the portal. */
export type AccountFacts = {
  readonly input: PictureInput;
  readonly people: readonly PersonInput[];
  /** Every document whose bytes are here, oldest window included. */
  readonly documents: readonly KioskDocument[];
};

/** @param at when it is read */
export async function accountFacts(tx: Tx, account: StoredAccount, at: Date): Promise<AccountFacts> {
  const { key, feed, printed } = account;
  const today = landlordDay(at.getTime());
  const lease = await standingRow<ImportRows['baux']>(tx, 'baux', key, [feed]);
  const { balanceCents, months } = await owedOn(tx, key);
  const spaces = await tx
    .selectFrom('tenant_space')
    .select(['person', 'state', 'registered_at'])
    .where('account', '=', key)
    .orderBy('registered_at')
    .execute();
  const registered = spaces[0]?.registered_at;
  return {
    input: {
      key,
      printed,
      residence: await residenceOf(tx, lease?.code_logement, feed),
      exitOn: lease?.date_sortie ?? null,
      balanceCents,
      asOf: at.toISOString(),
      months,
      mandate: await mandateOf(tx, key, today),
      certificates: await certificatesOf(tx, key, feed),
      registeredOn: registered === undefined ? null : landlordDay(registered.getTime()),
    },
    people: await peopleOf(tx, key, feed, spaces, await spacesAreOff(tx, lease?.date_sortie ?? null, today)),
    documents: await documentsOf(tx, key, feed),
  };
}

async function peopleOf(
  tx: Tx,
  account: string,
  feed: string,
  spaces: readonly Pick<Selectable<PortalTables['tenant_space']>, 'person' | 'state'>[],
  off: boolean,
): Promise<PersonInput[]> {
  const told = await erpSpacesOf(tx, account, feed);
  const people: PersonInput[] = [];
  for (const person of await filePeople(tx, account, feed)) {
    const held = spaces.find((one) => one.person === person.key);
    const said = told.find((one) => one.person === person.key);
    const state = held?.state ?? (said === undefined ? null : erpSpaceState(said.state));
    const contact = await standingPart(tx, account, 'coordonnees', person.key);
    people.push({
      key: person.key,
      role: person.role,
      civility: person.civility,
      lastName: person.lastName,
      usageName: person.usageName,
      firstName: person.firstName,
      birth: person.birth,
      spaceState: off && isLiving(state) ? 'exited' : state,
      email: contact?.email ?? null,
      phone1: contact?.phone1 ?? null,
      phone2: contact?.phone2 ?? null,
    });
  }
  return people;
}

/** Whether the tenant has been gone for as long as the landlord's guide leaves a space: the ERP may still call it open. */
async function spacesAreOff(tx: Tx, exitOn: string | null, today: string): Promise<boolean> {
  const profile = await profileOf(tx);
  const off = switchedOffOn(exitOn, appliedRule(profile, 'exit.deactivateWithinMonths', today).value);
  return off !== null && off <= today;
}

/** Dead of itself, there is none to change, and a new one may be asked for. */
async function mandateOf(tx: Tx, account: string, today: string): Promise<PictureInput['mandate']> {
  const { current } = await mandatesOf(tx, account);
  if (current === null || shownMandateState(current, today) === 'caduc') return null;
  const { rum, maskedIban, day, state } = current;
  return { rum, maskedIban, day, state };
}

async function certificatesOf(tx: Tx, account: string, feed: string): Promise<PictureInput['certificates']> {
  const held = await tx
    .selectFrom('certificate')
    .select(['id', 'ends_on', 'state'])
    .where('account', '=', account)
    .execute();
  const known = new Set(held.map(({ id }) => id));
  const rows = await recordsOf<ImportRows['assurances']>(tx, 'assurances', account, feed);
  const told = rows.flatMap(({ content }) => {
    const id = erpCertificateId(account, {
      endsOn: content.fin,
      policy: content.police ?? null,
      insurer: content.assureur ?? null,
    });
    const state: CertificateState = erpCertificateState(content.statut) ?? 'a_verifier';
    return known.has(id) ? [] : [{ endsOn: content.fin, state }];
  });
  return [...held.map(({ ends_on, state }) => ({ endsOn: ends_on, state })), ...told];
}

type StoredDocument = ImportRows['documents'] & { readonly sha256?: string; readonly size?: number };

const TITLES: Readonly<Record<string, string>> = {
  avis: "Avis d'échéance",
  quittance: 'Quittance',
  regularisation: 'Régularisation de charges',
};

/** A document's name at the kiosks. @param key of its record: it holds the name of its file */
export function documentId(key: string): string {
  return createHash('sha256').update(`guichet-borne\ndocument\n${key}`).digest('hex').slice(0, 32);
}

/** Neither the name of a file nor a word of the ERP goes to a kiosk: both may say who. */
async function documentsOf(tx: Tx, account: string, feed: string): Promise<KioskDocument[]> {
  const { rows } = await sql<{ key: string; content: string }>`
    SELECT key, content FROM record
    WHERE feed = ${feed} AND kind_order = ${kindOrder('documents')}::smallint AND op = 'put' AND absent_since IS NULL
      AND key > ${`${account}/`} AND key < ${`${account}0`} ORDER BY key`.execute(tx);
  return rows.flatMap(({ key, content }) => {
    const { type, periode, date_emission: issuedOn, sha256, size } = JSON.parse(content) as StoredDocument;
    if (sha256 === undefined || size === undefined) return [];
    const month = periode !== null && periode !== undefined && isIsoMonth(periode) ? periode : null;
    const named = Object.hasOwn(TITLES, type) ? TITLES[type] : undefined;
    const title =
      named === undefined
        ? `Document du ${formatDate(isoDate(issuedOn))}`
        : month === null
          ? named
          : `${named} ${formatOfMonth(month)}`;
    const id = documentId(key);
    return [
      { account, id, type: named === undefined ? 'autre' : type, title, month, issuedOn, sha256, size },
    ];
  });
}

/** Code of the residence of an account's dwelling, or null. */
export async function accountResidence(tx: Tx, account: string, feed: string): Promise<string | null> {
  const lease = await standingRow<ImportRows['baux']>(tx, 'baux', account, [feed]);
  return residenceOf(tx, lease?.code_logement, feed);
}

async function residenceOf(tx: Tx, dwelling: string | undefined, feed: string): Promise<string | null> {
  if (dwelling === undefined) return null;
  const place = await standingRow<ImportRows['logements']>(tx, 'logements', dwelling, ['*', feed]);
  return place?.code_residence ?? null;
}

/** Records whose key begins with the account: `["account", …]`. */
async function recordsOf<Content>(
  tx: Tx,
  kind: 'assurances',
  account: string,
  feed: string,
): Promise<readonly { readonly content: Content }[]> {
  const start = JSON.stringify([account]).slice(0, -1);
  const { rows } = await sql<{ content: string }>`
    SELECT content FROM record
    WHERE feed = ${feed} AND kind_order = ${kindOrder(kind)}::smallint AND op = 'put' AND absent_since IS NULL
      AND key > ${`${start},`} AND key < ${`${start}-`} ORDER BY position`.execute(tx);
  return rows.map(({ content }) => ({ content: JSON.parse(content) as Content }));
}
