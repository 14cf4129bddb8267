import { useId } from 'react';
import type { Person } from '../../../../contract/accounts.ts';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { birthWords, roleWords } from '../../search/person-words.ts';
import { EmailText } from '../email-text.tsx';
import { formatPhone } from '../phone-words.ts';

/** Everyone on the lease, with the role each holds. */
export function Household({ people }: { readonly people: readonly Person[] }) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{t('account.dossier.household')}</SectionHeading>
      {people.length === 0 ? (
        <p className="mt-2 text-table text-ink-2">{t('account.dossier.noHousehold')}</p>
      ) : (
        <Table label={t('account.dossier.household')} className="stacking mt-1.5">
          <TableHead>
            <HeadCell>{t('account.dossier.person')}</HeadCell>
            <HeadCell>{t('account.dossier.role')}</HeadCell>
            <HeadCell>{t('account.dossier.birth')}</HeadCell>
            <HeadCell>{t('account.dossier.reach')}</HeadCell>
          </TableHead>
          <TableBody>
            {people.map((person) => (
              <PersonRow key={`${person.id}-${person.role}`} person={person} />
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}

function PersonRow({ person }: { readonly person: Person }) {
  const t = useText();
  const birth = birthWords(person.birth, person.civility);
  const reach = [...person.phones.map(formatPhone), ...(person.email === null ? [] : [person.email])];
  return (
    <Row>
      <Cell rowHeader className="font-medium">
        {person.name}{' '}
        {person.addressMasked && (
          <span className="ms-2 text-second font-regular text-ink-2">{t('account.protectedAddress')}</span>
        )}
      </Cell>
      <Cell data-label={t('account.dossier.role')}>{roleWords(person.role)}</Cell>
      <Cell figures="tabular" data-label={t('account.dossier.birth')}>
        {birth?.date ?? <span className="text-ink-2">{t('account.dossier.notGiven')}</span>}
      </Cell>
      <Cell data-label={t('account.dossier.reach')} className="py-2!">
        {reach.length === 0 ? (
          <span className="text-ink-2">{t('account.dossier.notGiven')}</span>
        ) : (
          <span className="grid wrap-anywhere">
            {reach.map((one) => (
              <span key={one}>
                <EmailText email={one} />
              </span>
            ))}
          </span>
        )}
      </Cell>
    </Row>
  );
}
