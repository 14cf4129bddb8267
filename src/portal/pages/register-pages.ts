import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { landlordProfile } from '../erp/landlord-rule.ts';
import type { PortalServices } from '../server/services.ts';
import { registerAlerts } from './alerts-page.ts';
import { registerAssets } from './assets.ts';
import { registerCertificates } from './certificates-page.ts';
import { registerDossiers } from './dossiers-page.ts';
import { registerExchanges } from './exchanges-page.ts';
import { registerKiosks } from './kiosks-page.ts';
import type { Desk } from './layout.ts';
import { registerLettrage } from './lettrage-page.ts';
import { registerMail } from './mail-page.ts';
import { registerMandates } from './mandates-page.ts';
import { pageRoutes, showErrors } from './page-routes.ts';
import { registerPosts } from './posts-page.ts';
import { registerRequests } from './requests-page.ts';
import { sweepSessions } from './session.ts';
import { registerFiles } from './shown-files.ts';
import { registerSignIn } from './sign-in-page.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The pages for the landlord's staff, drawn by the server: no script at all. To be called in a scope of its own, for only
 * pages take forms and cookies.
 */
export async function registerPages(app: FastifyInstance, services: PortalServices): Promise<void> {
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 16_384 });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', POLICY);
  });
  const desk: Desk = {
    assets: registerAssets(app),
    landlord: landlordProfile(services.landlord).name,
    demonstration: services.mode === 'demonstration',
  };
  showErrors(app, services, desk);
  const pages = pageRoutes(app, services, desk);
  registerSignIn(app, services, desk, pages);
  registerLettrage(pages);
  registerCertificates(pages);
  registerRequests(pages);
  registerDossiers(pages);
  registerMandates(pages);
  registerFiles(pages);
  registerPosts(pages);
  registerKiosks(pages);
  registerMail(pages);
  registerAlerts(pages);
  registerExchanges(pages);
  await sweepSessions(services);
}
