import type { FastifyInstance, FastifyReply } from 'fastify';
import { NBSP } from '../../rules/unicode.ts';
import type { PortalServices } from '../server/services.ts';
import { html } from './html.ts';
import { icon, mark } from './icons.ts';
import { type Desk, document } from './layout.ts';
import { COOKIE, formOf, type PageRoutes, requireOwnPage } from './page-routes.ts';
import { IDLE_MS, type SignIn, signIn, signOut, viewerOf } from './session.ts';

/** « Connexion » */
export function registerSignIn(
  app: FastifyInstance,
  services: PortalServices,
  desk: Desk,
  pages: PageRoutes,
): void {
  app.get('/', (_request, reply) => reply.redirect('/a-lettrer', 303));
  app.get('/connexion', async (request, reply) => {
    const token = request.cookies[COOKIE];
    if (token !== undefined && (await viewerOf(services, token)) !== undefined)
      return reply.redirect('/a-lettrer', 303);
    return show(reply, desk, '', undefined);
  });
  app.post('/connexion', async (request, reply) => {
    requireOwnPage(request);
    const { identifiant = '', motdepasse = '' } = formOf(request.body);
    const answer = await signIn(services, {
      login: identifiant,
      password: motdepasse.slice(0, 200),
      address: request.ip,
    });
    if (answer.kind !== 'in') return show(reply, desk, identifiant.slice(0, 60), answer);
    return reply
      .setCookie(COOKIE, answer.token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        // Behind its proxy; on this very machine there is none.
        secure: request.protocol === 'https',
        maxAge: (IDLE_MS * 8) / 1000,
      })
      .redirect('/a-lettrer', 303);
  });
  pages.post('/deconnexion', async ({ request, reply }) => {
    await signOut(services, request.cookies[COOKIE] ?? '');
    return reply.clearCookie(COOKIE, { path: '/' }).redirect('/connexion', 303);
  });
}

function show(
  reply: FastifyReply,
  desk: Desk,
  login: string,
  answer: Exclude<SignIn, { kind: 'in' }> | undefined,
): FastifyReply {
  const error = answer === undefined ? undefined : sentenceOf(answer);
  const wrong = error !== undefined && html` aria-invalid="true" aria-describedby="erreur"`;
  const body = html`<main class="sign-in-desk"><div class="sign-in">
<div class="sign-in-where">
  <div class="sign-in-brand">${mark(36)}<div><p class="brand-name">Guichet</p><p class="small">Portail du bailleur</p></div></div>
  <p class="sign-in-landlord">${icon('landlord', 20)}${desk.landlord}</p>
  <p class="second">Lettrage, postes, alertes et échanges avec le logiciel de gestion.</p>
  ${desk.demonstration && html`<div class="demo-block"><strong>Démonstration</strong><br>Rien ici n'engage personne.</div>`}
</div>
<div class="sign-in-proof">
  <h1>Connexion</h1>
  <p class="sign-in-day">Réservée aux responsables et aux administrateurs</p>
  <form method="post" action="/connexion" class="credentials">
    <div class="field"><label class="field-label" for="identifiant">Identifiant</label><input class="input" id="identifiant" name="identifiant" value="${login}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="60" required${login === '' && html` autofocus`}${wrong}></div>
    <div class="field"><label class="field-label" for="motdepasse">Mot de passe</label><input class="input" id="motdepasse" name="motdepasse" type="password" autocomplete="current-password" maxlength="200" required${login !== '' && html` autofocus`}${wrong}></div>
    ${error !== undefined && html`<p class="field-error" id="erreur" role="alert">${icon('error')}<span>${error}</span></p>`}
    <button class="button" data-variant="filled" data-size="large" type="submit">Se connecter</button>
  </form>
</div>
</div></main>`;
  const status = answer === undefined ? 200 : answer.kind === 'wait' ? 429 : 403;
  if (answer?.kind === 'wait') reply.header('retry-after', answer.seconds);
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .send(document(desk, 'Connexion', body));
}

function sentenceOf(answer: Exclude<SignIn, { kind: 'in' }>): string {
  switch (answer.kind) {
    case 'wrong':
      return 'Identifiant ou mot de passe incorrect.';
    case 'not-for-agents':
      return 'Ces pages sont réservées aux responsables et aux administrateurs.';
    case 'wait': {
      const { seconds } = answer;
      const left = seconds < 60 ? `${seconds}${NBSP}s` : `${Math.ceil(seconds / 60)}${NBSP}min`;
      return `Trop d'essais\u202f: réessayez dans ${left}.`;
    }
  }
}
