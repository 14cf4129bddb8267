import { type Agency, listAgencies } from '../devices/agencies.ts';
import { CODE_HOURS, makeEnrolmentCode, revokeDevice } from '../devices/manage-devices.ts';
import { setService } from '../kiosk/service.ts';
import { type CodeMistake, type CodeWords, codeForm } from './code-form.ts';
import { type Html, html } from './html.ts';
import { type KioskLine, listKiosks } from './kiosk-queries.ts';
import { paperWords, serviceWords, terminalWords } from './kiosk-words.ts';
import { chip, csrfField, empty, type Notice } from './layout.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import type { Viewer } from './session.ts';
import { age, count, number, when } from './words.ts';

const WORDS: CodeWords = {
  action: '/bornes/code',
  heading: 'Relier une borne',
  lead: 'Le code se tape une fois sur la borne, qui fabrique sa propre clé.',
  name: 'Nom de la borne',
  example: 'Lettres majuscules et chiffres, comme B1',
};

/** « Bornes »: how the kiosks of the lobbies stand, and whether they serve. */
export function registerKiosks(pages: PageRoutes): void {
  pages.get('/bornes', (visit) => show(visit));

  pages.post('/bornes/code', async (visit) => {
    const { form, services, viewer } = visit;
    requireAdministrator(viewer);
    const wanted = {
      agency: form.agence ?? '',
      post: (form.poste ?? '').trim(),
      till: (form.caisse ?? '').trim().toUpperCase(),
    };
    const made = await makeEnrolmentCode(services, { ...wanted, kind: 'kiosk', by: viewer.name });
    if (made.kind === 'refused') return show(visit, undefined, { ...wanted, sentence: made.sentence });
    return visit.show({
      place: 'bornes',
      title: 'Code à usage unique',
      body: html`<p class="lead">À taper sur la borne «\u202f${wanted.post}\u202f», quand elle est installée. Il n'est montré qu'ici et ne sert qu'une fois.</p>
<p class="code" aria-label="Code à usage unique">${made.shown}</p>
<p class="second">Valable ${CODE_HOURS} heures, jusqu'au ${when(made.expiresAt)}.</p>
<p><a class="button" data-variant="filled" href="/bornes">Revenir aux bornes</a></p>`,
    });
  });

  pages.post('/bornes/service', async (visit) => {
    const { form, services, viewer } = visit;
    const kiosk = await livingKiosk(visit);
    if (kiosk === undefined) return show(visit, gone());
    const open = form.choix === 'ouvrir';
    if (!open && form.choix !== 'fermer') throw new PageFault(400, "La demande n'a pas la forme attendue.");
    const done = await setService(services, kiosk.id, { open, by: viewer.name });
    return show(visit, served(kiosk, open, done));
  });

  pages.post('/bornes/retrait', async (visit) => {
    const { form, services, viewer } = visit;
    requireAdministrator(viewer);
    const kiosk = await livingKiosk(visit);
    if (kiosk === undefined) return show(visit, gone());
    if (form.choix !== 'retirer') {
      return visit.show({
        place: 'bornes',
        title: `Retirer la borne «\u202f${kiosk.post}\u202f»\u202f?`,
        body: confirmation(viewer, kiosk),
      });
    }
    await revokeDevice(services, kiosk.id);
    return show(visit, {
      tone: 'success',
      fact: `La borne «\u202f${kiosk.post}\u202f» est retirée.`,
      detail: "Elle ne peut plus rien envoyer ni recevoir. Ce qu'elle a déjà envoyé reste.",
    });
  });
}

function gone(): Notice {
  return { tone: 'warning', fact: "Cette borne n'est plus reliée au portail." };
}

function served({ post }: KioskLine, open: boolean, done: boolean): Notice {
  const name = `La borne «\u202f${post}\u202f»`;
  if (!done) return { tone: 'neutral', fact: `${name} était déjà ${open ? 'en service' : 'hors service'}.` };
  return open
    ? {
        tone: 'success',
        fact: `${name} est remise en service.`,
        detail: 'Elle sert de nouveau à son prochain échange.',
      }
    : {
        tone: 'success',
        fact: `${name} est mise hors service.`,
        detail:
          "À son prochain échange, elle affiche qu'elle est hors service, une fois la visite en cours finie.",
      };
}

/** The one that the form names, of this person's reach. */
async function livingKiosk(visit: Visit): Promise<KioskLine | undefined> {
  const { form } = visit;
  return (await kiosks(visit)).find(({ id, revokedAt }) => id === form.borne && revokedAt === null);
}

function kiosks({ viewer, services, read }: Visit): Promise<readonly KioskLine[]> {
  return read((tx) => listKiosks(tx, viewer.agency, services.now()));
}

