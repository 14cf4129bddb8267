import { afterEach } from 'vitest';
import { sql, type WritableDb } from '../../src/core/database/connection.ts';
import { writeMeta } from '../../src/core/database/meta.ts';
import { derive } from '../../src/core/kiosk/derive.ts';
import { currentProfile } from '../../src/core/landlords/current-profile.ts';
import { localDay } from '../../src/core/local-day.ts';
import type { KioskVisit, PortSession } from '../../src/core/procedures/session.ts';
import type {
  KioskAccount,
  KioskCode,
  KioskDirectory,
  KioskDocument,
} from '../../src/rules/kiosk/account.ts';
import type { KioskLevel } from '../../src/rules/kiosk/levels.ts';
import { makeVerifier } from '../../src/rules/kiosk/verifier.ts';
import { looseKey } from '../../src/rules/references/rule.ts';
import { type KioskAccountSpec, kioskAccountOf, kioskAccountSpecs } from './kiosk-accounts.ts';
import { openTestCore, type TestClient, type TestCore, type TestCoreOptions } from './open-test-core.ts';

export type { KioskAccountSpec, KioskVisitor } from './kiosk-accounts.ts';

/** What the staff types to end it. */
export const KIOSK_EXIT = '482913';

export const KIOSK_DIRECTORY: KioskDirectory = {
  agencyName: 'Agence Centre',
  hours: 'Du lundi au vendredi, 9 h à 12 h et 14 h à 17 h',
  rows: [
    {
      residence: null,
      residenceName: null,
      role: 'urgence_technique',
      label: 'Urgence technique',
      name: 'Astreinte technique',
      phone: '01 99 00 00 15',
      hours: '24 h sur 24',
    },
    {
      residence: 'R1',
      residenceName: 'Les Bleuets',
      role: 'gardien',
      label: 'Gardien',
      name: 'Loge des Bleuets',
      phone: '02 61 91 00 21',
      hours: '8 h à 12 h',
    },
  ],
};

export type KioskBaseOptions = Omit<TestCoreOptions, 'accounts'> & {
  /** In place of the landlord's two (`kioskAccountSpecs`). */
  readonly specs?: readonly KioskAccountSpec[];
  /** More meta of the base, such as the terminal. */
  readonly meta?: Readonly<Partial<Record<Parameters<typeof writeMeta>[1], string>>>;
};

/** A port of the kiosk with somebody let in. */
export type KioskPort = {
  readonly client: TestClient['kiosk'];
  readonly session: PortSession;
  /** As it stood when it began. */
  readonly visit: KioskVisit;
};

export type KioskBase = TestCore & {
  /** The accounts on it; by default the debtor, then the one in credit. */
  readonly accounts: readonly KioskAccount[];
  /** The first of them. */
  readonly account: KioskAccount;
  readonly today: string;
  /** A port on which nobody is let in. */
  kiosk(): { readonly client: TestClient['kiosk']; readonly session: PortSession };
  /** Somebody let in without having typed anything; an unknown reference by a text. */
  letIn(level: KioskLevel, account?: KioskAccount | string): KioskPort;
  addDocument(document: Omit<KioskDocument, 'account'>, account?: KioskAccount): void;
  /** A code of the counter as a kiosk holds it: only its verifier. `code`: eight letters. */
  addCode(code: string, more?: Partial<KioskCode>): KioskCode;
};

