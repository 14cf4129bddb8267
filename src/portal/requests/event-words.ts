import { changeWords } from '../../rules/requests/change-words.ts';
import { isClosed, type RequestClosing } from '../../rules/requests/states.ts';
import { closingWords, eventWords, requestStateWords } from '../../rules/requests/words.ts';
import { when } from '../pages/words.ts';
import type { Moved, RequestEvent, TenantRequest } from './requests.ts';

/** Who speaks in an event that the ERP's file brings. */
export const ERP_AUTHOR = 'Logiciel de gestion';

/** What a change moves, named; null where everything was so already. */
export function changesInWords(row: TenantRequest, moved: Moved): string | null {
  return changeWords((field) => moved[field] !== undefined && moved[field] !== row[field]);
}

/** Why it was closed, and what was written besides. */
export function closingInWords(reason: RequestClosing, comment: string | null): string {
  return comment === null ? closingWords[reason] : `${closingWords[reason]}. ${comment}`;
}

/** Who closed a request and when, for whom it comes too late. */
export function closedMeanwhile({ state }: TenantRequest, event: RequestEvent | undefined): string {
  const how = requestStateWords[state].toLowerCase();
  if (event === undefined || event.done_where === 'erp') {
    return `Entre-temps, le logiciel de gestion dit cette demande ${how}.`;
  }
  return `Cette demande a été ${how} entre-temps par ${byWhom(event)}.`;
}

/** What changed meanwhile, and by whom. */
export function changedMeanwhile(event: RequestEvent | undefined): string {
  if (event === undefined) return "Cette demande n'est plus celle qui a été vue.";
  return `Cette demande a changé entre-temps\u202f: ${whatOf(event)}, par ${byWhom(event)}.`;
}

function whatOf({ kind, state, text }: RequestEvent): string {
  const what = eventWords[kind].toLowerCase();
  if (state !== null && !isClosed(state)) return `${what} («\u202f${requestStateWords[state]}\u202f»)`;
  return kind === 'modification' && text !== null ? `${what} (${text.toLowerCase()})` : what;
}

function byWhom({ done_where, author, at }: RequestEvent): string {
  const where = { counter: ', au guichet', portal: ', au portail', erp: '' }[done_where];
  const who = done_where === 'erp' ? 'le logiciel de gestion' : author;
  return `${who}${where}, le ${when(at)}`;
}