async function show(visit: Visit, notice?: Notice, mistake?: CodeMistake): Promise<unknown> {
  const { viewer, services } = visit;
  const [list, agencies] = await Promise.all([kiosks(visit), listAgencies(services.database)]);
  const administrator = viewer.role === 'administrateur';
  return visit.show({
    place: 'bornes',
    title: 'Bornes',
    notice,
    status: mistake === undefined ? 200 : 422,
    body: html`${list.length === 0 ? empty('kiosks', 'Aucune borne reliée', 'Une borne est reliée par un code à usage unique, fait ici par un administrateur.') : table(viewer, list, agencies, services.now())}
${administrator && codeForm(viewer, agencies, mistake, WORDS)}`,
  });
}

function table(viewer: Viewer, list: readonly KioskLine[], agencies: readonly Agency[], now: number): Html {
  const names = new Map(agencies.map(({ code, name }) => [code, name]));
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Bornes reliées au portail</caption>
<thead><tr><th scope="col">Borne</th><th scope="col">Agence</th><th scope="col">Service</th><th scope="col">Dernier signe</th><th scope="col">Tickets</th><th scope="col">Feuilles A4</th><th scope="col">Terminal</th><th scope="col">Appels</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
<tbody>${list.map((kiosk) => row(viewer, kiosk, names, now))}</tbody></table></div>`;
}

function row(viewer: Viewer, kiosk: KioskLine, names: ReadonlyMap<string, string>, now: number): Html {
  const { post, till, agency, seenAt, station, calls, lastCallAt, revokedAt, closedAt, closedBy } = kiosk;
  const { tone, drawing, word } = serviceWords(kiosk, now);
  const unknown = { word: '—', tone: null };
  const [ticket, a4, terminal] =
    station === null || revokedAt !== null
      ? [unknown, unknown, unknown]
      : [paperWords(station.ticket), paperWords(station.a4), terminalWords(station.terminal)];
  return html`<tr><th scope="row" data-label="Borne">${post} <span class="document-number">${till}</span></th>
<td data-label="Agence">${names.get(agency) ?? agency}</td>
<td data-label="Service">${chip(tone, drawing, word)}${
    closedAt !== null &&
    revokedAt === null &&
    html`<p class="second">par ${closedBy ?? ''}, le ${when(closedAt)}</p>`
  }</td>
<td data-label="Dernier signe">${seenAt === null ? 'jamais' : age(seenAt, now)}</td>
<td data-label="Tickets"${ticket.tone !== null && html` data-tone="${ticket.tone}"`}>${ticket.word}</td>
<td data-label="Feuilles A4"${a4.tone !== null && html` data-tone="${a4.tone}"`}>${a4.word}</td>
<td data-label="Terminal"${terminal.tone !== null && html` data-tone="${terminal.tone}"`}>${terminal.word}</td>
<td data-label="Appels"${calls > 0 && html` data-tone="warning"`}>${calls === 0 || lastCallAt === null ? 'aucun' : `${count(calls, 'appel')}, ${age(lastCallAt, now)}`}</td>
<td class="end">${revokedAt === null && actions(viewer, kiosk)}</td></tr>`;
}

function actions(viewer: Viewer, { id, post, closedAt }: KioskLine): Html {
  const hidden = html`${csrfField(viewer)}<input type="hidden" name="borne" value="${id}">`;
  const whose = html`<span class="visually-hidden"> la borne ${post}</span>`;
  return html`<form method="post" action="/bornes/service">${hidden}${
    closedAt === null
      ? html`<button class="button" data-size="small" type="submit" name="choix" value="fermer">Mettre hors service${whose}</button>`
      : html`<button class="button" data-size="small" type="submit" name="choix" value="ouvrir">Remettre en service${whose}</button>`
  }</form>${
    viewer.role === 'administrateur' &&
    html`<form method="post" action="/bornes/retrait">${hidden}<button class="button" data-variant="refusal" data-size="small" type="submit">Retirer${whose}</button></form>`
  }`;
}

function confirmation(viewer: Viewer, { id, post, till, received }: KioskLine): Html {
  return html`<p class="lead">La borne ne pourra plus rien envoyer ni recevoir, et ne servira plus personne. Ce qu'elle n'a pas encore envoyé restera sur elle.</p>
<dl class="facts"><dt>Borne</dt><dd>${post}</dd><dt>Caisse</dt><dd><span class="document-number">${till}</span></dd><dt>Opérations reçues</dt><dd>${number(received)}</dd></dl>
<form method="post" action="/bornes/retrait" class="form-foot">${csrfField(viewer)}<input type="hidden" name="borne" value="${id}">
<a class="button" data-variant="filled" href="/bornes">Garder la borne</a>
<button class="button" data-variant="refusal" type="submit" name="choix" value="retirer">Retirer la borne</button></form>`;
}

function requireAdministrator({ role }: Viewer): void {
  if (role !== 'administrateur') throw new PageFault(403, 'Réservé aux administrateurs.');
}
