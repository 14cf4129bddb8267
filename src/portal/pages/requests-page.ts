import type { IsoDate } from '../../rules/dates.ts';
import { isClosed } from '../../rules/requests/states.ts';
import { requestStateWords } from '../../rules/requests/words.ts';
import { NBSP } from '../../rules/unicode.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import { answerRequest } from '../requests/answer.ts';
import { findAccount } from './find-account.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { chip, empty, type Notice } from './layout.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import { type Answer, readAnswer } from './request-answer.ts';
import {
  listRequests,
  PAGE_ROWS,
  type RequestFilter,
  type RequestLine,
  readRequest,
} from './request-queries.ts';
import { dueChip, requestBody, stateChip, urgencyChip } from './request-view.ts';
import { pageFoot, textOf } from './staff-forms.ts';
import { count, day, dayOf } from './words.ts';

/** « Demandes »: what tenants ask for, and what the landlord answers. */
export function registerRequests(pages: PageRoutes): void {
  pages.get('/demandes', (visit) => list(visit));

  pages.get('/demandes/une', (visit) => {
    const { id = '' } = visit.request.query as { readonly id?: unknown };
    return one(visit, typeof id === 'string' ? id : '');
  });

  pages.post('/demandes/reponse', async (visit) => {
    const { form, viewer, services } = visit;
    const { id = '', version = '' } = form;
    const request = await visit.read((tx) => readRequest(tx, id));
    if (request === undefined) throw unknown();
    if (!/^\d{1,9}$/.test(version)) throw new PageFault(400, "La demande n'a pas la forme attendue.");
    const now = services.now();
    const typed = readAnswer(visit, request);
    if (typed.mistake !== undefined || typed.words.length > 0) {
      const moved = request.facts.version !== Number(version);
      return one(visit, id, { typed, status: 422, ...(moved ? { notice: changedNotice('') } : {}) });
    }
    const outcome = await visit.read((tx) =>
      answerRequest(tx, {
        id,
        version: Number(version),
        text: typed.text === '' ? null : typed.text,
        state: typed.state,
        dueOn: typed.dueOn,
        author: viewer.name,
        at: new Date(now),
        doneOn: landlordDay(now),
      }),
    );
    switch (outcome.kind) {
      case 'done':
        return one(visit, id, { notice: doneNotice(typed) });
      case 'changed':
        return one(visit, id, {
          typed,
          status: 409,
          notice: changedNotice(outcome.by),
        });
      case 'closed':
        return one(visit, id, {
          typed,
          status: 409,
          notice: {
            tone: 'warning',
            fact: "Cette demande a été close entre-temps\u202f: rien n'est enregistré.",
            ...(typed.text === ''
              ? {}
              : { detail: 'Votre texte est gardé ci-dessous, pour être repris ailleurs.' }),
          },
        });
      case 'unknown':
        throw unknown();
    }
  });
}

function unknown(): PageFault {
  return new PageFault(404, "Cette demande n'est pas au portail, ou pas pour les comptes que vous voyez.");
}

function changedNotice(by: string): Notice {
  return {
    tone: 'warning',
    fact: `${by === '' ? "Quelqu'un" : by} a écrit entre-temps\u202f: rien n'est encore enregistré.`,
    detail: 'Ce que vous aviez tapé est gardé. Relisez le suivi, puis enregistrez.',
  };
}

function doneNotice({ text }: Answer): Notice {
  return {
    tone: 'success',
    fact: text === '' ? 'La demande est enregistrée.' : 'La réponse est enregistrée.',
    detail: "Les postes de l'agence la recevront à leur prochain échange.",
  };
}

async function one(
  visit: Visit,
  id: string,
  more: { readonly typed?: Answer; readonly notice?: Notice; readonly status?: number } = {},
): Promise<unknown> {
  const request = await visit.read((tx) => readRequest(tx, id));
  if (request === undefined) throw unknown();
  const { typed, notice, status = 200 } = more;
  const today = landlordDay(visit.services.now());
  return visit.show({
    place: 'demandes',
    title: request.facts.label,
    status,
    notice,
    body: requestBody(visit.viewer, request, { typed, today }),
  });
}

const VIEWS = [
  { code: 'ouvertes', view: 'open', word: 'Ouvertes' },
  { code: 'en-retard', view: 'overdue', word: 'En retard' },
  { code: 'toutes', view: 'all', word: 'Toutes' },
] as const;

