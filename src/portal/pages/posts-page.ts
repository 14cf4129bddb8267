import { sql, type Transaction } from 'kysely';
import { listAgencies } from '../devices/agencies.ts';
import { CODE_HOURS, makeEnrolmentCode, revokeDevice } from '../devices/manage-devices.ts';
import type { PortalTables } from '../store/tables.ts';
import { type CodeMistake, type CodeWords, codeForm } from './code-form.ts';
import { type Html, html } from './html.ts';
import { chip, csrfField, empty, type Notice } from './layout.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import type { Viewer } from './session.ts';
import { age, number, when } from './words.ts';

type Post = {
  readonly id: string;
  readonly agency: string;
  readonly post: string;
  readonly till: string;
  readonly enrolled_at: Date;
  readonly revoked_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly received: number;
  readonly refused: number;
};

/** « Postes »: who exchanges with this portal, since when, and what was refused. */
export function registerPosts(pages: PageRoutes): void {
  pages.get('/postes', (visit) => show(visit));

  pages.post('/postes/code', async (visit) => {
    const { form, services, viewer } = visit;
    requireAdministrator(viewer);
    const wanted = {
      agency: form.agence ?? '',
      post: (form.poste ?? '').trim(),
      till: (form.caisse ?? '').trim().toUpperCase(),
    };
    const made = await makeEnrolmentCode(services, { ...wanted, by: viewer.name });
    if (made.kind === 'refused') return show(visit, undefined, { ...wanted, sentence: made.sentence });
    return visit.show({
      place: 'postes',
      title: 'Code à usage unique',
      body: html`<p class="lead">À taper sur le poste «\u202f${wanted.post}\u202f», dans Administration → Portail. Il n'est montré qu'ici et ne sert qu'une fois.</p>
<p class="code" aria-label="Code à usage unique">${made.shown}</p>
<p class="second">Valable ${CODE_HOURS} heures, jusqu'au ${when(made.expiresAt)}.</p>
<p><a class="button" data-variant="filled" href="/postes">Revenir aux postes</a></p>`,
    });
  });

  pages.post('/postes/retrait', async (visit) => {
    const { form, viewer } = visit;
    requireAdministrator(viewer);
    const post = (await posts(visit)).find(({ id, revoked_at }) => id === form.poste && revoked_at === null);
    if (post === undefined)
      return show(visit, { tone: 'warning', fact: "Ce poste n'est plus relié au portail." });
    if (form.choix !== 'retirer')
      return visit.show({
        place: 'postes',
        title: `Retirer le poste «\u202f${post.post}\u202f»\u202f?`,
        body: confirmation(viewer, post),
      });
    await revokeDevice(visit.services, post.id);
    return show(visit, {
      tone: 'success',
      fact: `Le poste «\u202f${post.post}\u202f» est retiré.`,
      detail: "Il ne peut plus rien envoyer ni recevoir. Ce qu'il a déjà envoyé reste.",
    });
  });
}

const WORDS: CodeWords = {
  action: '/postes/code',
  heading: 'Relier un poste',
  lead: 'Le code se tape une fois sur le poste, qui fabrique sa propre clé.',
  name: 'Nom du poste',
  example: 'Lettres majuscules et chiffres, comme G2',
};

