import { type Html, html } from './html.ts';
import { icon } from './icons.ts';

/** A text of a form: lines as they are written here, without what surrounds it, cut where it is too long. */
export function textOf(cell: unknown, longest: number): string {
  return typeof cell === 'string'
    ? cell.replaceAll('\r\n', '\n').trim().slice(0, longest).toWellFormed()
    : '';
}

/** What is wrong with a field, in its place. */
export type FieldMistake = { readonly field: string; readonly sentence: string };

/** Attributes of a field that is wrong. */
export function wrongField(field: string, mistake: FieldMistake | undefined): Html | false {
  return mistake?.field === field && html` aria-invalid="true" aria-describedby="${field}-erreur" autofocus`;
}

/** Why a field is wrong, under it. */
export function fieldError(field: string, mistake: FieldMistake | undefined): Html | false {
  return (
    mistake?.field === field &&
    html`<p class="field-error" id="${field}-erreur" role="alert">${icon('error')}<span>${mistake.sentence}</span></p>`
  );
}

/** Before and after, where a list goes on. */
export function pageFoot(
  path: string,
  filter: Readonly<Record<string, string>>,
  { at, total, rows }: { readonly at: number; readonly total: number; readonly rows: number },
): Html | false {
  const address = (page: number) => `${path}?${new URLSearchParams({ ...filter, page: String(page) })}`;
  const before = at > 1;
  const after = at * rows < total;
  return (
    (before || after) &&
    html`<nav class="form-foot" aria-label="Suite de la liste">${before && html`<a class="button" href="${address(at - 1)}">Précédentes</a>`}${after && html`<a class="button" href="${address(at + 1)}">Suivantes</a>`}</nav>`
  );
}
