import type { Transaction } from 'kysely';
import type { PortalTables } from '../store/tables.ts';
import { findAccount } from './find-account.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import type { Notice, Place } from './layout.ts';
import type { Visit } from './page-routes.ts';
import { pageFoot, textOf } from './staff-forms.ts';
import { count } from './words.ts';

/** A word of the filter: as the address has it, what it stands for (null: everything), as it is read. */
export type StateChoice<State extends string> = {
  readonly code: string;
  readonly state: State | null;
  readonly word: string;
};

export type ListFilter<State extends string> = {
  readonly state: State | null;
  /** Key of an account. */
  readonly account: string | null;
  readonly skip: number;
};

export type StateList<State extends string, Line> = {
  readonly place: Place;
  /** Also its title, and the name of its search. */
  readonly title: string;
  readonly path: string;
  /** What is shown where nothing is asked, first. */
  readonly states: readonly [StateChoice<State>, ...StateChoice<State>[]];
  /** What is shown of an account where no state is asked. */
  readonly ofAccount: StateChoice<State>;
  readonly rows: number;
  readonly noun: string;
  /** Said after the count. */
  order(state: State | null): string | false;
  read(
    tx: Transaction<PortalTables>,
    filter: ListFilter<State>,
  ): Promise<{ readonly lines: readonly Line[]; readonly total: number }>;
  table(lines: readonly Line[]): Html;
  nothing(filter: ListFilter<State>): Html;
};

/** A list of the staff's by state and account, page by page. */
export async function showStateList<State extends string, Line>(
  visit: Visit,
  list: StateList<State, Line>,
  notice?: Notice,
): Promise<unknown> {
  // After a decision, what is left to do: the form that was sent has no filter.
  const query = visit.request.method === 'GET' ? (visit.request.query as Record<string, unknown>) : {};
  const { etat: asked, page } = query;
  const reference = textOf(query.reference, 40);
  const chosen =
    list.states.find(({ code }) => code === asked) ?? (reference === '' ? list.states[0] : list.ofAccount);
  const account = reference === '' ? null : await findAccount(visit, reference);
  const wrong = typeof account === 'string' ? account : undefined;
  const at = Math.max(1, Math.min(10_000, Math.trunc(Number(page)) || 1));
  const filter: ListFilter<State> = {
    state: chosen.state,
    account: account === null || typeof account === 'string' ? null : account.key,
    skip: (at - 1) * list.rows,
  };
  const { lines, total } =
    wrong === undefined ? await visit.read((tx) => list.read(tx, filter)) : { lines: [], total: 0 };
  const kept = { etat: chosen.code, ...(reference === '' ? {} : { reference }) };
  return visit.show({
    place: list.place,
    title: list.title,
    notice,
    status: wrong === undefined ? 200 : 422,
    body: html`${filterForm(list, chosen.code, reference, wrong)}
${
  lines.length > 0
    ? html`<p class="second">${count(total, list.noun)}${list.order(chosen.state)}</p>${list.table(lines)}
${pageFoot(list.path, kept, { at, total, rows: list.rows })}`
    : wrong === undefined && list.nothing(filter)
}`,
  });
}

function filterForm<State extends string, Line>(
  { title, path, states }: StateList<State, Line>,
  chosen: string,
  reference: string,
  wrong: string | undefined,
): Html {
  const told =
    wrong !== undefined && html` aria-invalid="true" aria-describedby="reference-erreur" autofocus`;
  return html`<form method="get" action="${path}" class="filter" role="search" aria-label="${title}">
<div class="field"><label class="field-label" for="etat">État</label><select class="input" id="etat" name="etat">${states.map(
    ({ code, word }) => html`<option value="${code}"${code === chosen && html` selected`}>${word}</option>`,
  )}</select></div>
<div class="field"><label class="field-label" for="reference">Référence du compte</label><input class="input reference" id="reference" name="reference" value="${reference}" maxlength="40" autocomplete="off" spellcheck="false"${told}>
${wrong !== undefined && html`<p class="field-error" id="reference-erreur" role="alert">${icon('error')}<span>${wrong}</span></p>`}</div>
<button class="button" type="submit">Afficher</button></form>`;
}
