import { DOSSIER_REFUSALS, type DossierState } from '../../rules/dossier/values.ts';
import { dossierStateWords } from '../../rules/dossier/words.ts';
import { type DecidedChange, decideChange } from '../dossier/decide.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import { type ChangeLine, listChanges, PAGE_ROWS, readChange } from './dossier-queries.ts';
import { changeBody, stateChip, type TypedDecision } from './dossier-view.ts';
import { type Html, html } from './html.ts';
import { empty, type Notice } from './layout.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import { textOf } from './staff-forms.ts';
import { type ListFilter, type StateList, showStateList } from './state-list.ts';
import { watchedWords } from './watched-words.ts';
import { count, day, dayOf, when } from './words.ts';

/** « Dossiers »: changes of the tenants' files and declarations that the counters took, to be checked. */
export function registerDossiers(pages: PageRoutes): void {
  pages.get('/dossiers', (visit) => list(visit));

  pages.get('/dossiers/un', (visit) => {
    const { id = '' } = visit.request.query as { readonly id?: unknown };
    return one(visit, typeof id === 'string' ? id : '');
  });

  pages.post('/dossiers/decision', async (visit) => {
    const { form, viewer, services } = visit;
    const { id = '', choix = '', motif = '' } = form;
    if (choix !== 'valider' && choix !== 'refuser') throw new PageFault(400, 'Choix inconnu.');
    const refused = choix === 'refuser';
    const answer = textOf(refused ? form.commentaire : form.reponse, 500);
    const words = watchedWords(visit, answer);
    const typed: TypedDecision = { refused, reason: motif, answer, words };
    const mistake = refused ? mistakeOf(typed) : undefined;
    if (mistake !== undefined || words.length > 0)
      return one(visit, id, { typed: { ...typed, mistake }, status: 422 });
    const at = services.now();
    const outcome = await visit.read((tx) =>
      decideChange(tx, {
        id,
        decision: refused ? 'refusee' : 'validee',
        reason: refused ? motif : null,
        answer: answer === '' ? null : answer,
        author: viewer.name,
        where: 'portal',
        at: new Date(at),
        doneOn: landlordDay(at),
      }),
    );
    return answered(visit, id, outcome, typed);
  });
}

function answered(visit: Visit, id: string, outcome: DecidedChange, typed: TypedDecision): Promise<unknown> {
  switch (outcome.kind) {
    case 'done':
      return list(visit, {
        tone: 'success',
        fact: typed.refused ? 'Le changement est refusé.' : 'Le changement est validé.',
        detail: "Les postes de l'agence le recevront à leur prochain échange.",
      });
    case 'stale':
      return one(visit, id, {
        notice: {
          tone: 'warning',
          fact: "Ce qui avait été vu au guichet a changé entre-temps\u202f: le changement n'est pas appliqué.",
          detail:
            "Il est refusé pour cette raison. Le guichet peut le reprendre sur la valeur d'aujourd'hui.",
        },
        status: 409,
      });
    case 'already': {
      const how = dossierStateWords[outcome.state].toLowerCase();
      return one(visit, id, {
        notice: {
          tone: 'warning',
          fact:
            outcome.by === '' ? `Déjà décidé\u202f: ${how}.` : `${outcome.by} a déjà décidé\u202f: ${how}.`,
          detail: `Le ${when(outcome.at)}. Rien n'a changé ici.`,
        },
        status: 409,
      });
    }
    case 'unknown':
      throw unknown();
  }
}

function mistakeOf({ reason, answer }: TypedDecision): TypedDecision['mistake'] {
  if (!(DOSSIER_REFUSALS as readonly string[]).includes(reason)) {
    return { field: 'motif', sentence: 'Choisissez la raison du refus.' };
  }
  if (reason === 'autre' && answer === '') {
    return { field: 'commentaire', sentence: 'Écrivez la raison\u202f: le locataire la lira.' };
  }
  return undefined;
}

function unknown(): PageFault {
  return new PageFault(404, "Ce changement n'est pas au portail, ou pas pour les comptes que vous voyez.");
}

async function one(
  visit: Visit,
  id: string,
  more: { readonly typed?: TypedDecision; readonly notice?: Notice; readonly status?: number } = {},
): Promise<unknown> {
  const change = await visit.read((tx) => readChange(tx, id));
  if (change === undefined) throw unknown();
  const { typed, notice, status = 200 } = more;
  const { lease, facts } = change;
  return visit.show({
    place: 'dossiers',
    title: `Dossier, ${lease?.holder ?? lease?.printed ?? facts.account}`,
    status,
    notice,
    body: changeBody(visit.viewer, change, typed),
  });
}

/** Words of the filter, as the address has them. */
const STATES = [
  { code: 'a-valider', state: 'a_valider', word: dossierStateWords.a_valider },
  { code: 'validees', state: 'validee', word: 'Validés' },
  { code: 'refusees', state: 'refusee', word: 'Refusés' },
  { code: 'tous', state: null, word: 'Tous' },
] as const;

const LIST: StateList<DossierState, ChangeLine> = {
  place: 'dossiers',
  title: 'Dossiers',
  path: '/dossiers',
  states: STATES,
  ofAccount: STATES[3],
  rows: PAGE_ROWS,
  noun: 'changement',
  order: (state) => state === 'a_valider' && ', le plus ancien en premier',
  read: listChanges,
  table,
  nothing,
};

function list(visit: Visit, notice?: Notice): Promise<unknown> {
  return showStateList(visit, LIST, notice);
}

function nothing({ state, account }: ListFilter<DossierState>): Html {
  if (account !== null) return empty('noResult', 'Aucun changement', "Ce compte n'en a pas dans cet état.");
  return state === 'a_valider'
    ? empty('allDone', 'Aucun changement à valider', 'Ce que les guichets prennent arrive ici.')
    : empty('files', 'Aucun changement', "Aucun n'est dans cet état pour l'instant.");
}

function table(lines: readonly ChangeLine[]): Html {
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Changements des dossiers</caption>
<thead><tr><th scope="col">Locataire</th><th scope="col">Changement</th><th scope="col">Justificatifs</th><th scope="col">Pris par</th><th scope="col">Reçu le</th><th scope="col">État</th></tr></thead>
<tbody>${lines.map(row)}</tbody></table></div>`;
}

function row({ id, printed, holder, label, number, author, files, state, receivedAt }: ChangeLine): Html {
  const brought = (JSON.parse(files) as readonly unknown[]).length;
  return html`<tr><th scope="row" data-label="Locataire"><span class="cell"><a href="/dossiers/un?id=${encodeURIComponent(id)}">${holder ?? 'Titulaire inconnu'}</a><span class="reference second">${printed}</span></span></th>
<td data-label="Changement"><span class="cell">${label}${number !== null && html`<span class="second document-number">${number}</span>`}</span></td>
<td data-label="Justificatifs">${brought === 0 ? 'Aucun' : count(brought, 'document')}</td>
<td data-label="Pris par">${author}</td>
<td data-label="Reçu le">${day(dayOf(receivedAt))}</td>
<td data-label="État">${stateChip(state)}</td></tr>`;
}
