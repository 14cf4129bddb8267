import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from 'kysely';
import type { IsoDate } from '../../rules/dates.ts';
import { formOf, PageFault } from '../pages/page-routes.ts';
import { sameToken } from '../pages/session.ts';
import { dayOf } from '../pages/words.ts';
import type { PortalServices } from '../server/services.ts';
import { fullName, personNames } from '../spaces/logins.ts';
import { type TenantDesk, tenantDesk } from '../spaces/tenant-desk.ts';
import { asLandlord } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import type { TenantAssets } from './assets.ts';
import { type Page, spacePage } from './layout.ts';
import { askQuestion, checkAnswer, type Question } from './question.ts';
import { type Tenant, tenantOf } from './session.ts';

export const COOKIE = 'guichet-espace';

/** What every page of the tenants stands in. */
export type TenantRoom = {
  readonly services: PortalServices;
  readonly assets: TenantAssets;
  readonly questionKey: string;
  /** Work that begins once its answer has left: how long it takes tells nobody anything. */
  afterAnswer(reply: FastifyReply, work: () => Promise<void>): void;
};

/** What a page works with. */
export type Visit = {
  readonly room: TenantRoom;
  readonly desk: TenantDesk;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Cells of the form that was sent. */
  readonly form: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly at: Date;
  /** The landlord's day. */
  readonly today: IsoDate;
  work<T>(work: (tx: Transaction<PortalTables>) => Promise<T>): Promise<T>;
  show(page: Page): FastifyReply;
  go(path: string): FastifyReply;
  /** A question for whoever is to show that he is no program. */
  ask(): Question;
  /** What is wrong with the answer that came with the form; empty when it is right. */
  answerFaults(): readonly string[];
};

export type TenantVisit = Visit & { readonly tenant: Tenant; readonly name: string };

type Handler<V> = (visit: V) => Promise<unknown> | unknown;

export type PostOptions = {
  /** Its form holds the token of a mail or the code of a slip, which nobody else's page can know. */
  readonly holdsWayIn?: boolean;
};

/** Pages under /espace; a form must come from their own pages, and from his own where somebody is signed in. */
export function tenantRoutes(app: FastifyInstance, room: TenantRoom) {
  const { services } = room;

  async function visitOf(
    request: FastifyRequest,
    reply: FastifyReply,
    viewer?: { readonly name: string; readonly csrf: string },
  ): Promise<Visit> {
    const desk = await asLandlord(services.database, tenantDesk);
    const form = formOf(request.body);
    const at = new Date(services.now());
    return {
      room,
      desk,
      request,
      reply,
      form,
      query: formOf(request.query),
      at,
      today: dayOf(at),
      work: (work) => asLandlord(services.database, work),
      show(page) {
        const frame = {
          assets: room.assets,
          profile: desk.profile,
          demonstration: services.mode === 'demonstration',
          viewer,
        };
        return reply
          .status(page.status ?? 200)
          .type('text/html; charset=utf-8')
          .send(spacePage(frame, page));
      },
      go: (path) => reply.redirect(path, 303),
      ask: () => askQuestion(room.questionKey, services.now()),
      answerFaults() {
        const { question: token = '', reponse: typed = '' } = form;
        const check = checkAnswer(room.questionKey, { token, typed, now: services.now() });
        if (check === 'right') return [];
        return [
          check === 'late'
            ? 'La question a changé\u202f: répondez à celle-ci.'
            : "Ce n'est pas la bonne réponse. Voici une autre question.",
        ];
      },
    };
  }

  async function tenantVisitOf(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<TenantVisit | undefined> {
    const token = request.cookies[COOKIE];
    const tenant = token === undefined ? undefined : await tenantOf(services, token);
    if (tenant === undefined) return undefined;
    const name = fullName(await asLandlord(services.database, (tx) => personNames(tx, tenant.person)));
    return { ...(await visitOf(request, reply, { name, csrf: tenant.csrf })), tenant, name };
  }

  return {
    visitOf,
    get(path: string, handler: Handler<Visit>): void {
      app.get(path, async (request, reply) => handler(await visitOf(request, reply)));
    },
    post(path: string, handler: Handler<Visit>, options: PostOptions = {}): void {
      app.post(path, async (request, reply) => {
        requireOwnForm(request, options);
        return handler(await visitOf(request, reply));
      });
    },
    getSignedIn(path: string, handler: Handler<TenantVisit>): void {
      app.get(path, async (request, reply) => {
        const visit = await tenantVisitOf(request, reply);
        return visit === undefined ? reply.redirect('/espace', 303) : handler(visit);
      });
    },
    postSignedIn(path: string, handler: Handler<TenantVisit>): void {
      app.post(path, async (request, reply) => {
        requireOwnForm(request, {});
        const visit = await tenantVisitOf(request, reply);
        if (visit === undefined) return reply.redirect('/espace?fait=session', 303);
        if (!sameToken(visit.form.jeton, visit.tenant.csrf)) {
          throw new PageFault(
            403,
            "Ce formulaire n'a pas été envoyé depuis votre espace. Rouvrez la page et recommencez.",
          );
        }
        return handler(visit);
      });
    },
  };
}

export type TenantRoutes = ReturnType<typeof tenantRoutes>;

/**
 * A form of another site is refused before it is looked at. Pages that carry a way in are sent with `no-referrer`, whose
 * forms say `Origin: null`: there the way in itself shows where the form was opened. @throws PageFault
 */
function requireOwnForm({ headers }: FastifyRequest, { holdsWayIn = false }: PostOptions): void {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw foreignForm();
  if (origin === undefined || (origin === 'null' && (holdsWayIn || site === 'same-origin'))) return;
  if (!URL.canParse(origin) || new URL(origin).host !== headers.host) throw foreignForm();
}

function foreignForm(): PageFault {
  return new PageFault(403, "Ce formulaire vient d'une autre adresse.");
}