async function list(visit: Visit): Promise<unknown> {
  const query = visit.request.query as Record<string, unknown>;
  const searched = textOf(query.recherche, 40);
  const chosen = VIEWS.find(({ code }) => code === query.vue) ?? VIEWS[searched === '' ? 0 : 2];
  const found: Found = searched === '' ? {} : await find(visit, searched);
  const { wrong, ...by } = found;
  const at = Math.max(1, Math.min(10_000, Math.trunc(Number(query.page)) || 1));
  const filter: RequestFilter = {
    ...{ view: chosen.view, account: null, number: null, skip: (at - 1) * PAGE_ROWS },
    ...by,
  };
  const today = landlordDay(visit.services.now());
  const { lines, total } =
    wrong === undefined ? await visit.read((tx) => listRequests(tx, filter, today)) : { lines: [], total: 0 };
  return visit.show({
    place: 'demandes',
    title: 'Demandes',
    status: wrong === undefined ? 200 : 422,
    body: html`${filterForm(chosen.code, searched, wrong)}
${
  lines.length > 0
    ? html`<p class="second">${count(total, 'demande')}</p>${table(lines, today)}
${pageFoot('/demandes', { vue: chosen.code, ...(searched === '' ? {} : { recherche: searched }) }, { at, total, rows: PAGE_ROWS })}`
    : wrong === undefined && nothing(chosen.view, searched)
}`,
  });
}

type Found = { readonly number?: string; readonly account?: string; readonly wrong?: string };

/** A number of a request as it is printed, else the reference of an account. */
async function find(visit: Visit, searched: string): Promise<Found> {
  const number = searched.replace(/^n°\s*/i, '').toUpperCase();
  const { total } = await visit.read((tx) =>
    listRequests(tx, { view: 'all', account: null, number, skip: 0 }, ''),
  );
  if (total > 0) return { number };
  const account = await findAccount(visit, searched);
  return typeof account === 'string'
    ? { wrong: "Ni un numéro de demande, ni la référence d'un compte que vous pouvez voir." }
    : { account: account.key };
}

function filterForm(chosen: string, searched: string, wrong: string | undefined): Html {
  const told =
    wrong !== undefined && html` aria-invalid="true" aria-describedby="recherche-erreur" autofocus`;
  return html`<form method="get" action="/demandes" class="filter" role="search" aria-label="Demandes">
<div class="field"><label class="field-label" for="vue">Voir</label><select class="input" id="vue" name="vue">${VIEWS.map(
    ({ code, word }) => html`<option value="${code}"${code === chosen && html` selected`}>${word}</option>`,
  )}</select></div>
<div class="field"><label class="field-label" for="recherche">N° de demande ou référence du compte</label><input class="input reference" id="recherche" name="recherche" value="${searched}" maxlength="40" autocomplete="off" spellcheck="false"${told}>
${wrong !== undefined && html`<p class="field-error" id="recherche-erreur" role="alert">${icon('error')}<span>${wrong}</span></p>`}</div>
<button class="button" type="submit">Afficher</button></form>`;
}

function nothing(view: RequestFilter['view'], searched: string): Html {
  if (searched !== '')
    return empty('noResult', 'Aucune demande', 'Rien dans cette vue pour ce que vous cherchez.');
  switch (view) {
    case 'open':
      return empty('allDone', 'Aucune demande ouverte', 'Ce que les guichets enregistrent arrive ici.');
    case 'overdue':
      return empty('allDone', 'Aucune demande en retard', 'Chaque demande ouverte est dans son délai.');
    case 'all':
      return empty('requests', 'Aucune demande', 'Ce que les guichets enregistrent arrive ici.');
  }
}

function table(lines: readonly RequestLine[], today: IsoDate): Html {
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Demandes</caption>
<thead><tr><th scope="col">Demande</th><th scope="col">Pour</th><th scope="col">Urgence</th><th scope="col">Ouverte le</th><th scope="col">À traiter avant le</th><th scope="col">État</th></tr></thead>
<tbody>${lines.map((line) => row(line, today))}</tbody></table></div>`;
}

function row(line: RequestLine, today: IsoDate): Html {
  const { id, number, label, printed, holder, residence, urgency, openedAt, dueOn, state, said } = line;
  return html`<tr><th scope="row" data-label="Demande"><span class="cell"><a href="/demandes/une?id=${encodeURIComponent(id)}">${label}</a><span class="document-number second">n°${NBSP}${number}</span></span></th>
<td data-label="Pour">${
    printed === null
      ? html`<span class="cell">Parties communes${residence !== null && html`<span class="second">${residence}</span>`}</span>`
      : html`<span class="cell">${holder ?? 'Titulaire inconnu'}<span class="reference second">${printed}</span></span>`
  }</td>
<td data-label="Urgence">${urgencyChip(urgency)}</td>
<td data-label="Ouverte le">${openedAt === null ? '' : day(dayOf(openedAt))}</td>
<td data-label="À traiter avant le">${isClosed(state) ? '' : dueChip(dueOn, today)}</td>
<td data-label="État">${said === null ? stateChip(state) : chip('neutral', 'info', said === '' ? requestStateWords[state] : said)}</td></tr>`;
}
