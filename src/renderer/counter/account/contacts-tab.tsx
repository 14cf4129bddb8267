import type { ContactRow } from '../../../contract/accounts.ts';
import { useText } from '../../i18n/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconContacts } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { contactRole } from './contact-role.ts';
import { EmailText } from './email-text.tsx';
import { formatPhone } from './phone-words.ts';

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
      {emergencies.length > 0 && (
        <ContactTable title={t('account.contacts.emergency')} contacts={emergencies} />
      )}
      {others.length > 0 && <ContactTable title={t('account.contacts.title')} contacts={others} />}
    </div>
  );
}

type TableProps = { readonly title: string; readonly contacts: readonly ContactRow[] };

function ContactTable({ title, contacts }: TableProps) {
  const t = useText();
  return (
    <section>
      <SectionHeading>{title}</SectionHeading>
      <Table label={title} className="stacking table-fixed mt-1.5">
        <TableHead>
          <HeadCell className="w-[17%]">{t('account.contacts.role')}</HeadCell>
          <HeadCell className="w-[21%]">{t('account.contacts.name')}</HeadCell>
          <HeadCell className="w-[16%]">{t('account.contacts.phone')}</HeadCell>
          <HeadCell className="w-[25%]">{t('account.contacts.email')}</HeadCell>
          <HeadCell>{t('account.contacts.hours')}</HeadCell>
        </TableHead>
        <TableBody>
          {contacts.map(({ role, name, phone, email, hours, address }) => (
            <Row key={`${role}-${name}-${phone}`}>
              <Cell rowHeader className="font-medium">
                {contactRole(t, role)}
              </Cell>
              <Cell data-label={t('account.contacts.name')}>{name}</Cell>
              <Cell
                figures="tabular"
                strong={phone !== null}
                className="whitespace-nowrap"
                data-label={t('account.contacts.phone')}
              >
                {phone === null ? null : formatPhone(phone)}
              </Cell>
              <Cell className="py-2! wrap-anywhere" data-label={t('account.contacts.email')}>
                <EmailText email={email} />
              </Cell>
              <Cell tone="ink-2" className="py-2!" data-label={t('account.contacts.hours')}>
                {[hours, address]
                  .filter((part) => part !== null)
                  .map((part) => (
                    <span key={part} className="block text-second">
                      {part}
                    </span>
                  ))}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
