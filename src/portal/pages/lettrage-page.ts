import { formatEuros } from '../../rules/money.ts';
import { NBSP } from '../../rules/unicode.ts';
import { type DecisionOutcome, decideProposal, placeSuspended } from '../erp/decide.ts';
import { findAccount } from './find-account.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { chip, csrfField, empty, type Notice, noticeLine } from './layout.ts';
import {
  type AccountLine,
  openProposals,
  type Proposal,
  SHOWN,
  type Suspended,
  suspendedFacts,
  suspendedPayment,
} from './lettrage-queries.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import type { Viewer } from './session.ts';
import { count, day, modeWord, number } from './words.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** « À lettrer »: what the ERP holds beside what the counters did, and a person decides. */
export function registerLettrage(pages: PageRoutes): void {
  pages.get('/a-lettrer', (visit) => show(visit));

  pages.post('/a-lettrer/decision', async (visit) => {
    const { form, services, viewer } = visit;
    const { piece = '', acte = '', choix = '' } = form;
    if (!UUID.test(acte) || (choix !== 'lettrer' && choix !== 'refuser'))
      throw new PageFault(400, 'Choix inconnu.');
    const accept = choix === 'lettrer';
    const outcome = await decideProposal(services.database, {
      piece,
      payment: acte,
      accept,
      staff: viewer,
      now: services.now(),
    });
    return show(visit, decisionNotice(outcome, accept));
  });

  pages.post('/a-lettrer/compte', async (visit) => {
    const { form } = visit;
    const { encaissement = '', reference = '' } = form;
    const payment = await visit.read((tx) => suspendedPayment(tx, encaissement));
    if (payment === undefined)
      return show(visit, decisionNotice({ kind: 'decided-already', accepted: true, by: null }, true));
    const found = await findAccount(visit, reference);
    if (typeof found === 'string')
      return show(visit, undefined, { payment: payment.id, reference, sentence: found });
    return visit.show({
      place: 'a-lettrer',
      title: 'Donner son compte à un encaissement',
      body: confirmation(visit.viewer, payment, found),
    });
  });

  pages.post('/a-lettrer/placer', async (visit) => {
    const { form, services, viewer } = visit;
    const { encaissement = '', compte = '' } = form;
    if (!UUID.test(encaissement)) throw new PageFault(400, 'Choix inconnu.');
    const outcome = await placeSuspended(services.database, {
      payment: encaissement,
      account: compte,
      staff: viewer,
      now: services.now(),
    });
    const done: Notice = {
      tone: 'success',
      fact: "L'encaissement est au compte.",
      detail: "Les postes de l'agence le recevront à leur prochain échange.",
    };
    return show(visit, outcome.kind === 'done' ? done : decisionNotice(outcome, true));
  });
}

type Mistake = { readonly payment: string; readonly reference: string; readonly sentence: string };

async function show(visit: Visit, notice?: Notice, mistake?: Mistake): Promise<unknown> {
  const { proposals, suspended } = await visit.read(async (tx) => ({
    proposals: await openProposals(tx),
    suspended: await suspendedFacts(tx),
  }));
  const nothing = proposals.length + suspended.length === 0;
  return visit.show({
    place: 'a-lettrer',
    title: 'À lettrer',
    notice,
    status: mistake === undefined ? 200 : 422,
    body: nothing
      ? empty(
          'allDone',
          'Rien à lettrer',
          'Chaque encaissement des guichets est à son compte, une seule fois.',
        )
      : html`${proposals.length > 0 && proposalSection(visit.viewer, proposals)}${suspended.length > 0 && suspenseSection(visit.viewer, suspended, mistake)}`,
  });
}

