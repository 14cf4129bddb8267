import { findWatchWords, WATCH_SENTENCE, watchWords } from '../../rules/requests/watch-words.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import { landlordProfile } from '../erp/landlord-rule.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import type { Visit } from './page-routes.ts';

/** Words of a text that have no place in a tenant's file, as they stand in it; none once they are kept knowingly. */
export function watchedWords({ services, form }: Visit, text: string): readonly string[] {
  if (text === '' || form.mots === 'gardes') return [];
  const list = watchWords(landlordProfile(services.landlord), landlordDay(services.now()));
  return [...new Set(findWatchWords(text, list).map(({ from, to }) => text.slice(from, to)))];
}

/** Names what says so, for the field it is about. */
export const WATCHED = 'mots-a-revoir';

/** What they are, why, and a way to keep them. */
export function watchedField(words: readonly string[]): Html | false {
  return (
    words.length > 0 &&
    html`<div class="alert" data-tone="warning" role="alert" id="${WATCHED}">${icon('info')}<div><p class="alert-fact">${words.map((word) => `«\u202f${word}\u202f»`).join(', ')}</p><p>${WATCH_SENTENCE}</p></div></div>
<label class="check"><input type="checkbox" name="mots" value="gardes"><span>Garder le texte tel quel</span></label>`
  );
}

/** Attributes of the field that holds them. */
export function watchedAttributes(words: readonly string[]): Html | false {
  return words.length > 0 && html` aria-describedby="${WATCHED}" autofocus`;
}
