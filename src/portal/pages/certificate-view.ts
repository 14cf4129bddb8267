import { covers } from '../../rules/insurance/cover.ts';
import { type CertificateState, REFUSAL_REASONS } from '../../rules/insurance/states.ts';
import { certificateStateWords, flagWords, refusalReasonWords } from '../../rules/insurance/words.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { DecidedMeanwhile } from '../insurance/decide.ts';
import { refusalInWords } from '../insurance/refusal-words.ts';
import type { CertificateEvent, ShownCertificate } from './certificate-queries.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { chip, csrfField, type Notice } from './layout.ts';
import type { Viewer } from './session.ts';
import { fileList } from './shown-files.ts';
import { type FieldMistake, fieldError, wrongField } from './staff-forms.ts';
import { watchedAttributes, watchedField } from './watched-words.ts';
import { day, when } from './words.ts';

/** What was typed beside a decision. */
export type Decision = {
  readonly reason: string;
  readonly comment: string;
  /** Words of the comment to be put otherwise, or kept knowingly. */
  readonly words: readonly string[];
  readonly mistake?: FieldMistake | undefined;
};

export function stateChip(state: CertificateState): Html {
  switch (state) {
    case 'a_verifier':
      return chip('warning', 'toCheck', certificateStateWords[state]);
    case 'validee':
      return chip('success', 'done', certificateStateWords[state]);
    case 'refusee':
      return chip('danger', 'refused', certificateStateWords[state]);
  }
}

/** Who was first, when, and how. */
export function meanwhileNotice({ state, reason, by, where, at }: DecidedMeanwhile): Notice {
  const how = certificateStateWords[state].toLowerCase();
  const why = refusalInWords(reason, null);
  if (where === 'erp') {
    return { tone: 'warning', fact: `Entre-temps, le logiciel de gestion dit cette attestation ${how}.` };
  }
  return {
    tone: 'warning',
    fact: `${by} a déjà décidé\u202f: ${how}.`,
    detail: `${where === 'portal' ? 'Au portail' : 'Au guichet'}, le ${when(at)}${why === null ? '' : `\u202f: ${why}`}. Rien n'a changé ici.`,
  };
}

/** @param shown `before`: covers only once validated, by the landlord's guide */
export function certificateBody(
  viewer: Viewer,
  certificate: ShownCertificate,
  shown: { readonly typed?: Decision | undefined; readonly today: string; readonly before: boolean },
): Html {
  const { files } = certificate;
  return html`<p><a href="/attestations">Revenir aux attestations</a></p>
<div class="review"><div class="review-facts">${facts(certificate, shown)}${decisionForms(viewer, certificate, shown)}${history(certificate.events)}</div>
<section class="review-files" aria-labelledby="fichiers"><h2 id="fichiers">${files.length > 1 ? 'Documents' : 'Document'}</h2>${
    files.length === 0
      ? html`<p class="second">Cette attestation n'a pas de document ici.</p>`
      : fileList(files, "Documents de l'attestation")
  }</section></div>`;
}

function facts(
  certificate: ShownCertificate,
  { today, before }: { readonly today: string; readonly before: boolean },
): Html {
  const { account, lease, said } = certificate;
  const { number, insurer, policy, starts_on, ends_on, address, state } = certificate.facts;
  const covering = covers(before, { state, startsOn: starts_on, endsOn: ends_on }, today);
  const from = starts_on === null ? "Jusqu'au " : `Du ${day(starts_on)} au `;
  return html`<dl class="facts">
