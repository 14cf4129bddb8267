import { type ReactNode, useId } from 'react';
import type { Person } from '../../../../contract/accounts.ts';
import { partWords } from '../../../../rules/dossier/words.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconHide, IconToCheck } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import type { DossierPrepared } from '../../dossier/change-form.ts';
import { birthWords, roleWords } from '../../search/person-words.ts';
import { EmailText } from '../email-text.tsx';
import { formatPhone } from '../phone-words.ts';
import { NotOffered } from './not-offered.tsx';
import type { DossierAsking } from './open-dossier.ts';

type Props = {
  readonly people: readonly Person[];
  /** What may be changed; absent while it is read. */
  readonly prepared: DossierPrepared | undefined;
  readonly onAsk: (asking: DossierAsking) => void;
  /** Beside the heading. */
  readonly acts: ReactNode;
};

const HOUSEHOLD_PARTS = ['coordonnees', 'foyer', 'roles', 'situation', 'protection'] as const;

/** Everyone on the lease, with the role each holds, how to reach each, and what may be changed of each. */
export function Household({ people, prepared, onAsk, acts }: Props) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="dossier-head">
        <SectionHeading id={id}>{t('account.dossier.household')}</SectionHeading>
        {acts}
      </div>
      {prepared !== undefined && <NotOffered rules={prepared.rules} parts={HOUSEHOLD_PARTS} />}
      {people.length === 0 ? (
        <p className="mt-2 text-table text-ink-2">{t('account.dossier.noHousehold')}</p>
      ) : (
        <Table label={t('account.dossier.household')} className="stacking dossier-people-table mt-1.5">
          <TableHead>
            <HeadCell>{t('account.dossier.person')}</HeadCell>
            <HeadCell className="w-[112px]">{t('account.dossier.birth')}</HeadCell>
            <HeadCell>{t('account.dossier.reach')}</HeadCell>
            <HeadCell className="w-[188px]">{t('dossier.part.acts')}</HeadCell>
          </TableHead>
          <TableBody>
            {people.map((person) => (
              <PersonRow
                key={`${person.id}-${person.role}`}
                person={person}
                prepared={prepared}
                onAsk={onAsk}
              />
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}

type RowProps = Omit<Props, 'people' | 'acts'> & { readonly person: Person };

function PersonRow({ person, prepared, onAsk }: RowProps) {
  const t = useText();
  const birth = birthWords(person.birth, person.civility);
  const reach = [...person.phones.map(formatPhone), ...(person.email === null ? [] : [person.email])];
  const known = prepared?.people.find(({ id }) => id === person.id);
  const pending = (prepared?.changes ?? []).filter(
    ({ state, person: whose }) => state === 'a_valider' && whose !== null && whose === known?.key,
  );
  return (
    <Row>
      <Cell rowHeader className="font-medium">
        {person.name}
        <span className="dossier-role">{roleWords(person.role)}</span>
        {person.addressMasked && (
          <span className="dossier-mark">
            <StatusChip icon={IconHide} tone="accent">
              {t('dossier.part.protected')}
            </StatusChip>
          </span>
        )}
      </Cell>
      <Cell figures="tabular" data-label={t('account.dossier.birth')}>
        {birth?.date ?? <span className="text-ink-2">{t('account.dossier.notGiven')}</span>}
      </Cell>
      <Cell data-label={t('account.dossier.reach')}>
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
        {pending.map(({ id, part }) => (
          <span key={id} className="dossier-mark">
            <StatusChip icon={IconToCheck} tone="warning">
              {t('dossier.part.pending')}
            </StatusChip>{' '}
            <span className="text-small text-ink-2">{partWords[part]}</span>
          </span>
        ))}
      </Cell>
      <Cell data-label={t('dossier.part.acts')}>
        {prepared !== undefined && known !== undefined && (
          <span className="dossier-row-acts">
            {prepared.rules.coordonnees.offered && (
              <LinkButton
                aria-label={t('dossier.act.coordonneesOf', { name: person.name })}
                onClick={() => onAsk({ act: 'coordonnees', person: known.key })}
              >
                {t('dossier.act.coordonnees')}
              </LinkButton>
            )}
            {prepared.rules.protection.offered && !known.protection.masked && (
              <LinkButton
                aria-label={t('dossier.act.protectionOf', { name: person.name })}
                onClick={() => onAsk({ act: 'protection', person: known.key })}
              >
                {t('dossier.act.protection')}
              </LinkButton>
            )}
            {known.protection.masked && (
              <LinkButton
                aria-label={t('dossier.act.unmaskOf', { name: person.name })}
                onClick={() => onAsk({ act: 'protection', person: known.key })}
              >
                {t('dossier.act.unmask')}
              </LinkButton>
            )}
          </span>
        )}
      </Cell>
    </Row>
  );
}
