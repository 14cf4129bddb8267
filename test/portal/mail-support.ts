import { landlordProfile } from '../../src/portal/erp/landlord-rule.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import { type Mailer, type MailerOptions, startMailer } from '../../src/portal/mail/mailer.ts';
import { type MailFacts, queueMail } from '../../src/portal/mail/queue-mail.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { writePortalMeta } from '../../src/portal/store/meta.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';

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