async function show(visit: Visit, notice?: Notice, mistake?: CodeMistake): Promise<unknown> {
  const { viewer, services } = visit;
  const [list, agencies] = await Promise.all([posts(visit), listAgencies(services.database)]);
  const names = new Map(agencies.map(({ code, name }) => [code, name]));
  const table = html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Postes reliés au portail</caption>
<thead><tr><th scope="col">Poste</th><th scope="col">Agence</th><th scope="col">Caisse</th><th scope="col">Dernier contact</th><th scope="col" class="end">Opérations</th><th scope="col" class="end">Refus</th><th scope="col">État</th>${viewer.role === 'administrateur' && html`<th scope="col"><span class="visually-hidden">Action</span></th>`}</tr></thead>
<tbody>${list.map((post) => row(viewer, post, names, services.now()))}</tbody></table></div>`;
  return visit.show({
    place: 'postes',
    title: 'Postes',
    notice,
    status: mistake === undefined ? 200 : 422,
    body: html`${list.length === 0 ? empty('posts', 'Aucun poste relié', 'Un poste est relié par un code à usage unique, fait ici par un administrateur.') : table}
${viewer.role === 'administrateur' && codeForm(viewer, agencies, mistake, WORDS)}`,
  });
}

function row(viewer: Viewer, post: Post, names: ReadonlyMap<string, string>, now: number): Html {
  const state =
    post.revoked_at === null ? chip('success', 'done', 'Relié') : chip('neutral', 'refused', 'Retiré');
  const seen = post.last_seen_at ?? post.enrolled_at;
  const stale = post.revoked_at === null && now - seen.getTime() > 24 * 3_600_000;
  return html`<tr><th scope="row" data-label="Poste">${post.post}</th>
<td data-label="Agence">${names.get(post.agency) ?? post.agency}</td>
<td data-label="Caisse"><span class="document-number">${post.till}</span></td>
<td data-label="Dernier contact"${stale && html` data-tone="warning"`}>${post.last_seen_at === null ? 'jamais' : age(post.last_seen_at, now)}</td>
<td data-label="Opérations" class="end">${number(post.received)}</td>
<td data-label="Refus" class="end"${post.refused > 0 && html` data-tone="danger"`}>${number(post.refused)}</td>
<td data-label="État">${state}</td>
${
  viewer.role === 'administrateur' &&
  html`<td class="end">${
    post.revoked_at === null &&
    html`<form method="post" action="/postes/retrait">${csrfField(viewer)}<input type="hidden" name="poste" value="${post.id}"><button class="button" data-variant="refusal" data-size="small" type="submit">Retirer<span class="visually-hidden"> le poste ${post.post}</span></button></form>`
  }</td>`
}</tr>`;
}

function confirmation(viewer: Viewer, post: Post): Html {
  return html`<p class="lead">Le poste ne pourra plus rien envoyer ni recevoir. Les opérations qu'il n'a pas encore envoyées resteront sur lui.</p>
<dl class="facts"><dt>Poste</dt><dd>${post.post}</dd><dt>Caisse</dt><dd><span class="document-number">${post.till}</span></dd><dt>Opérations reçues</dt><dd>${number(post.received)}</dd></dl>
<form method="post" action="/postes/retrait" class="form-foot">${csrfField(viewer)}<input type="hidden" name="poste" value="${post.id}">
<a class="button" data-variant="filled" href="/postes">Garder le poste</a>
<button class="button" data-variant="refusal" type="submit" name="choix" value="retirer">Retirer le poste</button></form>`;
}

function requireAdministrator({ role }: Viewer): void {
  if (role !== 'administrateur') throw new PageFault(403, 'Réservé aux administrateurs.');
}

async function posts(visit: Visit): Promise<readonly Post[]> {
  const { agency } = visit.viewer;
  return visit.read(async (tx) => (await postsSql(agency).execute(tx as Transaction<PortalTables>)).rows);
}

function postsSql(agency: string | null) {
  return sql<Post>`
    SELECT d.id, d.agency, d.post, d.till, d.enrolled_at, d.revoked_at, d.last_seen_at,
      (SELECT coalesce(sum(i.count), 0)::bigint FROM incarnation i WHERE i.device = d.id) AS received,
      (SELECT count(*) FROM command c WHERE c.device = d.id AND c.outcome LIKE '{"kind":"rejected"%') AS refused
    FROM device d WHERE d.kind = 'counter' AND (${agency}::text IS NULL OR d.agency = ${agency})
    ORDER BY d.revoked_at IS NOT NULL, d.agency, d.post, d.enrolled_at`;
}
