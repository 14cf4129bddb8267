import type { PortalSpaceState } from '../../rules/registrations/states.ts';
import { html } from '../pages/html.ts';
import { field, questionField, submit, wayTo } from './form-parts.ts';
import { callSentence, type Message, messageOf, type Page } from './layout.ts';
import { typedPassword } from './new-password.ts';
import { endSession, signInTenant, tenantOf, triedOften } from './session.ts';
import { COOKIE, type TenantRoutes, type Visit } from './tenant-routes.ts';
import { waitPage } from './wait-page.ts';

/** What was just done elsewhere, by the word in the address. */
const MESSAGES: Readonly<Record<string, Message>> = {
  activation: {
    tone: 'success',
    fact: 'Votre espace est activé.',
    detail: 'Connectez-vous avec le mot de passe que vous venez de choisir.',
  },
  'mot-de-passe': {
    tone: 'success',
    fact: 'Votre mot de passe est changé.',
    detail: 'Connectez-vous avec le nouveau.',
  },
  adresse: { tone: 'success', fact: 'Votre adresse e-mail est confirmée.' },
  deconnexion: { tone: 'success', fact: 'Vous êtes déconnecté.' },
  partout: { tone: 'success', fact: 'Vous êtes déconnecté de tous vos appareils.' },
  session: {
    tone: 'neutral',
    fact: 'Vous avez été déconnecté.',
    detail: 'Sans activité pendant 30\u00a0minutes, le mot de passe est redemandé.',
  },
};

/** « Connexion » */
export function registerTenantSignIn(pages: TenantRoutes): void {
  pages.get('/', async (visit) => {
    const { request, room, query } = visit;
    const token = request.cookies[COOKIE];
    if (token !== undefined && (await tenantOf(room.services, token)) !== undefined)
      return visit.go(query.fait === 'adresse' ? '/espace/compte?fait=confirmee' : '/espace/compte');
    const asked = await triedOften(room.services, { login: '', address: request.ip });
    return visit.show(signInPage(visit, { asked, message: messageOf(MESSAGES, query.fait) }));
  });
  pages.post('/', signIn);
  pages.postSignedIn('/deconnexion', async (visit) => {
    await endSession(visit.room.services, visit.request.cookies[COOKIE] ?? '');
    forgetCookie(visit);
    return visit.go('/espace?fait=deconnexion');
  });
}

async function signIn(visit: Visit): Promise<unknown> {
  const { room, request, form } = visit;
  const { services } = room;
  const login = (form.identifiant ?? '').trim().slice(0, 300);
  const tried = { login, address: request.ip };
  const asked = await triedOften(services, tried);
  if (asked) {
    const answer = visit.answerFaults();
    if (answer.length > 0) return visit.show(signInPage(visit, { asked, login, answer }));
  }
  const answer = await signInTenant(services, { ...tried, password: typedPassword(form.motdepasse) });
  switch (answer.kind) {
    case 'in':
      // Whoever was signed in here before is not any more.
      await endSession(services, request.cookies[COOKIE] ?? '');
      giveCookie(visit, answer.token);
      return visit.go('/espace/compte');
    case 'wait':
      return visit.show(waitPage(visit, answer.seconds));
    case 'shut':
      return visit.show(shutPage(visit, answer.state));
    case 'wrong': {
      const often = await triedOften(services, tried);
      return visit.show(signInPage(visit, { asked: often, login, wrong: true }));
    }
  }
}

export function giveCookie({ request, reply }: Visit, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/espace',
    httpOnly: true,
    sameSite: 'strict',
    // Behind its proxy; on this very machine there is none.
    secure: request.protocol === 'https',
  });
}

export function forgetCookie({ reply }: Visit): void {
  reply.clearCookie(COOKIE, { path: '/espace' });
}

type Shown = {
  /** A question is asked as well. */
  readonly asked: boolean;
  readonly login?: string;
  readonly wrong?: boolean;
  readonly answer?: readonly string[];
  readonly message?: Message | undefined;
};

function signInPage(visit: Visit, shown: Shown): Page {
  const { profile } = visit.desk;
  const { asked, login = '', wrong = false, answer = [], message } = shown;
  return {
    title: 'Connexion',
    lead: `À votre espace locataire ${profile.name}.`,
    faulty: wrong || answer.length > 0,
    status: wrong || answer.length > 0 ? 403 : 200,
    message: wrong
      ? {
          tone: 'danger',
          fact: 'Identifiant ou mot de passe incorrect.',
          detail: 'Vérifiez les majuscules et les espaces, puis réessayez.',
        }
      : message,
    body: html`<form class="space-form" method="post" action="/espace">${field({
      name: 'identifiant',
      label: 'Adresse e-mail ou identifiant',
      value: login,
      help: "L'identifiant est sur le bulletin d'activation, par exemple L4827 1936.",
      autocomplete: 'username',
      inputmode: 'email',
      maxlength: 300,
    })}${field({
      name: 'motdepasse',
      label: 'Mot de passe',
      type: 'password',
      autocomplete: 'current-password',
      maxlength: 200,
      focus: wrong,
    })}${questionField(asked ? visit.ask() : undefined, {
      errors: answer,
      focus: answer.length > 0,
      call: callSentence(profile),
    })}${submit('Se connecter')}</form>
<div class="ways">${wayTo('/espace/mot-de-passe-oublie', "J'ai oublié mon mot de passe")}${wayTo('/espace/identifiant-oublie', "J'ai oublié mon identifiant")}${wayTo('/espace/activer', "J'ai un code d'activation")}</div>`,
  };
}

/** The password was right: who holds it may know how his space stands, and whom to ask. */
function shutPage({ desk: { profile } }: Visit, state: Exclude<PortalSpaceState, 'active'>): Page {
  const call = callSentence(profile);
  const body = html`<div class="ways">${wayTo('/espace', 'Revenir à la connexion')}${wayTo('/espace/aide', 'Aide')}</div>`;
  const status = 403;
  switch (state) {
    case 'suspended':
      return {
        title: 'Votre espace est suspendu',
        lead: html`${profile.name} l'a suspendu. Votre bail, votre compte et vos paiements ne changent pas. ${call}`,
        body,
        status,
      };
    case 'closed':
      return {
        title: 'Votre espace est fermé',
        lead: html`Vous avez été désinscrit. Votre bail, votre compte et vos paiements ne changent pas. Pour vous réinscrire${'\u202f'}: ${call}`,
        body,
        status,
      };
    case 'exited':
      return {
        title: 'Votre espace est désactivé',
        lead: html`Il l'a été après votre départ du logement. Pour un document ou une question${'\u202f'}: ${call}`,
        body,
        status,
      };
    case 'pending':
      return {
        title: "Votre espace n'est pas encore activé",
        lead: html`Ouvrez le lien du dernier e-mail d'activation, ou saisissez le code de votre bulletin. Sinon${'\u202f'}: ${call}`,
        body: html`<div class="ways">${wayTo('/espace/activer', 'Saisir le code du bulletin')}${wayTo('/espace/aide', "Je ne reçois pas l'e-mail")}</div>`,
        status,
      };
  }
}
