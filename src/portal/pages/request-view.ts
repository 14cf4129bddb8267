import { formatPhone } from '../../rules/phones.ts';
import { isClosed, REQUEST_STATES, type RequestState } from '../../rules/requests/states.ts';
import {
  channelWords,
  eventWords,
  natureWords,
  requestStateWords,
  type Slot,
  slotWords,
  urgencyWords,
} from '../../rules/requests/words.ts';
import { NBSP } from '../../rules/unicode.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { chip, csrfField } from './layout.ts';
import type { Answer } from './request-answer.ts';
import type { RequestEvent, ShownRequest } from './request-queries.ts';
import type { Viewer } from './session.ts';
import { fileList } from './shown-files.ts';
import { fieldError, wrongField } from './staff-forms.ts';
import { watchedAttributes, watchedField } from './watched-words.ts';
import { day, dayOf, when } from './words.ts';

export function stateChip(state: RequestState): Html {
  const word = requestStateWords[state];
  switch (state) {
    case 'ouverte':
      return chip('warning', 'toCheck', word);
    case 'prise-en-charge':
    case 'planifiee':
      return chip('accent', 'requests', word);
    case 'en-attente':
      return chip('neutral', 'toCheck', word);
    case 'close':
      return chip('success', 'done', word);
    case 'annulee':
      return chip('neutral', 'refused', word);
  }
}

export function urgencyChip(urgency: string): Html {
  if (urgency === 'danger') return chip('danger', 'danger', urgencyWords.danger);
  if (urgency === 'urgente') return chip('warning', 'urgent', urgencyWords.urgente);
  return html`${urgencyWords.normale}`;
}

/** A deadline, said late once it is past. */
export function dueChip(dueOn: string | null, today: string): Html {
  if (dueOn === null) return html`Non fixée`;
  return dueOn < today ? chip('danger', 'late', `${day(dueOn)}, en retard`) : html`${day(dueOn)}`;
}

export function requestBody(
  viewer: Viewer,
  request: ShownRequest,
  { typed, today }: { readonly typed: Answer | undefined; readonly today: string },
): Html {
  const closed = isClosed(request.facts.state);
  return html`<p><a href="/demandes">Revenir aux demandes</a></p>
<div class="review"><div class="review-facts">${facts(request, today)}${closed ? kept(typed) : answerForm(viewer, request, typed)}</div>
<section class="review-files" aria-labelledby="suivi"><h2 id="suivi">Suivi</h2>${
    request.events.length === 0
      ? html`<p class="second">Cette demande vient du logiciel de gestion\u202f: son suivi commence à la première réponse.</p>`
      : html`<ol class="timeline">${request.events.map(event)}</ol>`
  }</section></div>`;
}

type Contact = { readonly name: string; readonly phone: string | null; readonly email: string | null } | null;

function facts(
  { facts: held, lease, residence, said, openedAt, openedBy }: ShownRequest,
  today: string,
): Html {
  const contact = JSON.parse(held.contact) as Contact;
  const slots = slotWords(JSON.parse(held.availability) as readonly Slot[]);
  const { nature, channel, due_on: dueOn } = held;
  const opened = openedAt === null ? 'Jour inconnu' : said === null ? when(openedAt) : day(dayOf(openedAt));
  return html`<dl class="facts">
<dt>Demande</dt><dd><span class="document-number">n°${NBSP}${held.number}</span>${nature !== null && Object.hasOwn(natureWords, nature) && html`, ${natureWords[nature as keyof typeof natureWords].toLowerCase()}`}</dd>
<dt>État</dt><dd>${said === null ? stateChip(held.state) : chip('neutral', 'info', said)}${held.urgency !== 'normale' && html` ${urgencyChip(held.urgency)}`}</dd>
${!isClosed(held.state) && html`<dt>À traiter avant le</dt><dd>${dueChip(dueOn, today)}</dd>`}
<dt>Ouverte le</dt><dd>${opened}${openedBy !== null && html`, ${openedBy}`}${channel !== null && Object.hasOwn(channelWords, channel) && html`, ${channelWords[channel as keyof typeof channelWords].toLowerCase()}`}</dd>
${held.account !== null && html`<dt>Compte</dt><dd><strong>${lease?.holder ?? 'Titulaire inconnu'}</strong> <span class="reference">${lease?.printed ?? held.account}</span></dd>`}
<dt>Lieu</dt><dd>${placeOf(held.common, lease, residence)}</dd>
${contact !== null && html`<dt>À joindre</dt><dd>${[contact.name, contact.phone === null ? null : formatPhone(contact.phone), contact.email].filter((part) => part !== null && part !== '').join(', ')}</dd>`}
${slots !== '' && html`<dt>Disponible</dt><dd>${slots}</dd>`}
${held.description !== null && held.description !== '' && html`<dt>Description</dt><dd class="words">${held.description}</dd>`}
</dl>`;
}

