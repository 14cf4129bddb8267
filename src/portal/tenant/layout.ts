import type { LandlordProfile } from '../../rules/profile.ts';
import { constantMarkup, type Html, html } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';
import { noticeLine } from '../pages/layout.ts';
import type { TenantAssets } from './assets.ts';

/** What a page says of what was just done. */
export type Message = {
  readonly tone: 'success' | 'warning' | 'danger' | 'neutral';
  readonly fact: string;
  readonly detail?: string | undefined;
};

/** The message of a word in an address, which anybody may have written. */
export function messageOf(
  messages: Readonly<Record<string, Message>>,
  word: string | undefined,
): Message | undefined {
  return word !== undefined && Object.hasOwn(messages, word) ? messages[word] : undefined;
}

export type Page = {
  /** Title of the page and of its window. */
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: string | Html | undefined;
  readonly message?: Message | undefined;
  readonly body: Html;
  /** Something typed is to be corrected: said first by who reads the title aloud. */
  readonly faulty?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly status?: number | undefined;
};

export type Frame = {
  readonly assets: TenantAssets;
  readonly profile: LandlordProfile;
  readonly demonstration: boolean;
  /** Name and form token of who is signed in. */
  readonly viewer: { readonly name: string; readonly csrf: string } | undefined;
};

const HOUSE = constantMarkup(
  '<svg class="house" width="36" height="36" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><rect class="mark-tile" width="24" height="24" rx="6"/><path class="mark-arch" d="M6.5 11 12 6.5 17.5 11v6.5h-3.75V13.5h-3.5v4H6.5z" fill="none" stroke-width="1.6" stroke-linejoin="round"/></svg>',
);

/** A whole page in the landlord's name. */
export function spacePage(frame: Frame, page: Page): string {
  const { assets, profile, demonstration, viewer } = frame;
  const { title, lead, message, body, faulty = false, wide = false } = page;
  const named = `${faulty ? 'À corriger\u202f: ' : ''}${title} · Espace locataire ${profile.name}`;
  return `<!doctype html>${
    html`<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no"><title>${named}</title><link rel="icon" href="${assets.icon}" type="image/svg+xml"><link rel="stylesheet" href="${assets.css}"></head><body>
<a class="skip-link" href="#contenu">Aller au contenu</a>
<header class="space-head"><div class="space-head-in">
<a class="space-brand" href="/espace">${HOUSE}<span><span class="space-landlord">${profile.name}</span><span class="space-word">Espace locataire</span></span></a>
${
  viewer !== undefined &&
  html`<form method="post" action="/espace/deconnexion"><input type="hidden" name="jeton" value="${viewer.csrf}"><button class="button" type="submit">${icon('signOut')}Se déconnecter</button></form>`
}
</div>${demonstration && html`<p class="space-demo"><strong>Démonstration.</strong> Rien ici n'engage personne.</p>`}</header>
<main class="space-main" id="contenu" tabindex="-1"${wide && html` data-wide`}>
<div class="space-sheet">
${message !== undefined && noticeLine(message)}
<h1>${title}</h1>
${lead !== undefined && html`<p class="space-lead">${lead}</p>`}
${body}
</div>
</main>
${footer(profile)}
</body></html>`.markup
  }`;
}

function footer({ letterhead, name }: LandlordProfile): Html {
  const { phone, email, specimen, lines } = letterhead;
  return html`<footer class="space-foot"><div class="space-foot-in">
<section aria-labelledby="joindre"><h2 id="joindre">Joindre ${name}</h2>
<address>${lines.map((line) => html`<span>${line}</span>`)}</address>
<p class="space-contacts"><a href="tel:${phone.replace(/\s/g, '')}">${phone}</a><a href="mailto:${email}">${email}</a></p>
${specimen && html`<p class="small">Coordonnées inventées pour la présentation.</p>`}</section>
<nav aria-label="Aide et informations"><ul>
<li><a href="/espace/aide">Aide</a></li>
<li><a href="/espace/conditions">Conditions d'utilisation</a></li>
<li><a href="/espace/donnees-personnelles">Données personnelles</a></li>
<li><a href="/espace/cookies">Cookies</a></li>
</ul></nav>
</div></footer>`;
}

/** Whom to call, in a sentence: the landlord's telephone stays on one line. */
export function callSentence({ letterhead: { phone } }: LandlordProfile): Html {
  return html`Appelez le <a class="phone" href="tel:${phone.replace(/\s/g, '')}">${phone}</a> ou passez au guichet avec une pièce d'identité.`;
}
