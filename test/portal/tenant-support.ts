import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { landlordDay } from '../../src/portal/erp/landlord-day.ts';
import { landlordProfile } from '../../src/portal/erp/landlord-rule.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import type { MailSettings } from '../../src/portal/mail/mail-settings.ts';
import { createPortal, type Portal } from '../../src/portal/server/create-portal.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { storedKey } from '../../src/rules/references/references.ts';
import { activationCodeText } from '../../src/rules/registrations/activation-code.ts';
import { receivePush } from '../../src/rules/sync/portal-engine.ts';
import { PROTOCOL } from '../../src/rules/sync/protocol.ts';
import type { LandlordId } from '../e2e/support/guichet.ts';
import { type Household, printedOf, spaceFiles } from '../e2e/support/space-households.ts';
import { type ErpFiles, writeErpFolder } from '../support/erp-folder.ts';
import { answerTo } from '../support/question-answer.ts';
import { commandOf } from './store-commands.ts';

/** Good under every landlord's rules. */
export const PASSWORD = 'Lilas-27-au-Balcon';
export const OTHER_PASSWORD = 'Volets-38-du-Couloir';

export type TenantPortal = {
  readonly portal: Portal;
  readonly address: string;
  readonly database: PortalDatabase;
  readonly landlord: LandlordId;
  readonly lines: readonly string[];
  printed(household: Household): string;
  account(household: Household): string;
  /** A registration at a counter; with `slip` its code. */
  register(asked: {
    readonly household: Household;
    /** As the ERP names him: `P1`. */
    readonly code: string;
    readonly email?: string;
    readonly login?: string;
    readonly slip?: string;
    readonly consents?: readonly { readonly kind: string; readonly given: boolean }[];
  }): Promise<void>;
  act(type: string, household: Household, code: string, payload: Record<string, unknown>): Promise<void>;
  /** A slip with this code, for a password that was forgotten. */
  renewSlip(household: Household, code: string, slip: string): Promise<void>;
  /** Mails to this address, oldest first, with their link. */
  mails(
    to: string,
  ): Promise<readonly { readonly kind: string; readonly link: string; readonly body: string }[]>;
  close(): Promise<void>;
};

/** A landlord's portal with the households of the tests, as its ERP's files say them. */
export async function tenantPortal(
  landlord: LandlordId,
  database: PortalDatabase,
  options: {
    readonly now?: () => number;
    readonly mail?: MailSettings;
    readonly trustProxy?: string;
    readonly port?: number;
    /** The ERP's files, as this test wants them. */
    readonly files?: (files: ErpFiles) => ErpFiles;
  } = {},
): Promise<TenantPortal> {
  const { now = Date.now, files = (all) => all, ...rest } = options;
  const lines: string[] = [];
  const log = portalLog({ write: (line) => lines.push(line) });
  const portal = await createPortal({ database, landlord, now, log, ...rest });
  const folder = mkdtempSync(join(tmpdir(), 'guichet-espaces-'));
  const today = landlordDay(now());
  writeErpFolder(folder, files(spaceFiles(landlord, today)));
  await importErp(database, { folder, landlord, dryRun: false, now: now() });
  rmSync(folder, { recursive: true });
  const rule = landlordProfile(landlord).reference.form.value;
  if (rule === null) throw new Error('a landlord without references');
  const account = (household: Household) => {
    const stored = storedKey(rule, printedOf(landlord, household));
    if (stored.kind === 'invalid') throw new Error(stored.reason);
    return stored.key;
  };
  const store = portalStore(database, { now });
  let seq = 0;
  const act = async (
    type: string,
    household: Household,
    payload: Record<string, unknown>,
    result: Record<string, unknown>,
  ) => {
    seq += 1;
    const at = new Date(now()).toISOString();
    const command = commandOf(
      { incarnation: 'base-1', seq, at },
      { id: randomUUID(), type, account: account(household), payload, result },
    );
    const ports = { store, now, hashHolds: () => true };
    const epoch = await store.epoch();
    const from = { device: 'post-1', agency: 'AG1' };
    const reply = await receivePush(ports, from, { protocol: PROTOCOL, epoch, commands: [command] });
    if (reply.kind !== 'answer' || reply.value.answers.some(({ outcome }) => outcome.kind !== 'accepted')) {
      throw new Error(JSON.stringify(reply));
    }
  };
  return {
    portal,
    address: portal.address,
    database,
    landlord,
    lines,
    printed: (household) => printedOf(landlord, household),
    account,
    async register({ household, code, email, login, slip, consents = [] }) {
      await act(
        'registration.open',
        household,
        {
          account: account(household),
          person: `code:${code}`,
          name: code,
          email: email ?? null,
          document: 'cni',
          representative: null,
          compared: [],
          compare: 'loose',
          termsOn: 'screen',
          legalVersion: '2026-11-01',
          consents: consents.map((one) => ({
            ...one,
            wording: `Mots de ${one.kind}`,
            version: '2026-11-01',
          })),
          slip: slip !== undefined,
        },
        { login: login ?? null, code: slip === undefined ? null : slipCode(slip, now()), papers: [] },
      );
    },
    act: (type, household, code, payload) =>
      act(
        type,
        household,
        { account: account(household), person: `code:${code}`, ...payload },
        { papers: [] },
      ),
    renewSlip: (household, code, slip) =>
      act(
        'registration.renew',
        household,
        {
          account: account(household),
          person: `code:${code}`,
          reason: 'forgotten-password',
          document: 'cni',
          email: false,
          slip: true,
        },
        { code: slipCode(slip, now()), papers: [] },
      ),
    async mails(to) {
      const rows = await asLandlord(database, (tx) =>
        tx
          .selectFrom('mail')
          .select(['kind', 'body'])
          .where('recipient', '=', to)
          .orderBy('made_at')
          .orderBy('id')
          .execute(),
      );
      return rows.map(({ kind, body }) => ({
        kind,
        body: body ?? '',
        link: /https?:\/\/\S+/.exec(body ?? '')?.[0] ?? '',
      }));
    },
    close: () => portal.close(),
  };
}

