import type { ContactRow } from '../../../contract/accounts.ts';
import { useText } from '../../i18n/i18n.ts';
import { classNames } from '../../ui/class-names.ts';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { EmailText } from './email-text.tsx';
import { formatPhone } from './phone-words.ts';

type Props = {
  readonly label: string;
  readonly contacts: readonly ContactRow[];
  readonly className?: string;
};

/** Whom to call: role, name, telephone, e-mail, hours and address. */
export function ContactTable({ label, contacts, className }: Props) {
  const t = useText();
  return (
    <Table label={label} className={classNames('stacking table-fixed', className)}>
      <TableHead>
        <HeadCell className="w-[17%]">{t('account.contacts.role')}</HeadCell>
        <HeadCell className="w-[21%]">{t('account.contacts.name')}</HeadCell>
        <HeadCell className="w-[16%]">{t('account.contacts.phone')}</HeadCell>
        <HeadCell className="w-[25%]">{t('account.contacts.email')}</HeadCell>
        <HeadCell>{t('account.contacts.hours')}</HeadCell>
      </TableHead>
      <TableBody>
        {contacts.map(({ role, label: roleLabel, name, phone, email, hours, address }) => (
          <Row key={`${role}-${name}-${phone}`}>
            <Cell rowHeader className="font-medium">
              {roleLabel}
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
  );
}