<dt>État</dt><dd>${said === null ? stateChip(state) : chip('neutral', 'info', said)} <span class="second">${covering ? "couvre le logement aujourd'hui" : "ne couvre pas le logement aujourd'hui"}</span></dd>
<dt>Compte</dt><dd><strong>${lease?.holder ?? 'Titulaire inconnu'}</strong> <span class="reference">${lease?.printed ?? account}</span></dd>
${lease !== undefined && lease.names.length > 0 && html`<dt>Au bail</dt><dd>${lease.names.join(', ')}</dd>`}
<dt>Logement</dt><dd>${lease?.masked === true ? 'Adresse masquée' : (lease?.address ?? 'Adresse inconnue du portail')}</dd>
<dt>Adresse assurée</dt><dd>${lease?.masked === true ? 'Adresse masquée' : (address ?? (said === null ? 'Celle du logement' : 'Non dite'))}</dd>
<dt>Assureur</dt><dd>${insurer ?? 'Non dit'}</dd>
<dt>Police</dt><dd>${policy ?? 'Non dite'}</dd>
<dt>Période</dt><dd>${from}${day(ends_on)}</dd>
${certificate.flags.length > 0 && html`<dt>À regarder</dt><dd>${certificate.flags.map((flag) => html`${chip('warning', 'info', flagWord(flag))} `)}</dd>`}
${number !== null && html`<dt>Récépissé</dt><dd><span class="document-number">n°${NBSP}${number}</span></dd>`}
</dl>`;
}

export function flagWord(flag: string): string {
  return Object.hasOwn(flagWords, flag) ? flagWords[flag as keyof typeof flagWords] : flag;
}

/** The decision that is not the one taken already, or both. */
function decisionForms(
  viewer: Viewer,
  { id, facts: { state } }: ShownCertificate,
  { typed }: { readonly typed?: Decision | undefined },
): Html {
  const hidden = html`${csrfField(viewer)}<input type="hidden" name="id" value="${id}"><input type="hidden" name="etat" value="${state}">`;
  const mistake = typed?.mistake;
  const words = typed?.words ?? [];
  return html`<section class="card decision" aria-labelledby="decision"><h2 class="card-title" id="decision">${state === 'a_verifier' ? 'Décision' : 'Revenir sur la décision'}</h2>
${
  state !== 'validee' &&
  html`<form method="post" action="/attestations/decision" class="decision-part">${hidden}
<p class="second">L'assurance couvre le logement, la période et les risques du locataire.</p>
<button class="button" data-variant="filled" type="submit" name="choix" value="valider">${icon('done')}Valider</button></form>`
}${
  state !== 'refusee' &&
  html`<form method="post" action="/attestations/decision" class="decision-part" novalidate>${hidden}
<div class="field"><label class="field-label" for="motif">Raison du refus</label><select class="input" id="motif" name="motif" required${wrongField('motif', mistake)}><option value="">Choisir</option>${REFUSAL_REASONS.map(
    (reason) =>
      html`<option value="${reason}"${typed?.reason === reason && html` selected`}>${refusalReasonWords[reason]}</option>`,
  )}</select>${fieldError('motif', mistake)}</div>
<div class="field"><label class="field-label" for="commentaire">Ce que le locataire doit apporter</label><textarea class="input" id="commentaire" name="commentaire" rows="3" maxlength="500"${words.length > 0 ? watchedAttributes(words) : wrongField('commentaire', mistake)}>${typed?.comment ?? ''}</textarea>
<p class="field-help">Facultatif, sauf pour une autre raison. Le locataire le lit.</p>${fieldError('commentaire', mistake)}</div>
${watchedField(words)}
<button class="button" data-variant="refusal" type="submit" name="choix" value="refuser">${icon('refused')}Refuser</button></form>`
}</section>`;
}

function history(events: readonly CertificateEvent[]): Html | false {
  return (
    events.length > 0 &&
    html`<section aria-labelledby="suivi"><h2 id="suivi">Suivi</h2><ol class="timeline">${events.map(
      ({ kind, state, reason, comment, author, done_where: where, at }) =>
        html`<li><p class="timeline-fact">${kind === 'attach' ? 'Prise au guichet' : certificateStateWords[state]}</p>
<p class="second">${when(at)}, ${where === 'erp' ? 'logiciel de gestion' : author}${kind === 'decide' && (where === 'portal' ? ', au portail' : where === 'counter' ? ', au guichet' : '')}</p>
${kind === 'decide' ? said(refusalInWords(reason, comment)) : said(comment)}</li>`,
    )}</ol></section>`
  );
}

function said(words: string | null): Html | false {
  return words !== null && html`<p>${words}</p>`;
}
