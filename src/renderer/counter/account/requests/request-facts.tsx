import type { ReactNode } from 'react';
import type { Request } from '../../../../contract/requests.ts';
import { channelWords, natureWords, slotWords, urgencyWords } from '../../../../rules/requests/words.ts';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { DueWords } from '../../requests/shared/request-chips.tsx';
import { dayWords } from '../../requests/shared/request-words.ts';
import { formatPhone } from '../phone-words.ts';

/** What was asked: the text, whom to call back, when somebody is there, until when. */
export function RequestFacts({ request }: { readonly request: Request }) {
  const t = useText();
  const { description, contact, availability, channel, openedOn, openedBy, nature, urgency, dueOn, fromErp } =
    request;
  const slots = slotWords(availability);
  const facts: readonly (readonly [string, ReactNode] | null)[] = [
    openedOn === null
      ? null
      : [
          t('requests.view.opened'),
          openedBy === null
            ? t('requests.view.openedOn', { day: dayWords(openedOn, '') })
            : t('requests.view.openedBy', { day: dayWords(openedOn, ''), who: openedBy }),
        ],
    dueOn === null && fromErp ? null : [t('requests.view.due'), <DueWords key="due" row={request} />],
    nature === null ? null : [t('requests.view.nature'), natureWords[nature]],
    fromErp ? null : [t('requests.view.urgency'), urgencyWords[urgency]],
    channel === null ? null : [t('requests.view.channel'), channelWords[channel]],
    contact === null
      ? null
      : [
          t('requests.view.contact'),
          <span key="contact">
            {[contact.name, contact.phone === null ? null : formatPhone(contact.phone), contact.email]
              .filter(Boolean)
              .join(', ')}
            <span className="block text-small font-regular text-ink-2">
              {t(contact.checked ? 'requests.view.contactChecked' : 'requests.view.contactUnchecked')}
            </span>
          </span>,
        ],
    slots === '' ? null : [t('requests.view.availability'), slots],
  ];
  return (
    <section aria-labelledby="request-facts">
      <SectionHeading id="request-facts" level={3}>
        {t('requests.view.facts')}
      </SectionHeading>
      <dl className="request-view-facts mt-2">
        {!fromErp && (
          <div data-wide>
            <dt>{t('requests.view.description')}</dt>
            <dd>
              {description === null || description === '' ? (
                <span className="text-ink-2">{t('requests.view.noDescription')}</span>
              ) : (
                description
              )}
            </dd>
          </div>
        )}
        {facts
          .filter((fact) => fact !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {fromErp && <p className="mt-3 text-second text-ink-2">{t('requests.view.erpNote')}</p>}
    </section>
  );
}
