import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../pages/html.ts';
import { PageFault } from '../pages/page-routes.ts';
import type { PortalServices } from '../server/services.ts';
import { registerAccount } from './account-page.ts';
import { registerActivation } from './activate-page.ts';
import { answerWork } from './answer-work.ts';
import { registerTenantAssets } from './assets.ts';
import { registerConfirmEmail } from './confirm-email-page.ts';
import { registerConsent } from './consent-page.ts';
import { registerCredentials } from './credentials-pages.ts';
import { registerForgotten } from './forgotten-pages.ts';
import { wayTo } from './form-parts.ts';
import { registerNewPassword } from './new-password-page.ts';
import { questionKey } from './question-key.ts';
import { registerTenantSignIn } from './sign-in-page.ts';
import { type TenantRoom, type TenantRoutes, tenantRoutes } from './tenant-routes.ts';
import { registerTexts } from './text-pages.ts';

/** Where the tenants' pages are; their cookie is sent nowhere else. */
export const TENANT_BASE = '/espace';

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The tenants' own pages, drawn by the server: no script at all. To be registered with the prefix `TENANT_BASE`, in a
 * scope of its own: their cookie, their errors and their words are not those of the staff's pages.
 */
export async function registerTenantPages(app: FastifyInstance, services: PortalServices): Promise<void> {
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 16_384 });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', POLICY);
  });
  const work = answerWork(services.log);
  app.addHook('onClose', work.finish);
  const room: TenantRoom = {
    services,
    assets: registerTenantAssets(app, TENANT_BASE),
    questionKey: await questionKey(services.database),
    afterAnswer: work.after,
  };
  const pages = tenantRoutes(app, room);
  showFaults(app, services, pages);
  registerTenantSignIn(pages);
  registerActivation(pages);
  registerForgotten(pages);
  registerNewPassword(pages);
  registerConfirmEmail(pages);
  registerAccount(pages);
  registerConsent(pages);
  registerCredentials(pages);
  registerTexts(pages);
}

/** What went wrong, as a page: nothing of the inside. */
function showFaults(app: FastifyInstance, services: PortalServices, pages: TenantRoutes): void {
  async function show(request: FastifyRequest, reply: FastifyReply, status: number, sentence: string) {
    const visit = await pages.visitOf(request, reply);
    return visit.show({
      title: status === 404 ? "Cette page n'existe pas" : "Rien n'a changé",
      lead: sentence,
      status,
      body: html`<div class="ways">${wayTo('/espace', "Revenir à l'espace locataire")}${wayTo('/espace/aide', 'Aide')}</div>`,
    });
  }
  app.setNotFoundHandler((request, reply) =>
    show(request, reply, 404, "L'adresse a peut-être changé, ou le lien a été coupé."),
  );
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) {
      services.log.error('page-failed', error, {
        method: request.method,
        route: request.routeOptions.url ?? '',
      });
    }
    const sentence = sentenceOf(error, status);
    try {
      return await show(request, reply, status, sentence);
    } catch {
      // The database is away: a page needs it, a sentence does not.
      return reply.status(503).type('text/plain; charset=utf-8').send('Le service revient bientôt.');
    }
  });
}

function sentenceOf(error: unknown, status: number): string {
  if (error instanceof PageFault) return error.message;
  if (status === 429) return 'Trop de demandes\u202f: réessayez dans une minute.';
  if (status >= 500)
    return "Le service n'a pas pu faire ce qui était demandé. Réessayez dans quelques minutes.";
  return "La demande n'a pas la forme attendue.";
}

function statusOf(error: unknown): number {
  if (error instanceof PageFault) return error.status;
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
