import type { Request, RequestEvent } from '../../../../contract/requests.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconWaiting } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { AttachmentList } from '../../attachments/attachment-list.tsx';
import { dayAndTime, eventAuthor, eventTitle, newState } from '../../requests/shared/request-words.ts';

/** Everything said and done, newest first: by whom, where, with which files. */
export function Timeline({ request: { account, events } }: { readonly request: Request }) {
  const t = useText();
  return (
    <section aria-labelledby="request-timeline">
      <SectionHeading id="request-timeline" level={3}>
        {t('requests.view.timeline')}
      </SectionHeading>
      {events.length === 0 ? (
        <p className="mt-1 text-table text-ink-2">{t('requests.view.timelineNone')}</p>
      ) : (
        <ol className="timeline">
          {events.toReversed().map((event, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two events may bear one instant
            <TimelineEvent key={`${event.at}-${index}`} account={account} event={event} />
          ))}
        </ol>
      )}
    </section>
  );
}

type EventProps = { readonly account: string | null; readonly event: RequestEvent };

function TimelineEvent({ account, event }: EventProps) {
  const t = useText();
  const { at, by, text, files, unsent } = event;
  const state = newState(t, event);
  return (
    <li className="timeline-event" data-by={by}>
      <p className="timeline-what">
        <span className="font-strong">{eventTitle(t, event)}</span>
        <span className="text-second text-ink-2">
          {dayAndTime(at)} · {eventAuthor(t, event)}
        </span>
        {unsent && (
          <StatusChip icon={IconWaiting} tone="neutral">
            {t('requests.view.unsent')}
          </StatusChip>
        )}
      </p>
      {state !== null && <p className="text-second text-ink-2">{state}</p>}
      {text !== null && text !== '' && <p className="timeline-text">{text}</p>}
      {files.length > 0 && account !== null && (
        <div className="timeline-files">
          <AttachmentList account={account} files={files} />
        </div>
      )}
    </li>
  );
}
