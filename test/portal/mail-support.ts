import { landlordProfile } from '../../src/portal/erp/landlord-rule.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import { type Mailer, type MailerOptions, startMailer } from '../../src/portal/mail/mailer.ts';
import { type MailFacts, queueMail } from '../../src/portal/mail/queue-mail.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { writePortalMeta } from '../../src/portal/store/meta.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { ConsentKind } from '../../src/rules/registrations/consents.ts';
import type { PortalSpaceState } from '../../src/rules/registrations/states.ts';

export const ADDRESS = 'https://portail.bailleur.example';
export const LINK = `${ADDRESS}/espace/activer?cle=LE-SECRET-DU-LIEN`;

export type TestServices = PortalServices & { readonly lines: readonly string[] };

/** What the mailer works with, and what it logs. */
export async function mailServices(
  database: PortalDatabase,
  { landlord = 'neolia', now = Date.now }: { readonly landlord?: string; readonly now?: () => number } = {},
): Promise<TestServices> {
  await writePortalMeta(database.db, 'landlord', landlord);
  const lines: string[] = [];
  return {
    database,
    store: portalStore(database, { now }),
    now,
    log: portalLog({ write: (line) => lines.push(line) }),
    landlord,
    mode: 'production',
    sendsMail: true,
    lines,
  };
}

export function mailer(services: PortalServices, smtpUrl: string, more: Partial<MailerOptions> = {}): Mailer {
  return startMailer(services, {
    smtpUrl,
    from: 'espace@bailleur.example',
    returnAddress: 'rebond@bailleur.example',
    pollMs: 20,
    ...more,
  });
}

export async function queue(
  services: PortalServices,
  recipient: string,
  {
    facts = { kind: 'activation', link: LINK },
    about = null,
    name = 'Léa Martin',
    feed = 'AG1',
  }: {
    readonly facts?: MailFacts;
    readonly about?: string | null;
    readonly name?: string;
    readonly feed?: string;
  } = {},
): Promise<void> {
  await asLandlord(services.database, (tx) =>
    queueMail(tx, {
      facts,
      desk: { profile: landlordProfile(services.landlord), address: ADDRESS },
      recipient,
      name,
      person: 'code:P1',
      account: 'c1',
      feed,
      about,
      at: new Date(services.now()),
    }),
  );
}

export type MailRow = {
  readonly id: string;
  readonly state: string;
  readonly tries: number;
  readonly fault: string | null;
  readonly body: string | null;
  readonly html: string | null;
  readonly next_at: Date;
  readonly bounce_token: string;
};

/** As it stands, by its recipient. */
export function mailTo({ database }: PortalServices, recipient: string): Promise<MailRow> {
  return asLandlord(database, (tx) =>
    tx
      .selectFrom('mail')
      .select(['id', 'state', 'tries', 'fault', 'body', 'html', 'next_at', 'bounce_token'])
      .where('recipient', '=', recipient)
      .executeTakeFirstOrThrow(),
  );
}

export type SpaceGiven = {
  readonly person: string;
  readonly account: string;
  readonly feed: string;
  readonly email: string | null;
  readonly state?: PortalSpaceState;
  readonly verified?: boolean;
  readonly consents?: readonly ConsentKind[];
};

let identifiers = 10_000_000;

/** Tenant spaces as registrations leave them. */
export async function giveSpaces(database: PortalDatabase, spaces: readonly SpaceGiven[]): Promise<void> {
  const at = new Date('2026-09-01T08:00:00Z');
  await asLandlord(database, async (tx) => {
    for (const { person, account, feed, email, state = 'active', verified = true, consents = [] } of spaces) {
      identifiers += 1;
      await tx
        .insertInto('tenant_login')
        .values({
          person,
          identifier: `L${identifiers}`,
          email,
          email_key: email?.toLowerCase() ?? null,
          email_verified_at: verified ? at : null,
          email_is_login: false,
          password_hash: null,
          password_at: null,
          last_sign_in_at: null,
        })
        .onConflict((on) => on.column('person').doNothing())
        .execute();
      await tx
        .insertInto('tenant_space')
        .values({ account, person, feed, state, since: at, registered_at: at })
        .execute();
      for (const kind of consents) {
        const answer = {
          kind,
          given: true,
          at,
          version: '2026-11-01',
          wording: 'Oui',
          given_by: 'counter' as const,
        };
        await tx
          .insertInto('tenant_consent')
          .values({ account, person, feed, ...answer })
          .execute();
      }
    }
  });
}

/** What the counters were told of a space, or undefined. */
export async function spaceRecord(
  database: PortalDatabase,
  account: string,
  person: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const row = await asLandlord(database, (tx) =>
    tx
      .selectFrom('record')
      .select('content')
      .where('kind', '=', 'inscription')
      .where('key', '=', `${account} ${person}`)
      .executeTakeFirst(),
  );
  return row === undefined ? undefined : (JSON.parse(row.content) as Readonly<Record<string, unknown>>);
}
