import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { REGISTRATION_VIEWS, type RegistrationView } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconRegister } from '../../../ui/icons.ts';
import { openAccount } from '../../search/open-account.ts';
import { useWorklistFilter, Worklist, type WorklistWords } from '../../worklist/worklist.tsx';
import { WorklistTable } from './worklist-table.tsx';

/** "Inscriptions": the tenant spaces that ask for something, by what they ask. */
export function WorklistScreen({ view }: { readonly view: RegistrationView }) {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  useTitle(t('spaces.list.title'));
  const filter = useWorklistFilter();
  const list = useQuery({
    ...ask.registrations.worklist.queryOptions({ input: { view, text: filter.sought } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Worklist
      words={wordsOf(t)}
      icon={IconRegister}
      all={REGISTRATION_VIEWS}
      view={view}
      onView={(next) => go({ name: 'registrations', view: next })}
      filter={filter}
      list={list}
      onOpen={({ account }) => openAccount(account, 'space')}
    >
      {(rows) => (
        <WorklistTable label={t('spaces.list.table', { view: t(`spaces.list.view.${view}`) })} rows={rows} />
      )}
    </Worklist>
  );
}

function wordsOf(t: ReturnType<typeof useText>): WorklistWords<RegistrationView> {
  return {
    title: t('spaces.list.title'),
    filter: t('spaces.list.filter'),
    views: t('spaces.list.views'),
    view: (view) => t(`spaces.list.view.${view}`),
    counted: (view, n) => t('spaces.list.counted', { view, n }),
    found: (count) => t('spaces.list.found', { count, n: formatCount(count) }),
    more: (n) => t('spaces.list.more', { n }),
    failed: t('spaces.list.failed'),
    empty: (view) => ({ title: t(`spaces.list.empty.${view}`), text: t(`spaces.list.empty.${view}Text`) }),
    emptyFilter: (text) => t('spaces.list.emptyFilter', { text }),
    emptyFilterText: t('spaces.list.emptyFilterText'),
    clearFilter: t('spaces.list.clearFilter'),
  };
}