function proposalSection(viewer: Viewer, proposals: readonly Proposal[]): Html {
  const total = proposals[0]?.total ?? 0;
  const accounts = Map.groupBy(proposals, ({ account }) => account);
  return html`<section aria-labelledby="propositions">
<div class="section-head"><h2 id="propositions">Retours probables</h2>${chip('warning', 'toCheck', count(total, 'à comparer', 'à comparer'))}</div>
<p class="lead">Une écriture du logiciel de gestion ressemble à un encaissement du guichet. Tant que ce n'est pas décidé, seul l'encaissement compte dans le solde.</p>
${total > SHOWN && html`<p class="second">Les ${SHOWN} premiers sur ${number(total)}.</p>`}
${[...accounts.values()].map((own) => accountCard(viewer, own))}
</section>`;
}

function accountCard(viewer: Viewer, proposals: readonly Proposal[]): Html {
  const [first] = proposals;
  if (first === undefined) return html``;
  const entries = Map.groupBy(proposals, ({ piece }) => piece);
  return html`<article class="card" aria-label="Compte ${first.printed}">
<h3 class="card-title">${first.holder ?? 'Titulaire inconnu'} <span class="reference">${first.printed}</span></h3>
${[...entries.values()].map((own) => entryRows(viewer, own))}
</article>`;
}

function entryRows(viewer: Viewer, own: readonly Proposal[]): Html {
  const [entry] = own;
  if (entry === undefined) return html``;
  return html`<div class="match">
<div class="match-side"><p class="side-title">Logiciel de gestion</p>
  <p class="amount">${formatEuros(Math.max(entry.credit_cents, entry.debit_cents))}</p>
  <p>${entry.label}${entry.debit_cents > 0 && ', au débit'}</p>
  <p class="second">Écriture ${entry.piece} du ${day(entry.entered_on)}</p></div>
<div class="match-acts">${own.map((proposal) => actRow(viewer, proposal))}</div>
</div>`;
}

function actRow(viewer: Viewer, act: Proposal): Html {
  const what = act.kind === 'payment' ? 'Encaissement' : 'Annulation';
  const named = `${what.toLowerCase()} n°${NBSP}${act.number}`;
  return html`<div class="match-act">
<div class="match-side"><p class="side-title">Guichet</p>
  <p class="amount">${formatEuros(act.cents)}</p>
  <p>${what} <span class="document-number">n°${NBSP}${act.number}</span>, ${modeWord(act.mode)}</p>
  <p class="second">${day(act.on_day)}, ${act.post}, ${act.agent_name}${act.payer !== null && html`, payé par ${act.payer}`}</p></div>
<form method="post" action="/a-lettrer/decision" class="match-choice">
  ${csrfField(viewer)}<input type="hidden" name="piece" value="${act.piece}"><input type="hidden" name="acte" value="${act.act}">
  <button class="button" data-variant="tinted" type="submit" name="choix" value="lettrer">${icon('done')}Lettrer<span class="visually-hidden"> l'écriture ${act.piece} avec l'${named}</span></button>
  <button class="button" type="submit" name="choix" value="refuser">${act.kind === 'payment' ? 'Ce sont deux paiements' : 'Ce sont deux opérations'}<span class="visually-hidden"> pour l'écriture ${act.piece} et l'${named}</span></button>
</form>
</div>`;
}

function suspenseSection(
  viewer: Viewer,
  suspended: readonly Suspended[],
  mistake: Mistake | undefined,
): Html {
  const total = suspended[0]?.total ?? 0;
  return html`<section aria-labelledby="sans-compte">
<div class="section-head"><h2 id="sans-compte">Sans compte</h2>${chip('warning', 'toCheck', count(total, 'à placer', 'à placer'))}</div>
<p class="lead">L'argent est en caisse, mais le compte n'est pas connu du portail. Il n'est dans aucun solde tant qu'il n'a pas de compte.</p>
${total > SHOWN && html`<p class="second">Les ${SHOWN} premiers sur ${number(total)}.</p>`}
<div class="card">${suspended.map((one) => suspendedRow(viewer, one, mistake))}</div>
</section>`;
}

