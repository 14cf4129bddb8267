import type { Assets } from './assets.ts';
import { type Html, html } from './html.ts';
import { type IconName, icon, mark } from './icons.ts';
import type { Viewer } from './session.ts';
import { number } from './words.ts';

/** What every page stands in. */
export type Desk = {
  readonly assets: Assets;
  readonly landlord: string;
  readonly demonstration: boolean;
};

/** What waits for this person, beside its place in the rail. */
export type Waiting = {
  readonly lettrage: number;
  readonly certificates: number;
  /** Changes of the tenants' files to be checked. */
  readonly dossiers: number;
  /** Whose deadline is past. */
  readonly requests: number;
  readonly mails: number;
  readonly alerts: number;
};

export type Place =
  | 'a-lettrer'
  | 'attestations'
  | 'demandes'
  | 'dossiers'
  | 'mandats'
  | 'postes'
  | 'bornes'
  | 'courriels'
  | 'alertes'
  | 'echanges';

const PLACES: readonly { readonly id: Place; readonly word: string; readonly icon: IconName }[] = [
  { id: 'a-lettrer', word: 'À lettrer', icon: 'lettrage' },
  { id: 'attestations', word: 'Attestations', icon: 'certificates' },
  { id: 'demandes', word: 'Demandes', icon: 'requests' },
  { id: 'dossiers', word: 'Dossiers', icon: 'files' },
  { id: 'mandats', word: 'Mandats', icon: 'mandates' },
  { id: 'postes', word: 'Postes', icon: 'posts' },
  { id: 'bornes', word: 'Bornes', icon: 'kiosks' },
  { id: 'courriels', word: 'Courriels', icon: 'mail' },
  { id: 'alertes', word: 'Alertes', icon: 'alerts' },
  { id: 'echanges', word: 'Échanges', icon: 'exchanges' },
];

/** Work of every day, and no trouble. */
const QUIET: ReadonlySet<Place> = new Set(['a-lettrer', 'attestations', 'dossiers']);

/** What has just been done, told at the top of the page it is done from. */
export type Notice = {
  readonly tone: 'success' | 'warning' | 'danger' | 'neutral';
  readonly fact: string;
  readonly detail?: string | undefined;
};

export function document(desk: Desk, title: string, body: Html): string {
  return `<!doctype html>${
    html`<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Portail Guichet</title><link rel="icon" href="${desk.assets.icon}" type="image/svg+xml"><link rel="stylesheet" href="${desk.assets.css}"></head><body>${body}</body></html>`
      .markup
  }`;
}

/** A page of someone signed in: rail and top bar on the desk, the work on one sheet. */
export function framed(
  desk: Desk,
  viewer: Viewer,
  page: {
    readonly place: Place;
    readonly title: string;
    readonly waiting: Waiting;
    readonly notice?: Notice | undefined;
    readonly body: Html;
  },
): string {
  const { place, title, notice, body } = page;
  const rail = railOf(desk, viewer, place, page.waiting);
  return document(
    desk,
    title,
    html`${desk.demonstration && html`<div class="demo-frame" aria-hidden="true"></div>`}
<a class="skip-link" href="#travail">Aller au contenu</a>
<div class="frame">
<header class="top-bar">
  <a class="brand" href="/a-lettrer">${mark(28)}<span class="brand-name">Guichet</span><span class="brand-part">Portail</span></a>
  <div class="top-bar-facts">
    <span class="agent"><span class="avatar" aria-hidden="true">${viewer.initials}</span><span>${viewer.name}</span></span>
    <form method="post" action="/deconnexion">${csrfField(viewer)}<button class="button" type="submit">${icon('signOut')}Se déconnecter</button></form>
  </div>
</header>
<nav class="rail" aria-label="Pages du portail">${rail}</nav>
<details class="menu"><summary>${icon('menu')}Menu</summary><nav aria-label="Pages du portail, menu">${rail}</nav></details>
<main class="sheet" id="travail" tabindex="-1">
<div class="page-head"><h1>${title}</h1></div>
<div class="page-body">${notice !== undefined && noticeLine(notice)}${body}</div>
</main>
</div>`,
  );
}

function railOf(desk: Desk, viewer: Viewer, place: Place, waiting: Waiting): Html {
  const places = PLACES.filter(({ id }) => id !== 'echanges' || viewer.role === 'administrateur');
  const counts: Partial<Record<Place, number>> = {
    'a-lettrer': waiting.lettrage,
    attestations: waiting.certificates,
    demandes: waiting.requests,
    dossiers: waiting.dossiers,
    courriels: waiting.mails,
    alertes: waiting.alerts,
  };
  return html`<ul class="rail-list">${places.map(({ id, word, icon: drawing }) => {
    const waits = counts[id] ?? 0;
    return html`<li><a class="rail-item" href="/${id}"${id === place && html` aria-current="page"`}>${icon(drawing, 20)}<span class="rail-word">${word}</span>${
      waits > 0 &&
      html`<span class="counter" data-tone="${QUIET.has(id) ? 'neutral' : 'warning'}">${number(waits)}<span class="visually-hidden">${id === 'demandes' ? ' en retard' : ' en attente'}</span></span>`
    }</a></li>`;
  })}</ul>
<div class="rail-foot">${
    desk.demonstration &&
    html`<div class="demo-block"><strong>Démonstration</strong><br>Rien ici n'engage personne.</div>`
  }<p class="post-landlord">${desk.landlord}</p><p>${viewer.jobTitle}</p></div>`;
}

/** The token that says that a form was sent from this person's own page. */
export function csrfField({ csrf }: Viewer): Html {
  return html`<input type="hidden" name="jeton" value="${csrf}">`;
}

const NOTICE_ICONS = { success: 'done', warning: 'info', danger: 'error', neutral: 'info' } as const;

export function noticeLine({ tone, fact, detail }: Notice): Html {
  const role = tone === 'danger' ? 'alert' : 'status';
  return html`<div class="alert" data-tone="${tone}" role="${role}">${icon(NOTICE_ICONS[tone])}<div><p class="alert-fact">${fact}</p>${
    detail !== undefined && html`<p>${detail}</p>`
  }</div></div>`;
}

export function chip(
  tone: 'neutral' | 'accent' | 'success' | 'warning' | 'danger',
  drawing: IconName,
  word: string,
): Html {
  return html`<span class="chip" data-tone="${tone}">${icon(drawing, 14)}${word}</span>`;
}

/** Nothing waits: one sentence, and why. */
export function empty(drawing: IconName, sentence: string, reason: string): Html {
  return html`<div class="empty"><span class="empty-tile">${icon(drawing, 32)}</span><p class="empty-title">${sentence}</p><p>${reason}</p></div>`;
}