function slipCode(letters: string, now: number) {
  return {
    hash: createHash('sha256').update(activationCodeText(letters)).digest('hex'),
    expiresAt: new Date(now + 30 * 86_400_000).toISOString(),
  };
}

export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly cookie: string;
  readonly location: string | null;
};

/** A browser without script: keeps the cookie it is given, and follows nothing by itself. */
export function browser(address: string, headers: Readonly<Record<string, string>> = {}) {
  let cookie = '';
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const url = path.startsWith('http') ? path : address + path;
    const sent = new Headers({ ...headers, ...(cookie === '' ? {} : { cookie }) });
    for (const [name, value] of new Headers(init.headers)) sent.set(name, value);
    const response = await fetch(url, { ...init, headers: sent, redirect: 'manual' });
    const given = response.headers.get('set-cookie');
    if (given !== null) cookie = given.split(';')[0] ?? '';
    return {
      status: response.status,
      text: await response.text(),
      headers: response.headers,
      cookie: given ?? '',
      location: response.headers.get('location'),
    };
  }
  return {
    cookie: () => cookie,
    get: (path: string, more: Record<string, string> = {}) => send(path, { headers: more }),
    post: (path: string, form: Readonly<Record<string, string>>, more: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
        body: new URLSearchParams(form).toString(),
      }),
  };
}

export type Browser = ReturnType<typeof browser>;

/** The hidden answers of the first form of a page, ready to be sent back. */
export function hiddenIn({ text }: Answer): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
}

/** Activates with the last link to this address. */
export async function activateByMail(
  tenants: TenantPortal,
  who: { readonly email: string; readonly household: Household; readonly password?: string },
): Promise<Answer> {
  const link = (await tenants.mails(who.email)).findLast(({ kind }) => kind === 'activation')?.link ?? '';
  const one = browser(tenants.address);
  const page = await one.get(link);
  const password = who.password ?? PASSWORD;
  return one.post('/espace/activer', {
    ...hiddenIn(page),
    reference: tenants.printed(who.household),
    motdepasse: password,
    encore: password,
    ...(page.text.includes('name="reponse"') ? { reponse: answerTo(page.text) } : {}),
  });
}

export async function signIn(tenants: TenantPortal, login: string, password = PASSWORD) {
  const one = browser(tenants.address);
  const answer = await one.post('/espace', { identifiant: login, motdepasse: password });
  return { ...one, answer };
}
