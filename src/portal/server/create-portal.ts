import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { answerError } from '../api/answer-error.ts';
import { LIMITS, type Limits, makeLimiters } from '../api/limits.ts';
import { describePortal } from '../api/openapi.ts';
import { registerRoutes } from '../api/register-routes.ts';
import { sweepExpired } from '../devices/sessions.ts';
import { landlordProfile } from '../erp/landlord-rule.ts';
import { startKioskWork } from '../kiosk/background.ts';
import { sweepCalls } from '../kiosk/calls.ts';
import { sweepCodes } from '../kiosk/codes.ts';
import { type PortalLog, portalLog } from '../log/portal-log.ts';
import { type MailSettings, mailerOptions } from '../mail/mail-settings.ts';
import { startMailer } from '../mail/mailer.ts';
import { registerPages } from '../pages/register-pages.ts';
import { sweepExits } from '../spaces/sweep-exits.ts';
import { sweepWays } from '../spaces/sweep-ways.ts';
import type { PortalDatabase } from '../store/database.ts';
import { portalStore } from '../store/portal-store.ts';
import { registerTenantPages, TENANT_BASE } from '../tenant/register-tenant.ts';
import { registerUploads } from '../uploads/register-uploads.ts';
import { sweepUploads } from '../uploads/sweep-uploads.ts';
import { beginEpochIfBehind, keepMark, lastMark, type MarkKeeper } from './keep-mark.ts';
import { logRequests } from './log-requests.ts';
import { ownDatabase } from './own-database.ts';
import { publishAddress } from './public-address.ts';
import { securityHeaders } from './security-headers.ts';
import type { PortalServices } from './services.ts';

export type PortalOptions = {
  /** Open; the portal closes it with itself. */
  readonly database: PortalDatabase;
  /** Needed the first time: one database serves one landlord. */
  readonly landlord?: string | undefined;
  /** 0 or nothing: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Folder of the mark; without it a database put back in time is not known at start. */
  readonly stateFolder?: string | undefined;
  /** Wall clock, milliseconds. */
  readonly now?: () => number;
  readonly log?: PortalLog;
  readonly limits?: Partial<Limits>;
  /** Where the tenants' browsers reach it, behind its proxy; without it, the address it listens on. */
  readonly publicAddress?: string | undefined;
  /** Where mail goes out; without it nothing leaves, and mail waits. */
  readonly mail?: MailSettings | undefined;
  /** Address of a reverse proxy whose `x-forwarded-for` is believed. */
  readonly trustProxy?: string | undefined;
  /** False: without the pages for the landlord's staff and for the tenants. */
  readonly pages?: boolean;
};

export type Portal = {
  readonly app: FastifyInstance;
  readonly services: PortalServices;
  /** `http://127.0.0.1:N` */
  readonly address: string;
  /** The database was behind its mark: another epoch has begun. */
  readonly newEpoch: boolean;
  /** Stops accepting, finishes what has begun, keeps the mark, closes the database. Safe to call twice. */
  close(): Promise<void>;
};

/** A request that has not come whole by then is dropped. */
const REQUEST_MS = 30_000;
const KEEP_ALIVE_MS = 65_000;
const SWEEP_MS = 60_000;
const EXITS_MS = 3_600_000;
const HANG_UP_MS = 50;

/**
 * Serves the portal on an open database.
 * @throws PortalStop when the database belongs to another landlord, or to none
 */
