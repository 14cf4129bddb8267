import { createHash, randomUUID } from 'node:crypto';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { type FeedRecord, putRecords } from '../../src/portal/store/feed.ts';
import { writePortalMeta } from '../../src/portal/store/meta.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { ConsentKind } from '../../src/rules/registrations/consents.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { commandOf, type Made, numberOf } from './store-commands.ts';

export const ADDRESS = 'https://portail.bailleur.example';

/** A landlord's portal, its rules being those of its profile. */
export async function belongTo(database: PortalDatabase, landlord: string): Promise<void> {
  await writePortalMeta(database.db, 'landlord', landlord);
  await writePortalMeta(database.db, 'public-address', ADDRESS);
}

export type SaidPerson = {
  /** ERP's code: `P1` is `code:P1`. */
  readonly code: string;
  readonly role?: string;
  readonly nom?: string;
  readonly prenom?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly masked?: boolean;
  readonly birth?: string | null;
  readonly civility?: string | null;
};

export type SaidLease = {
  readonly account: string;
  readonly agency?: string;
  readonly exitOn?: string | null;
  readonly people: readonly SaidPerson[];
  /** What the ERP's own file says of spaces made elsewhere. */
  readonly spaces?: readonly {
    readonly code: string;
    readonly state: string;
    readonly email?: string;
    readonly consents?: readonly string[];
  }[];
};

/** A lease with its people, as an import leaves it; given again, it is what it says now. */
export async function putLease(database: PortalDatabase, lease: SaidLease): Promise<void> {
  const { account, agency = 'NORD', exitOn = null, people, spaces = [] } = lease;
  const put = (kind: FeedRecord['kind'], key: string, content: object): FeedRecord => ({
    kind,
    key,
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  });
  const reference = { printed: account.toUpperCase(), key: account };
  await asLandlord(database, async (tx) => {
    await tx
      .insertInto('account')
      .values({ key: account, feed: agency, printed: account.toUpperCase(), holder: null })
      .onConflict((on) => on.column('key').doNothing())
      .execute();
    await putRecords(tx, agency, [
      put('baux', account, { reference, code_logement: 'L1', date_effet: '2020-01-01', date_sortie: exitOn }),
      ...people.map(({ code, role = 'signataire_principal', nom = 'MARTIN', prenom = 'Jean', ...more }) =>
        put('personnes', JSON.stringify([account, role, `code:${code}`]), {
          reference,
          role,
          code_personne: code,
          civilite: more.civility === undefined ? 'M' : more.civility,
          nom,
          nom_usage: null,
          prenom,
          date_naissance: more.birth === undefined ? '1951-02-03' : more.birth,
          email: more.email ?? null,
          telephone1: more.phone ?? null,
          telephone2: null,
          adresse_masquee: more.masked ?? false,
        }),
      ),
      ...spaces.map(({ code, state, email = null, consents = [] }) =>
        put('espaces', JSON.stringify([account, `code:${code}`]), {
          reference,
          code_personne: code,
          nom: null,
          prenom: null,
          email,
          etat: state,
          consentements: consents,
        }),
      ),
    ]);
  });
}

export type SaidOpen = {
  readonly id?: string;
  readonly account: string;
  readonly code: string;
  readonly email?: string | null;
  readonly consents?: readonly (readonly [ConsentKind, boolean])[];
  readonly login?: string;
  /** Letters of the slip's code; null without one. */
  readonly slip?: string | null;
  readonly dependsOn?: readonly string[];
};

export function slipHash(letters: string): string {
  return createHash('sha256').update(`guichet-activation\n${letters}`).digest('hex');
}

const EXPIRES = '2026-12-17T13:05:00.000Z';

/** A registration as `registrations.open` writes it. */
export function openCommand(made: Made, said: SaidOpen): WireCommand {
  const { id = randomUUID(), account, code, email = null, slip = null, consents = [] } = said;
  return commandOf(made, {
    id,
    type: 'registration.open',
    account,
    payload: {
      person: `code:${code}`,
      name: 'Jean MARTIN',
      email,
      document: 'carte-identite',
      representative: null,
      compared: ['nom'],
      compare: 'upper-case',
      termsOn: 'paper',
      legalVersion: '2026-11-01',
      consents: consents.map(([kind, given]) => ({
        kind,
        given,
        wording: `J'accepte : ${kind}.`,
        version: '2026-11-01',
      })),
      slip: slip !== null,
    },
    result: {
      login: said.login ?? `L${String(made.seq).padStart(8, '0')}`,
      code: slip === null ? null : { hash: slipHash(slip), expiresAt: EXPIRES },
      papers: [{ number: numberOf(made, 'E-'), title: "Bordereau d'activation" }],
    },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

/** Any other act on a space. `number`: it gave a paper. */
export function spaceCommand(
  made: Made,
  act: 'renew' | 'email' | 'consents' | 'close' | 'suspend' | 'resume',
  said: { readonly account: string; readonly code: string; readonly id?: string },
  more: {
    readonly payload?: Record<string, unknown>;
    readonly slip?: string;
    readonly number?: string;
    readonly dependsOn?: readonly string[];
  } = {},
): WireCommand {
  const { id = randomUUID(), account, code } = said;
  return commandOf(made, {
    id,
    type: `registration.${act}`,
    account,
    payload: { person: `code:${code}`, ...more.payload },
    result: {
      papers: more.number === undefined ? [] : [{ number: more.number, title: 'Récépissé' }],
      ...(more.slip === undefined ? {} : { code: { hash: slipHash(more.slip), expiresAt: EXPIRES } }),
    },
    dependsOn: [...(more.dependsOn ?? [])],
  });
}

/** The `inscription` records that stand in a feed, oldest first. */
export async function inscriptions(
  database: PortalDatabase,
  feed: string,
): Promise<readonly Record<string, unknown>[]> {
  return asLandlord(database, async (tx) => {
    const rows = await tx
      .selectFrom('record')
      .select(['op', 'content'])
      .where('feed', '=', feed)
      .where('kind', '=', 'inscription')
      .orderBy('key')
      .execute();
    return rows.map(({ op, content }) => ({ op, ...(JSON.parse(content) as object) }));
  });
}

/** Mail waiting, oldest first. */
export async function mailOf(database: PortalDatabase) {
  return asLandlord(database, (tx) =>
    tx
      .selectFrom('mail')
      .select(['kind', 'recipient', 'person', 'account', 'feed', 'body'])
      .orderBy('made_at')
      .orderBy('kind')
      .execute(),
  );
}