function placeOf(common: boolean, lease: ShownRequest['lease'], residence: string | null): string {
  const where = common ? ['Parties communes'] : [];
  if (residence !== null) where.push(residence);
  if (lease?.masked === true) where.push('adresse masquée');
  else if (!common && lease?.address !== null && lease?.address !== undefined) where.push(lease.address);
  return where.length === 0 ? 'Inconnu du portail' : where.join(', ');
}

function answerForm(viewer: Viewer, { id, facts: held }: ShownRequest, typed: Answer | undefined): Html {
  const mistake = typed?.mistake;
  const words = typed?.words ?? [];
  const state = typed?.state ?? held.state;
  const due = typed?.dueText ?? (held.due_on === null ? '' : day(held.due_on));
  return html`<section class="card decision" aria-labelledby="repondre"><h2 class="card-title" id="repondre">Répondre</h2>
<form method="post" action="/demandes/reponse" class="decision-part" novalidate>${csrfField(viewer)}<input type="hidden" name="id" value="${id}"><input type="hidden" name="version" value="${held.version}"><input type="hidden" name="etatVu" value="${held.state}"><input type="hidden" name="echeanceVue" value="${held.due_on ?? ''}">
<div class="field"><label class="field-label" for="reponse">Réponse au locataire</label><textarea class="input" id="reponse" name="reponse" rows="5" maxlength="2000"${words.length > 0 ? watchedAttributes(words) : wrongField('reponse', mistake)}>${typed?.text ?? ''}</textarea>
${fieldError('reponse', mistake)}</div>
${watchedField(words)}
<div class="field-pair"><div class="field"><label class="field-label" for="etat">État</label><select class="input" id="etat" name="etat">${REQUEST_STATES.map(
    (one) =>
      html`<option value="${one}"${one === state && html` selected`}>${requestStateWords[one]}</option>`,
  )}</select></div>
<div class="field"><label class="field-label" for="echeance">À traiter avant le</label><input class="input" inputmode="numeric" id="echeance" name="echeance" value="${due}" maxlength="10" placeholder="JJ/MM/AAAA" autocomplete="off"${wrongField('echeance', mistake)}>${fieldError('echeance', mistake)}</div></div>
<button class="button" data-variant="filled" type="submit">${icon('done')}Enregistrer</button></form></section>`;
}

/** The request was closed while somebody wrote: what was written is not lost. */
function kept(typed: Answer | undefined): Html | false {
  return (
    typed !== undefined &&
    typed.text !== '' &&
    html`<div class="field"><label class="field-label" for="garde">Votre texte, non enregistré</label><textarea class="input" id="garde" rows="5" readonly>${typed.text}</textarea></div>`
  );
}

const PLACES = { counter: ', au guichet', portal: ', au portail', erp: '' } as const;

function event({ no, kind, author, done_where: where, at, text, state, files }: RequestEvent): Html {
  return html`<li><p class="timeline-fact">${eventWords[kind]}${state !== null && kind !== 'ouverture' && html` ${stateChip(state)}`}</p>
<p class="second">${when(at)}, ${author}${PLACES[where]}</p>
${text !== null && html`<p class="words">${text}</p>`}
${files.length > 0 && fileList(files, `Fichiers, ${eventWords[kind].toLowerCase()} ${no}`)}</li>`;
}