export async function createPortal(options: PortalOptions): Promise<Portal> {
  const { database, stateFolder, now = Date.now, log = portalLog() } = options;
  const { landlord, mode } = await ownDatabase(database, options.landlord);
  const mail = options.mail && mailerOptions(options.mail, landlordProfile(landlord), options.publicAddress);
  const mark = stateFolder === undefined ? undefined : lastMark(stateFolder, landlord);
  const newEpoch = await beginEpochIfBehind(database, mark);
  if (newEpoch) log.warn('epoch-begun', { was: mark?.received ?? null });
  const keeper = await startMark(options, landlord, log);
  const store = portalStore(database, { now });
  const services: PortalServices = {
    ...{ database, store, now, log, landlord, mode },
    sendsMail: mail !== undefined,
  };

  const app = await makeApp(services, options, async () => keeper?.write());
  const address = await listen(app, options);
  const mailer = mail && startMailer(services, mail);
  const kioskWork = startKioskWork(services);
  const sweepAll = sweeping(services);
  await sweepAll();
  const sweep = setInterval(() => {
    void sweepAll();
    void keeper?.write();
  }, SWEEP_MS);
  sweep.unref();
  log.info('started', { mode, landlord });

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    clearInterval(sweep);
    // A connection whose last answer has gone would otherwise be waited for as long as it is kept alive.
    const hangUp = setInterval(() => app.server.closeIdleConnections(), HANG_UP_MS);
    await app.close();
    clearInterval(hangUp);
    await mailer?.close();
    await kioskWork.close();
    await keeper?.close();
    await database.close();
    log.info('stopped');
  }
  return {
    app,
    services,
    address,
    newEpoch,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** What is to be put away, each minute; who left, and files half sent, are looked for each hour. A fault of one is logged, and stops nothing. */
function sweeping(services: PortalServices): () => Promise<void> {
  let looked = Number.NEGATIVE_INFINITY;
  return async () => {
    const { log } = services;
    await sweepExpired(services).catch((error) => log.error('sweep-failed', error));
    await sweepWays(services).catch((error) => log.error('sweep-failed', error));
    await sweepCalls(services).catch((error) => log.error('sweep-failed', error));
    await sweepCodes(services).catch((error) => log.error('sweep-failed', error));
    if (services.now() - looked < EXITS_MS) return;
    looked = services.now();
    await sweepExits(services).catch((error) => log.error('sweep-exits-failed', error));
    await sweepUploads(services).catch((error) => log.error('sweep-failed', error));
  };
}

/** Leaves nothing open where it cannot. */
async function listen(
  app: FastifyInstance,
  { database, publicAddress, port = 0, host = '127.0.0.1' }: PortalOptions,
): Promise<string> {
  try {
    const address = await app.listen({ port, host });
    await publishAddress(database, publicAddress ?? address);
    return address;
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function startMark(
  { database, stateFolder }: PortalOptions,
  landlord: string,
  log: PortalLog,
): Promise<MarkKeeper | undefined> {
  if (stateFolder === undefined) return undefined;
  const onFault = (error: unknown) => log.error('mark-not-written', error);
  const onNewEpoch = () => log.warn('epoch-begun', { while: 'running' });
  const keeper = keepMark({ database, landlord, folder: stateFolder, onFault, onNewEpoch });
  await keeper.write();
  return keeper;
}

async function makeApp(
  services: PortalServices,
  { limits = {}, trustProxy, pages = true }: PortalOptions,
  pushed: () => Promise<void>,
): Promise<FastifyInstance> {
  const { log } = services;
  const app = fastify({
    logger: false,
    trustProxy: trustProxy ?? false,
    bodyLimit: 65_536,
    requestTimeout: REQUEST_MS,
    connectionTimeout: REQUEST_MS * 2,
    keepAliveTimeout: KEEP_ALIVE_MS,
    routerOptions: { maxParamLength: 200 },
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError(log));
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ code: 'SYN-404', message: "Cette adresse n'existe pas." }),
  );
  logRequests(app, log);
  app.addHook('onSend', securityHeaders);
  await app.register(rateLimit, { global: false });
  const limiters = makeLimiters(app, { ...LIMITS, ...limits });
  registerRoutes(app, { services, limiters, pushed });
  await app.register(async (scope) => registerUploads(scope, { services, limiters }));
  const description = await describePortal();
  app.get('/openapi.json', (_request, reply) => reply.send(description));
  if (pages) {
    // Apart: only the pages take forms and cookies, and the tenants' know nothing of the staff's.
    const limitForms = async (request: FastifyRequest, reply: FastifyReply) => {
      if (request.method === 'POST') await limiters.address(request, reply);
    };
    await app.register(async (scope) => {
      scope.addHook('onRequest', limitForms);
      await registerPages(scope, services);
    });
    await app.register(
      async (scope) => {
        scope.addHook('onRequest', limitForms);
        await registerTenantPages(scope, services);
      },
      { prefix: TENANT_BASE },
    );
  }
  return app;
}
