import { useId } from 'react';
import type { Dossier } from '../../../../contract/accounts.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';

export type AnnouncementsProps = {
  readonly announcements: Dossier['residence']['announcements'];
};

/** What the residence is told now: works, cuts, meetings. */
export function Announcements({ announcements }: AnnouncementsProps) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{t('account.dossier.announcements')}</SectionHeading>
      {announcements.length === 0 ? (
        <p className="mt-2 text-table text-ink-2">{t('account.dossier.noAnnouncement')}</p>
      ) : (
        <ul className="mt-1">
          {announcements.map(({ title, text, from, to }) => (
            <li key={`${from}-${title}`} className="border-b border-line py-2.5 text-table">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-label">{title}</span>
                <span className="text-second text-ink-2">
                  {to === null
                    ? t('account.dossier.from', { from: formatDate(isoDate(from)) })
                    : t('account.dossier.fromTo', {
                        from: formatDate(isoDate(from)),
                        to: formatDate(isoDate(to)),
                      })}
                </span>
              </p>
              {text !== null && <p className="max-w-[75ch] text-ink-2">{text}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
