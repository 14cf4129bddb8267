import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql, type Transaction } from 'kysely';
import { ErpFault } from '../erp/erp-fault.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import type { PortalServices } from '../server/services.ts';
import { asAgency, asLandlord } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { type Desk, document, framed, type Notice, type Place, type Waiting } from './layout.ts';
import { sameToken, type Viewer, viewerOf } from './session.ts';

export const COOKIE = 'guichet-portail';

/** What a page of someone signed in works with. */
export type Visit = {
  readonly viewer: Viewer;
  readonly services: PortalServices;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Cells of the form that was sent. */
  readonly form: Readonly<Record<string, string>>;
  /** Work on what this person may see: another agency's rows do not answer. */
  read<T>(work: (tx: Transaction<PortalTables>) => Promise<T>): Promise<T>;
  show(page: {
    readonly place: Place;
    readonly title: string;
    readonly body: Html;
    readonly notice?: Notice | undefined;
    readonly status?: number;
  }): Promise<FastifyReply>;
};

/** A page that cannot be shown, in words for the person who asked. */
export class PageFault extends Error {
  override readonly name = 'PageFault';
  readonly status: number;
  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

type Handler = (visit: Visit) => Promise<unknown>;

/** Pages behind the sign-in; a form must come from the person's own page. */
export function pageRoutes(app: FastifyInstance, services: PortalServices, desk: Desk) {
  async function visitOf(request: FastifyRequest, reply: FastifyReply): Promise<Visit | undefined> {
    const token = request.cookies[COOKIE];
    const viewer = token === undefined ? undefined : await viewerOf(services, token);
    if (viewer === undefined) return undefined;
    const read: Visit['read'] = (work) =>
      viewer.agency === null
        ? asLandlord(services.database, work)
        : asAgency(services.database, viewer.agency, work);
    return {
      viewer,
      services,
      request,
      reply,
      form: formOf(request.body),
      read,
      async show({ status = 200, ...page }) {
        const waiting = await read((tx) => waitingFor(tx, landlordDay(services.now())));
        return reply
          .status(status)
          .type('text/html; charset=utf-8')
          .send(framed(desk, viewer, { ...page, waiting }));
      },
    };
  }

  return {
    get(path: string, handler: Handler): void {
      app.get(path, async (request, reply) => {
        const visit = await visitOf(request, reply);
        return visit === undefined ? reply.redirect('/connexion', 303) : handler(visit);
      });
    },
    post(path: string, handler: Handler): void {
      app.post(path, async (request, reply) => {
        requireOwnPage(request);
        const visit = await visitOf(request, reply);
        if (visit === undefined) return reply.redirect('/connexion', 303);
        if (!sameToken(visit.form.jeton, visit.viewer.csrf)) {
          throw new PageFault(
            403,
            "Ce formulaire n'a pas été envoyé depuis cette page. Rouvrez la page et recommencez.",
          );
        }
        return handler(visit);
      });
    },
  };
}

export type PageRoutes = ReturnType<typeof pageRoutes>;

/** A form of another site is refused before it is looked at, the sign-in's too. @throws PageFault */
export function requireOwnPage({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  const origin = headers.origin;
  const foreign =
    (site !== undefined && site !== 'same-origin') ||
    (origin !== undefined && hostOf(origin) !== headers.host);
  if (foreign) throw new PageFault(403, "Ce formulaire vient d'une autre adresse.");
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Answers of a form, each once; a body that is no form has none. */
export function formOf(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((cell): cell is [string, string] => typeof cell[1] === 'string'),
  );
}

async function waitingFor(tx: Transaction<PortalTables>, today: string): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    SELECT (SELECT count(*) FROM match_proposal WHERE state = 'open')
        + (SELECT count(*) FROM payment WHERE suspense)
        + (SELECT count(*) FROM reversal WHERE suspense AND payment IS NULL) AS lettrage,
      (SELECT count(*) FROM certificate WHERE state = 'a_verifier') AS certificates,
      (SELECT count(*) FROM dossier_change WHERE state = 'a_valider') AS dossiers,
      (SELECT count(*) FROM request WHERE state NOT IN ('close', 'annulee') AND due_on < ${today}) AS requests,
      (SELECT count(*) FROM mail WHERE state = 'failed' AND body IS NOT NULL)
        + (SELECT count(DISTINCT person) FROM tenant_space
          WHERE bounced_at IS NOT NULL AND state IN ('pending', 'active', 'suspended')) AS mails,
      (SELECT count(*) FROM alarm WHERE seen_at IS NULL) AS alerts`.execute(tx);
  return rows[0] ?? { lettrage: 0, certificates: 0, dossiers: 0, requests: 0, mails: 0, alerts: 0 };
}

/** What went wrong, as a page: nothing of the inside. */
export function showErrors(app: FastifyInstance, services: PortalServices, desk: Desk): void {
  app.setErrorHandler((error, request, reply) => {
    const known =
      error instanceof PageFault
        ? error
        : error instanceof ErpFault
          ? new PageFault(409, error.message)
          : undefined;
    const status = known?.status ?? statusOf(error);
    if (status >= 500) {
      services.log.error('page-failed', error, {
        method: request.method,
        route: request.routeOptions.url ?? '',
      });
    }
    const sentence =
      known?.message ??
      (status >= 500
        ? "Le portail n'a pas pu faire ce qui était demandé."
        : "La demande n'a pas la forme attendue.");
    const body = html`<main class="lone"><div class="lone-card"><span class="lone-disc">${icon('error', 32)}</span><h1>Rien n'a changé</h1><p>${sentence}</p><p><a class="button" href="/a-lettrer">Revenir aux pages du portail</a></p></div></main>`;
    return reply
      .status(status)
      .type('text/html; charset=utf-8')
      .send(document(desk, "Rien n'a changé", body));
  });
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