/** A kiosk's encrypted base in a temporary folder, as it stands after a first pull. */
export async function openKioskBase(options: KioskBaseOptions = {}): Promise<KioskBase> {
  const { specs, meta = {}, ...rest } = options;
  const core = await openTestCore(rest);
  const today = localDay(core.clock);
  const profile = currentProfile(core.db);
  const landlordId = options.landlordId ?? 'cchartres';
  const accounts = (specs ?? kioskAccountSpecs(landlordId)).map((spec) =>
    kioskAccountOf(profile, today, spec),
  );
  const [account] = accounts;
  if (account === undefined) throw new Error('a kiosk without an account');
  core.db.transaction(() => settle(core, accounts, meta)).immediate();

  const kiosk = () => {
    const { client, session } = core.port('kiosk');
    return { client: client.kiosk, session };
  };
  const base: Omit<KioskBase, keyof TestCore> = {
    accounts,
    account,
    today,
    kiosk,
    letIn(level, whose = account) {
      const port = kiosk();
      const known = typeof whose !== 'string';
      const visit: KioskVisit = {
        id: core.ids.next(),
        level,
        account: known ? whose.key : whose,
        printed: known ? whose.printed : whose,
        known,
        person: known && level !== 'pay' ? (whose.people[0]?.handle ?? null) : null,
        since: new Date(core.clock.now()).toISOString(),
      };
      port.session.letIn(visit, core.clock.monotonic());
      return { ...port, visit };
    },
    addDocument(document, whose = account) {
      sql(
        core.db,
        `INSERT INTO kiosk_document (account_key, id, type, title, month, issued_on, sha256, size, heard_at)
         VALUES (@account, @id, @type, @title, @month, @issuedOn, @sha256, @size, @at)`,
      ).run({ ...document, account: whose.key, at: new Date(core.clock.now()).toISOString() });
    },
    addCode(code, more = {}) {
      const id = core.ids.next();
      const row: KioskCode = {
        id,
        account: account.key,
        verifier: makeVerifier('code', code, '0'.repeat(32), derive),
        expiresAt: new Date(core.clock.now() + 86_400_000).toISOString(),
        used: false,
        ...more,
      };
      sql(
        core.db,
        'INSERT INTO kiosk_code (id, account_key, verifier, expires_at, used_at) VALUES (?, ?, ?, ?, ?)',
      ).run(row.id, row.account, row.verifier, row.expiresAt, row.used ? row.expiresAt : null);
      return row;
    },
  };
  // The getters of the core (`db`, `core`, `events`) must stay getters.
  return Object.defineProperties(core, Object.getOwnPropertyDescriptors(base)) as KioskBase;
}

function settle(core: TestCore, accounts: readonly KioskAccount[], meta: KioskBaseOptions['meta']): void {
  const { db } = core;
  const heardAt = new Date(core.clock.now()).toISOString();
  writeMeta(db, 'station', 'borne');
  writeMeta(db, 'post', 'Borne du hall');
  writeMeta(db, 'till', 'B1');
  writeMeta(db, 'kiosk-pixels-per-mm', '4');
  writeMeta(db, 'kiosk-exit', makeVerifier('sortie', KIOSK_EXIT, 'e'.repeat(32), derive));
  for (const [key, value] of Object.entries(meta ?? {}))
    writeMeta(db, key as Parameters<typeof writeMeta>[1], value);
  // A kiosk has no agents.
  sql(db, 'DELETE FROM agent').run();
  for (const account of accounts) putAccountRow(db, account, heardAt);
  sql(db, "INSERT INTO kiosk_directory (key, content) VALUES ('annuaire', ?)").run(
    JSON.stringify(KIOSK_DIRECTORY),
  );
}

function putAccountRow(db: WritableDb, account: KioskAccount, heardAt: string): void {
  sql(db, 'INSERT INTO kiosk_account (key, loose_key, content, heard_at) VALUES (?, ?, ?, ?)').run(
    account.key,
    looseKey(account.key),
    JSON.stringify(account),
    heardAt,
  );
}

const opened: KioskBase[] = [];

/** Registers the closing of every base that `kioskBase` opened in the file. */
export function closeKioskBases(): void {
  afterEach(async () => {
    for (const base of opened.splice(0)) await base.close();
  });
}

/** One to be closed after the test, where the file called `closeKioskBases`. */
export async function kioskBase(options: KioskBaseOptions = {}): Promise<KioskBase> {
  const base = await openKioskBase(options);
  opened.push(base);
  return base;
}
