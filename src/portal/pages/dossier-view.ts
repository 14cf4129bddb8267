import { situationPaper } from '../../rules/dossier/papers.ts';
import {
  DOSSIER_REFUSALS,
  type DossierState,
  SITUATIONS,
  type Situation,
} from '../../rules/dossier/values.ts';
import {
  type ChangedLine,
  dossierRefusalWords,
  dossierStateWords,
  situationWords,
} from '../../rules/dossier/words.ts';
import { channelWords } from '../../rules/requests/words.ts';
import { NBSP } from '../../rules/unicode.ts';
import { decisionInWords } from '../dossier/decision-words.ts';
import type { ShownChange } from './dossier-queries.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { chip, csrfField } from './layout.ts';
import type { Viewer } from './session.ts';
import { fileList } from './shown-files.ts';
import { type FieldMistake, fieldError, wrongField } from './staff-forms.ts';
import { watchedAttributes, watchedField } from './watched-words.ts';
import { day, when } from './words.ts';

/** What was typed beside a decision. */
export type TypedDecision = {
  readonly refused: boolean;
  readonly reason: string;
  readonly answer: string;
  /** Words of the answer to be put otherwise, or kept knowingly. */
  readonly words: readonly string[];
  readonly mistake?: FieldMistake | undefined;
};

export function stateChip(state: DossierState): Html {
  switch (state) {
    case 'a_valider':
      return chip('warning', 'toCheck', dossierStateWords[state]);
    case 'validee':
      return chip('success', 'done', dossierStateWords[state]);
    case 'refusee':
      return chip('danger', 'refused', dossierStateWords[state]);
  }
}

/** One change: what it is, before and after, its papers, and the decision. */
export function changeBody(viewer: Viewer, change: ShownChange, typed: TypedDecision | undefined): Html {
  const { files, facts: row } = change;
  return html`<p><a href="/dossiers">Revenir aux dossiers</a></p>
<div class="review"><div class="review-facts">${facts(change)}${compared(change)}${
    row.state === 'a_valider' ? decisionForms(viewer, change, typed) : decided(change)
  }</div>
<section class="review-files" aria-labelledby="fichiers"><h2 id="fichiers">${files.length > 1 ? 'Justificatifs' : 'Justificatif'}</h2>${awaited(row.situation)}${
    files.length === 0
      ? html`<p class="second">Aucun document n'a été pris avec ce changement.</p>`
      : fileList(files, 'Documents du changement')
  }</section></div>`;
}

function facts({ facts: row, lease, person }: ShownChange): Html {
  const { situation, happened_on: on, comment, number, author, channel, received_at, part } = row;
  const how =
    channel !== null && Object.hasOwn(channelWords, channel)
      ? channelWords[channel as keyof typeof channelWords]
      : null;
  return html`<dl class="facts">
<dt>État</dt><dd>${stateChip(row.state)}</dd>
<dt>Changement</dt><dd><strong>${row.label}</strong></dd>
${situation !== null && html`<dt>Ce qui est déclaré</dt><dd>${isSituation(situation) ? situationWords[situation] : situation}${on !== null && html`, le ${day(on)}`}</dd>`}
<dt>Compte</dt><dd><strong>${lease?.holder ?? 'Titulaire inconnu'}</strong> <span class="reference">${lease?.printed ?? row.account}</span></dd>
${lease !== undefined && lease.names.length > 0 && html`<dt>Au bail</dt><dd>${lease.names.join(', ')}</dd>`}
${person !== null && html`<dt>Concerne</dt><dd>${person ?? "Une personne qui n'est plus sur ce compte"}</dd>`}
${part !== 'protection' && html`<dt>Logement</dt><dd>${lease?.masked === true ? 'Adresse masquée' : (lease?.address ?? 'Adresse inconnue du portail')}</dd>`}
<dt>Pris par</dt><dd>${author}, le ${when(received_at)}${how !== null && `, ${how.toLowerCase()}`}</dd>
${number !== null && html`<dt>Récépissé</dt><dd><span class="document-number">n°${NBSP}${number}</span></dd>`}
${comment !== null && html`<dt>Commentaire</dt><dd class="words">${comment}</dd>`}
</dl>`;
}

function compared({ facts: { part }, lines, since }: ShownChange): Html | false {
  if (part === 'situation') return false;
  return html`<section aria-labelledby="avant-apres"><h2 id="avant-apres">Avant et après</h2>