function suspendedRow(viewer: Viewer, one: Suspended, mistake: Mistake | undefined): Html {
  const own = mistake?.payment === one.id ? mistake : undefined;
  const wrong = own !== undefined && html` aria-invalid="true" aria-describedby="erreur-${one.id}" autofocus`;
  const facts = html`<div class="match-side">
  <p class="amount">${formatEuros(one.cents)}</p>
  <p>${one.kind === 'payment' ? 'Encaissement' : 'Annulation'} <span class="document-number">n°${NBSP}${one.number}</span>${one.mode !== '' && html`, ${modeWord(one.mode)}`}${one.taken_back && ', annulé depuis'}</p>
  <p class="second">${day(one.on_day)}, ${one.post}${one.agent_name !== '' && html`, ${one.agent_name}`}${one.payer !== null && html`, payé par ${one.payer}`}</p></div>`;
  if (one.kind === 'reversal') {
    return html`<div class="suspended">${facts}<p class="second">Annule l'encaissement n°${NBSP}${one.asked}, que le portail n'a pas ou qui est déjà annulé.</p></div>`;
  }
  return html`<div class="suspended">${facts}
<form method="post" action="/a-lettrer/compte" class="inline-form">
  ${csrfField(viewer)}<input type="hidden" name="encaissement" value="${one.id}">
  <div class="field"><label class="field-label" for="reference-${one.id}">Référence du compte<span class="visually-hidden"> pour l'encaissement n° ${one.number}</span></label>
  <input class="input reference" id="reference-${one.id}" name="reference" value="${own?.reference ?? one.asked}" maxlength="40" required autocomplete="off" spellcheck="false"${wrong}>
  ${own !== undefined && html`<p class="field-error" id="erreur-${one.id}" role="alert">${icon('error')}<span>${own.sentence}</span></p>`}</div>
  <button class="button" type="submit">Chercher le compte<span class="visually-hidden"> de l'encaissement n° ${one.number}</span></button>
</form></div>`;
}

function confirmation(viewer: Viewer, payment: Suspended, account: AccountLine): Html {
  return html`${noticeLine({ tone: 'neutral', fact: "L'encaissement comptera à ce compte.", detail: 'Ce choix ne se défait pas ici\u202f: une erreur se corrige au guichet, par «\u202fMauvais compte\u202f».' })}
<dl class="facts">
  <dt>Encaissement</dt><dd><span class="document-number">n°${NBSP}${payment.number}</span>, ${formatEuros(payment.cents)}, ${modeWord(payment.mode)}, le ${day(payment.on_day)}</dd>
  <dt>Saisi pour</dt><dd><span class="reference">${payment.asked}</span></dd>
  <dt>Compte</dt><dd><strong>${account.holder ?? 'Titulaire inconnu'}</strong> <span class="reference">${account.printed}</span></dd>
</dl>
<form method="post" action="/a-lettrer/placer" class="form-foot">
  ${csrfField(viewer)}<input type="hidden" name="encaissement" value="${payment.id}"><input type="hidden" name="compte" value="${account.key}">
  <a class="button" href="/a-lettrer">Revenir sans rien changer</a>
  <button class="button" data-variant="filled" type="submit">Porter l'encaissement au compte</button>
</form>`;
}

function decisionNotice(outcome: DecisionOutcome, accepted: boolean): Notice {
  switch (outcome.kind) {
    case 'done':
      return accepted
        ? {
            tone: 'success',
            fact: 'Lettré.',
            detail: "L'écriture confirme l'encaissement\u202f: le solde n'a pas bougé.",
          }
        : {
            tone: 'success',
            fact: "C'est noté\u202f: ce sont deux opérations.",
            detail: "L'écriture compte désormais dans le solde.",
          };
    case 'decided-already':
      return {
        tone: 'warning',
        fact: outcome.by === null ? 'Cette question a déjà sa réponse.' : `${outcome.by} a déjà décidé.`,
        detail: outcome.accepted ? "L'écriture est lettrée." : "L'écriture compte à part.",
      };
    case 'unknown':
      return { tone: 'warning', fact: "Cette question n'existe plus." };
  }
}
