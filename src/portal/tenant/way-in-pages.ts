import { html } from '../pages/html.ts';
import type { LinkPurpose } from '../store/tables.ts';
import { wayTo } from './form-parts.ts';
import { callSentence, type Page } from './layout.ts';
import type { Visit } from './tenant-routes.ts';

export type ShutWay = 'used' | 'expired' | 'unknown';

/** A link or a code that opens nothing, and what to do next. */
export function shutWayPage(
  { desk: { profile } }: Visit,
  purpose: LinkPurpose,
  kind: ShutWay,
  from: 'link' | 'slip' = 'link',
): Page {
  const thing = from === 'slip' ? 'code' : 'lien';
  const call = callSentence(profile);
  switch (kind) {
    case 'used':
      return {
        title: `Ce ${thing} a déjà servi`,
        lead:
          purpose === 'activation'
            ? `Votre espace est sans doute déjà activé\u202f: connectez-vous avec le mot de passe que vous avez choisi.`
            : `Un ${thing} ne sert qu'une fois. Ce qu'il devait changer l'est déjà.`,
        body: html`<div class="ways">${wayTo('/espace', 'Me connecter')}${wayTo('/espace/mot-de-passe-oublie', "J'ai oublié mon mot de passe")}</div><p class="part-note">Ce n'était pas vous${'\u202f'}? ${call}</p>`,
        status: 410,
      };
    case 'expired':
      return {
        title: `Ce ${thing} ne fonctionne plus`,
        lead: html`${
          purpose === 'activation'
            ? `Sa durée est passée, ou un envoi plus récent l'a remplacé\u202f: cherchez le dernier reçu.`
            : `Sa durée est passée, ou une demande plus récente l'a remplacé.`
        } ${purpose === 'activation' ? html`Sinon, demandez une nouvelle activation. ${call}` : false}`,
        body: html`<div class="ways">${
          purpose === 'password' && wayTo('/espace/mot-de-passe-oublie', 'Demander un nouveau lien')
        }${purpose === 'email' && wayTo('/espace/compte/adresse', 'Demander un nouveau lien')}${
          purpose === 'activation' && wayTo('/espace/activer', "Saisir le code d'un bulletin")
        }${wayTo('/espace', 'Me connecter')}${wayTo('/espace/aide', 'Aide')}</div>`,
        status: 410,
      };
    case 'unknown':
      return {
        title: `Ce ${thing} n'est pas reconnu`,
        lead:
          from === 'slip'
            ? html`Vérifiez les douze caractères de votre bulletin. ${call}`
            : html`Il manque peut-être la fin du lien${'\u202f'}: ouvrez-le depuis l'e-mail, ou copiez-le en entier. ${call}`,
        body: html`<div class="ways">${
          purpose === 'activation' && wayTo('/espace/activer', "Saisir le code d'un bulletin")
        }${wayTo('/espace', 'Me connecter')}${wayTo('/espace/aide', 'Aide')}</div>`,
        status: 404,
      };
  }
}

/** Nothing of the address of a page that carries a way in goes anywhere. */
export function keepToItself(visit: Visit): void {
  visit.reply.header('referrer-policy', 'no-referrer');
}