${
  lines.length === 0
    ? html`<p class="second">Seule l'écriture change.</p>`
    : linesTable('Avant et après', lines, 'Avant', 'Demandé')
}</section>
${
  since !== null &&
  html`<section aria-labelledby="depuis"><h2 id="depuis">Changé entre-temps</h2>
<p>Ce qui avait été vu au guichet n'est plus ce qui compte. Ce changement ne peut plus être validé\u202f: refusez-le, et le guichet le reprendra sur la valeur d'aujourd'hui.</p>
${linesTable('Changé entre-temps', since, "Vu à l'ouverture", "Aujourd'hui")}</section>`
}`;
}

function linesTable(caption: string, lines: readonly ChangedLine[], before: string, after: string): Html {
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">${caption}</caption>
<thead><tr><th scope="col">Donnée</th><th scope="col">${before}</th><th scope="col">${after}</th></tr></thead>
<tbody>${lines.map(
    (line) =>
      html`<tr><th scope="row" data-label="Donnée">${line.label}</th><td data-label="${before}">${line.before}</td><td data-label="${after}"><strong>${line.after}</strong></td></tr>`,
  )}</tbody></table></div>`;
}

function awaited(situation: string | null): Html | false {
  if (!isSituation(situation)) return false;
  const { paper, hint } = situationPaper(situation);
  return html`<p><strong>À présenter</strong>\u202f: ${paper}.</p>${hint !== null && html`<p class="second">${hint}</p>`}`;
}

function isSituation(text: string | null): text is Situation {
  return (SITUATIONS as readonly (string | null)[]).includes(text);
}

function decisionForms(
  viewer: Viewer,
  { facts: { id, part }, since }: ShownChange,
  typed: TypedDecision | undefined,
): Html {
  const hidden = html`${csrfField(viewer)}<input type="hidden" name="id" value="${id}">`;
  const refusal = typed?.refused === true ? typed : undefined;
  const accepted = typed?.refused === false ? typed : undefined;
  const chosen = refusal?.reason ?? (since === null ? '' : 'change-entre-temps');
  const mistake = refusal?.mistake;
  return html`<section class="card decision" aria-labelledby="decision"><h2 class="card-title" id="decision">Décision</h2>
${
  since === null &&
  html`<form method="post" action="/dossiers/decision" class="decision-part">${hidden}
<p class="second">${part === 'situation' ? 'La déclaration est prouvée, et ce qui en découle est fait.' : 'Le changement prend effet dans tous les guichets.'}</p>
<div class="field"><label class="field-label" for="reponse">Réponse au locataire</label><textarea class="input" id="reponse" name="reponse" rows="2" maxlength="500"${watchedOf(accepted)}>${accepted?.answer ?? ''}</textarea>
<p class="field-help">Facultatif. Le locataire la lit.</p></div>
${watchedField(accepted?.words ?? [])}
<button class="button" data-variant="filled" type="submit" name="choix" value="valider">${icon('done')}Valider</button></form>`
}<form method="post" action="/dossiers/decision" class="decision-part" novalidate>${hidden}
<div class="field"><label class="field-label" for="motif">Raison du refus</label><select class="input" id="motif" name="motif" required${wrongField('motif', mistake)}><option value="">Choisir</option>${DOSSIER_REFUSALS.map(
    (reason) =>
      html`<option value="${reason}"${chosen === reason && html` selected`}>${dossierRefusalWords[reason]}</option>`,
  )}</select>${fieldError('motif', mistake)}</div>
<div class="field"><label class="field-label" for="commentaire">Ce que le locataire doit apporter</label><textarea class="input" id="commentaire" name="commentaire" rows="3" maxlength="500"${watchedOf(refusal) || wrongField('commentaire', mistake)}>${refusal?.answer ?? ''}</textarea>
<p class="field-help">Facultatif, sauf pour une autre raison. Le locataire le lit.</p>${fieldError('commentaire', mistake)}</div>
${watchedField(refusal?.words ?? [])}
<button class="button" data-variant="refusal" type="submit" name="choix" value="refuser">${icon('refused')}Refuser</button></form></section>`;
}

function watchedOf(typed: TypedDecision | undefined): Html | false {
  return typed !== undefined && typed.words.length > 0 && watchedAttributes(typed.words);
}

function decided({
  facts: { state, decided_by: by, decided_at: at, decided_where: where, ...row },
}: ShownChange): Html {
  const words = decisionInWords(row);
  const who =
    by === null || at === null
      ? "Appliqué dès l'enregistrement au guichet."
      : where === 'erp'
        ? `Le logiciel de gestion le dit, le ${when(at)}.`
        : `${by}, au portail, le ${when(at)}.`;
  return html`<section aria-labelledby="suivi"><h2 id="suivi">Décision</h2><ol class="timeline"><li><p class="timeline-fact">${dossierStateWords[state]}</p>
<p class="second">${who}</p>${words !== null && html`<p>${words}</p>`}</li></ol></section>`;
}
