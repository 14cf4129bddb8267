import type { ContactRow } from '../../../contract/accounts.ts';
import { useText } from '../../i18n/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconContacts } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { ContactTable } from './contact-table.tsx';

/** Whom to call for this building, emergencies first. */
export function ContactsTab({ contacts }: { readonly contacts: readonly ContactRow[] }) {
  const t = useText();
  const emergencies = contacts.filter(({ emergency }) => emergency);
  const others = contacts.filter(({ emergency }) => !emergency);
  if (contacts.length === 0) {
    return (
      <EmptyState className="mt-16" icon={IconContacts} title={t('account.contacts.empty')}>
        {t('account.contacts.emptyWhy')}
      </EmptyState>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {emergencies.length > 0 && <Titled title={t('account.contacts.emergency')} contacts={emergencies} />}
      {others.length > 0 && <Titled title={t('account.contacts.title')} contacts={others} />}
    </div>
  );
}

type TitledProps = { readonly title: string; readonly contacts: readonly ContactRow[] };

function Titled({ title, contacts }: TitledProps) {
  return (
    <section>
      <SectionHeading>{title}</SectionHeading>
      <ContactTable label={title} contacts={contacts} className="mt-1.5" />
    </section>
  );
}
