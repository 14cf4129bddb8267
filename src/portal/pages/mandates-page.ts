import { shownMandateState } from '../../rules/direct-debit/mandate.ts';
import {
  type MandateState,
  REVOCATION_REASONS,
  type RevocationReason,
} from '../../rules/direct-debit/states.ts';
import { mandateStateWords, revocationWords } from '../../rules/direct-debit/words.ts';
import { REPLACED_BY_ERP } from '../direct-debit/erp-says.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import { type Html, html } from './html.ts';
import { chip, empty } from './layout.ts';
import { listMandates, type MandateLine, PAGE_ROWS } from './mandate-queries.ts';
import type { PageRoutes } from './page-routes.ts';
import { type ListFilter, type StateList, showStateList } from './state-list.ts';
import { day } from './words.ts';

/** « Mandats »: the mandates of direct debit that the counters made or changed, their accounts masked. */
export function registerMandates(pages: PageRoutes): void {
  pages.get('/mandats', (visit) => showStateList(visit, listOn(landlordDay(visit.services.now()))));
}

/** Words of the filter, as the address has them. */
const STATES = [
  { code: 'tous', state: null, word: 'Tous' },
  { code: 'a-signer', state: 'a_signer', word: mandateStateWords.a_signer },
  { code: 'actifs', state: 'actif', word: 'Actifs' },
  { code: 'revoques', state: 'revoque', word: 'Révoqués' },
] as const;

/** « Mandats », as it stands on a day of the landlord's. */
function listOn(today: string): StateList<MandateState, MandateLine> {
  return {
    place: 'mandats',
    title: 'Mandats',
    path: '/mandats',
    states: STATES,
    ofAccount: STATES[0],
    rows: PAGE_ROWS,
    noun: 'mandat',
    order: () => false,
    read: listMandates,
    table: (lines) => table(lines, today),
    nothing,
  };
}

function nothing({ state, account }: ListFilter<MandateState>): Html {
  if (account !== null) return empty('noResult', 'Aucun mandat', "Ce compte n'en a pas dans cet état.");
  return state === 'a_signer'
    ? empty('allDone', 'Aucun mandat à signer', 'Ce que les guichets impriment arrive ici.')
    : empty('mandates', 'Aucun mandat', 'Ce que les guichets mettent en place arrive ici.');
}

function table(lines: readonly MandateLine[], today: string): Html {
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Mandats de prélèvement</caption>
<thead><tr><th scope="col">Locataire</th><th scope="col">Référence du mandat</th><th scope="col">Compte débité</th><th scope="col">Jour</th><th scope="col">Signé le</th><th scope="col">Mandat signé</th><th scope="col">État</th></tr></thead>
<tbody>${lines.map((line) => row(line, today))}</tbody></table></div>`;
}

function row(line: MandateLine, today: string): Html {
  const { rum, printed, holder, debtor, maskedIban, createdOn, signedOn } = line;
  return html`<tr><th scope="row" data-label="Locataire"><span class="cell">${holder ?? 'Titulaire inconnu'}<span class="reference second">${printed}</span></span></th>
<td data-label="Référence du mandat"><span class="cell"><span class="reference">${rum}</span><span class="second">établi le ${day(createdOn)}</span></span></td>
<td data-label="Compte débité"><span class="cell"><span class="reference">${maskedIban ?? 'Non dit'}</span>${debtor !== null && html`<span class="second">${debtor}</span>`}</span></td>
<td data-label="Jour">${line.day === null ? 'Choisi par le bailleur' : `Le ${line.day}`}</td>
<td data-label="Signé le">${signedOn === null ? '' : day(signedOn)}</td>
<td data-label="Mandat signé">${signedFiles(line)}</td>
<td data-label="État"><span class="cell">${stateChip(line, today)}${ended(line)}</span></td></tr>`;
}

function signedFiles({ files, here }: MandateLine): Html {
  const named = JSON.parse(files) as readonly { readonly sha256: string; readonly name: string }[];
  const arrived = JSON.parse(here) as readonly string[];
  return html`<span class="cell">${named.map(({ sha256, name }) =>
    arrived.includes(sha256)
      ? html`<a href="/fichiers/${sha256}">${name}</a>`
      : html`<span>${name}</span><span class="second">Encore sur le poste qui l'a pris</span>`,
  )}</span>`;
}

function stateChip(line: MandateLine, today: string): Html {
  const state = shownMandateState(line, today);
  const word = mandateStateWords[state];
  switch (state) {
    case 'a_signer':
      return chip('warning', 'toCheck', word);
    case 'actif':
      return chip('success', 'done', word);
    case 'suspendu':
      return chip('neutral', 'info', word);
    case 'revoque':
    case 'caduc':
      return chip('danger', 'refused', word);
  }
}

/** When it ended, and why. */
function ended({ revokedOn, reason }: MandateLine): Html | false {
  if (revokedOn === null) return false;
  const why = reason === REPLACED_BY_ERP ? 'remplacé par le logiciel de gestion' : reasonWord(reason);
  return html`<span class="second">le ${day(revokedOn)}${why !== null && `, ${why}`}</span>`;
}

function reasonWord(reason: string | null): string | null {
  return isReason(reason) ? revocationWords[reason].toLowerCase() : null;
}

function isReason(reason: string | null): reason is RevocationReason {
  return (REVOCATION_REASONS as readonly (string | null)[]).includes(reason);
}
