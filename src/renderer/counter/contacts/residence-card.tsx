import { useId } from 'react';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconInfo } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { ContactTable } from '../account/contact-table.tsx';
import type { Directory } from './contacts-screen.tsx';

type Residence = Directory['residences'][number];

/** One residence: what is announced there now, then whom to call. */
export function ResidenceCard({ residence }: { readonly residence: Residence }) {
  const t = useText();
  const id = useId();
  const { name, address, agencyName, contacts, announcements } = residence;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{name}</SectionHeading>
      <p className="contacts-residence-facts">
        {[address, agencyName === null ? null : t('contacts.agency', { agency: agencyName })]
          .filter((fact) => fact !== null && fact !== '')
          .join(' · ')}
      </p>
      {announcements.length > 0 && (
        <ul className="contacts-announcements" aria-label={t('contacts.announcements')}>
          {announcements.map(({ title, text, from, to }) => (
            <li key={`${from}-${title}`}>
              <AlertLine
                icon={IconInfo}
                fact={
                  <>
                    {title}{' '}
                    <span className="font-regular text-ink-2">
                      {to === null
                        ? t('account.dossier.from', { from: formatDate(isoDate(from)) })
                        : t('account.dossier.fromTo', {
                            from: formatDate(isoDate(from)),
                            to: formatDate(isoDate(to)),
                          })}
                    </span>
                  </>
                }
              >
                {text ?? undefined}
              </AlertLine>
            </li>
          ))}
        </ul>
      )}
      {contacts.length === 0 ? (
        <p className="mt-2 text-table text-ink-2">{t('contacts.noContact')}</p>
      ) : (
        <ContactTable label={name} contacts={contacts} className="mt-1.5" />
      )}
    </section>
  );
}
