import { checkRule } from '../../rules/insurance/rules.ts';
import { CERTIFICATE_STATES, type CertificateState, REFUSAL_REASONS } from '../../rules/insurance/states.ts';
import { certificateStateWords } from '../../rules/insurance/words.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import { landlordProfile } from '../erp/landlord-rule.ts';
import { decideCertificate } from '../insurance/decide.ts';
import { type CertificateLine, listCertificates, PAGE_ROWS, readCertificate } from './certificate-queries.ts';
import { certificateBody, type Decision, flagWord, meanwhileNotice, stateChip } from './certificate-view.ts';
import { type Html, html } from './html.ts';
import { chip, empty, type Notice } from './layout.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import { textOf } from './staff-forms.ts';
import { type ListFilter, type StateList, showStateList } from './state-list.ts';
import { watchedWords } from './watched-words.ts';
import { day, dayOf } from './words.ts';

/** « Attestations »: what the counters took, to be checked here or there. */
export function registerCertificates(pages: PageRoutes): void {
  pages.get('/attestations', (visit) => list(visit));

  pages.get('/attestations/une', (visit) => {
    const { id = '' } = visit.request.query as { readonly id?: unknown };
    return one(visit, typeof id === 'string' ? id : '');
  });

  pages.post('/attestations/decision', async (visit) => {
    const { form, viewer, services } = visit;
    const { id = '', etat = '', choix = '', motif = '' } = form;
    if (!isState(etat) || (choix !== 'valider' && choix !== 'refuser'))
      throw new PageFault(400, 'Choix inconnu.');
    const comment = textOf(form.commentaire, 500);
    const words = choix === 'refuser' ? watchedWords(visit, comment) : [];
    const typed: Decision = { reason: motif, comment, words };
    const refused = choix === 'refuser';
    const mistake = refused ? mistakeOf(typed) : undefined;
    if (mistake !== undefined || words.length > 0)
      return one(visit, id, { typed: { ...typed, mistake }, status: 422 });
    const at = services.now();
    const outcome = await visit.read((tx) =>
      decideCertificate(tx, {
        id,
        from: etat,
        decision: refused ? 'refusee' : 'validee',
        reason: refused ? typed.reason : null,
        comment: refused && typed.comment !== '' ? typed.comment : null,
        author: viewer.name,
        where: 'portal',
        command: null,
        at: new Date(at),
        doneOn: landlordDay(at),
      }),
    );
    switch (outcome.kind) {
      case 'done':
        return list(visit, {
          tone: 'success',
          fact: refused ? "L'attestation est refusée." : "L'attestation est validée.",
          detail: "Les postes de l'agence le recevront à leur prochain échange.",
        });
      case 'already':
        return one(visit, id, { typed, notice: meanwhileNotice(outcome), status: 409 });
      case 'unknown':
        throw unknown();
    }
  });
}

function isState(text: unknown): text is CertificateState {
  return (CERTIFICATE_STATES as readonly unknown[]).includes(text);
}

function mistakeOf({ reason, comment }: Decision): Decision['mistake'] {
  if (!(REFUSAL_REASONS as readonly string[]).includes(reason)) {
    return { field: 'motif', sentence: 'Choisissez la raison du refus.' };
  }
  if (reason === 'autre' && comment === '') {
    return { field: 'commentaire', sentence: 'Écrivez la raison\u202f: le locataire la lira.' };
  }
  return undefined;
}

function unknown(): PageFault {
  return new PageFault(
    404,
    "Cette attestation n'est pas au portail, ou pas pour les comptes que vous voyez.",
  );
}

async function one(
  visit: Visit,
  id: string,
  more: { readonly typed?: Decision; readonly notice?: Notice; readonly status?: number } = {},
): Promise<unknown> {
  const certificate = await visit.read((tx) => readCertificate(tx, id));
  if (certificate === undefined) throw unknown();
  const { typed, notice, status = 200 } = more;
  const today = landlordDay(visit.services.now());
  const { before } = checkRule(landlordProfile(visit.services.landlord), today);
  const title = `Attestation, ${certificate.lease?.holder ?? certificate.lease?.printed ?? certificate.account}`;
  return visit.show({
    place: 'attestations',
    title,
    status,
    notice,
    body: certificateBody(visit.viewer, certificate, { typed, today, before }),
  });
}

/** Words of the filter, as the address has them. */
const STATES = [
  { code: 'a-verifier', state: 'a_verifier', word: certificateStateWords.a_verifier },
  { code: 'validees', state: 'validee', word: 'Validées' },
  { code: 'refusees', state: 'refusee', word: 'Refusées' },
  { code: 'toutes', state: null, word: 'Toutes' },
] as const;

const LIST: StateList<CertificateState, CertificateLine> = {
  place: 'attestations',
  title: 'Attestations',
  path: '/attestations',
  states: STATES,
  ofAccount: STATES[3],
  rows: PAGE_ROWS,
  noun: 'attestation',
  order: (state) => state === 'a_verifier' && ', la plus ancienne en premier',
  read: listCertificates,
  table,
  nothing,
};

function list(visit: Visit, notice?: Notice): Promise<unknown> {
  return showStateList(visit, LIST, notice);
}

function nothing({ state, account }: ListFilter<CertificateState>): Html {
  if (account !== null) {
    return empty('noResult', 'Aucune attestation', "Ce compte n'en a pas dans cet état.");
  }
  return state === 'a_verifier'
    ? empty('allDone', 'Aucune attestation à vérifier', 'Ce que les guichets prennent arrive ici.')
    : empty('certificates', 'Aucune attestation', "Aucune n'est dans cet état pour l'instant.");
}

function table(lines: readonly CertificateLine[]): Html {
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Attestations</caption>
<thead><tr><th scope="col">Locataire</th><th scope="col">Assureur</th><th scope="col">Assuré jusqu'au</th><th scope="col">À regarder</th><th scope="col">Reçue le</th><th scope="col">État</th></tr></thead>
<tbody>${lines.map(row)}</tbody></table></div>`;
}

function row(line: CertificateLine): Html {
  const { id, printed, holder, insurer, policy, endsOn, flags, state, said, receivedAt } = line;
  const odd = (JSON.parse(flags) as readonly string[]).map(flagWord);
  return html`<tr><th scope="row" data-label="Locataire"><span class="cell"><a href="/attestations/une?id=${encodeURIComponent(id)}">${holder ?? 'Titulaire inconnu'}</a><span class="reference second">${printed}</span></span></th>
<td data-label="Assureur"><span class="cell">${insurer ?? 'Non dit'}${policy !== null && html`<span class="second">${policy}</span>`}</span></td>
<td data-label="Assuré jusqu'au">${day(endsOn)}</td>
<td data-label="À regarder">${odd.map((word, at) => (at === 0 ? word : word.toLowerCase())).join(', ')}</td>
<td data-label="Reçue le">${receivedAt === null ? 'Logiciel de gestion' : day(dayOf(receivedAt))}</td>
<td data-label="État">${said === null ? stateChip(state) : chip('neutral', 'info', said)}</td></tr>`;
}
