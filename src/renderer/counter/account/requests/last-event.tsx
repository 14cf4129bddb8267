import type { Request } from '../../../../contract/requests.ts';
import { useText } from '../../../i18n/i18n.ts';
import { dayAndTime, eventAuthor, eventTitle, newState } from '../../requests/shared/request-words.ts';

/** What was said last on the request, beside an act on it. */
export function LastEvent({ request: { events } }: { readonly request: Request }) {
  const t = useText();
  const last = events.at(-1);
  if (last === undefined) return null;
  const state = newState(t, last);
  return (
    <section aria-label={t('requests.panel.last')} className="request-last">
      <h3 className="text-table font-strong">{t('requests.panel.last')}</h3>
      <p className="mt-1 text-table">{eventTitle(t, last)}</p>
      <p className="text-second text-ink-2">
        {dayAndTime(last.at)}
        <br />
        {eventAuthor(t, last)}
      </p>
      {state !== null && <p className="text-second text-ink-2">{state}</p>}
      {last.text !== null && last.text !== '' && <p className="request-last-text">{last.text}</p>}
    </section>
  );
}
