import { NBSP } from '../../rules/unicode.ts';
import { html } from '../pages/html.ts';
import { wayTo } from './form-parts.ts';
import type { Page } from './layout.ts';
import type { Visit } from './tenant-routes.ts';

/** Too many tries: how long to wait, and what helps meanwhile. The same for a login that exists and one that does not. */
export function waitPage({ reply }: Visit, seconds: number): Page {
  reply.header('retry-after', seconds);
  return {
    title: "Trop d'essais",
    lead: `Par sécurité, réessayez dans ${waitWords(seconds)}. Votre espace n'est pas bloqué.`,
    status: 429,
    body: html`<div class="ways">${wayTo('/espace', 'Revenir à la connexion')}${wayTo('/espace/mot-de-passe-oublie', "J'ai oublié mon mot de passe")}${wayTo('/espace/aide', 'Aide')}</div>`,
  };
}

function waitWords(seconds: number): string {
  if (seconds <= 60) return `${seconds}${NBSP}secondes`;
  return `${Math.ceil(seconds / 60)}${NBSP}minutes`;
}
