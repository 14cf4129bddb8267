import '../worklist/worklist.css';
import './contacts.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { type CoreClient, useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import { ScreenFailure } from '../../app/screen-failure.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconContacts, IconNoResult, IconSearch } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ContactTable } from '../account/contact-table.tsx';
import { ResidenceCard } from './residence-card.tsx';

export type Directory = Awaited<ReturnType<CoreClient['contacts']['directory']>>;

const EVERY_ROLE = '*';

/** Destination "Contacts": whom to call, by building and role, without an account; emergencies first. */
export function ContactsScreen() {
  const t = useText();
  const { ask } = useCore();
  useTitle(t('contacts.title'));
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [role, setRole] = useState(EVERY_ROLE);
  const sought = useDeferredValue(text.trim());
  const answer = useQuery({
    ...ask.contacts.directory.queryOptions({
      input: { text: sought, role: role === EVERY_ROLE ? null : role },
    }),
    placeholderData: keepPreviousData,
  });
  const directory = answer.data;
  const found =
    directory === undefined || answer.isPlaceholderData
      ? null
      : directory.residences.length === 0
        ? t('contacts.none')
        : t('contacts.found', {
            count: directory.residences.length,
            n: formatCount(directory.residences.length),
          });
  useEffect(() => {
    if (found !== null) announce(found);
  }, [found]);
  // What a clerk comes here for is looked for at once.
  useEffect(() => field.current?.focus(), []);
  const clear = () => {
    setText('');
    setRole(EVERY_ROLE);
    field.current?.focus();
  };
  return (
    <>
      <div className="page-head">
        <h1 className="text-page">{t('contacts.title')}</h1>
        <TextField
          ref={field}
          className="worklist-filter"
          label={t('contacts.search')}
          size="dense"
          suffix={<IconSearch />}
          maxLength={80}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.stopPropagation();
            setText('');
          }}
        />
        <Select
          className="contacts-role"
          layout="inline"
          label={t('contacts.role')}
          options={[
            { id: EVERY_ROLE, label: t('contacts.everyRole') },
            ...(directory?.roles ?? []).map((one) => ({ id: one.role, label: one.label })),
          ]}
          value={role}
          onChange={setRole}
        />
      </div>
      <div className="page-body">
        {answer.error === null ? (
          <Skeleton loading={answer.isPending} shape={<SkeletonBar className="mt-4 h-[220px] w-full" />}>
            {directory !== undefined && (
              <Found directory={directory} sought={sought} narrowed={role !== EVERY_ROLE} onClear={clear} />
            )}
          </Skeleton>
        ) : (
          <ScreenFailure
            title={t('contacts.failed')}
            retryLabel={t('account.failure.retry')}
            error={answer.error}
            onRetry={() => void answer.refetch()}
          />
        )}
      </div>
    </>
  );
}

type FoundProps = {
  readonly directory: Directory;
  readonly sought: string;
  /** One role is chosen. */
  readonly narrowed: boolean;
  readonly onClear: () => void;
};

function Found({ directory, sought, narrowed, onClear }: FoundProps) {
  const t = useText();
  const { everywhere, residences, more } = directory;
  const emergencies = everywhere.filter(({ emergency }) => emergency);
  const others = everywhere.filter(({ emergency }) => !emergency);
  const none = residences.length === 0;
  return (
    <div className="contacts-body">
      {emergencies.length > 0 && (
        <section aria-labelledby="contacts-emergency">
          <SectionHeading id="contacts-emergency">{t('contacts.emergency')}</SectionHeading>
          <ContactTable label={t('contacts.emergency')} contacts={emergencies} className="mt-1.5" />
        </section>
      )}
      {residences.map((residence) => (
        <ResidenceCard key={residence.code} residence={residence} />
      ))}
      {none && (sought !== '' || narrowed) && (
        <EmptyState
          className="mt-10"
          icon={IconNoResult}
          title={sought === '' ? t('contacts.emptyRole') : t('contacts.emptySearch', { text: sought })}
          actions={
            <Button variant="tinted" onClick={onClear}>
              {t('contacts.clear')}
            </Button>
          }
        >
          {t(sought === '' ? 'contacts.emptyRoleText' : 'contacts.emptySearchText')}
        </EmptyState>
      )}
      {none && sought === '' && !narrowed && everywhere.length === 0 && (
        <EmptyState className="mt-10" icon={IconContacts} title={t('contacts.empty')}>
          {t('contacts.emptyText')}
        </EmptyState>
      )}
      {more && <p className="text-second text-ink-2">{t('contacts.more')}</p>}
      {others.length > 0 && (
        <section aria-labelledby="contacts-everywhere">
          <SectionHeading id="contacts-everywhere">{t('contacts.everywhere')}</SectionHeading>
          <ContactTable label={t('contacts.everywhere')} contacts={others} className="mt-1.5" />
        </section>
      )}
    </div>
  );
}
