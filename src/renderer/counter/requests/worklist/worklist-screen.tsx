import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { REQUEST_VIEWS, type RequestRow, type RequestView as View } from '../../../../contract/requests.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { useAgent } from '../../../app/session.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconRequest } from '../../../ui/icons.ts';
import { openRequest } from '../../account/requests/open-request.ts';
import { RequestView } from '../../account/requests/request-view.tsx';
import { useWorklistFilter, Worklist, type WorklistWords } from '../../worklist/worklist.tsx';
import { OfflineNote } from './offline-note.tsx';
import { RequestsTable } from './worklist-table.tsx';
/** Work list "Demandes": the requests of the agency, by what they ask of the counter. */
export function RequestsScreen({ view }: { readonly view: View }) {
  const t = useText();
  // A request of the building belongs to no account: it is read here.
  const [reading, setReading] = useState<string | null>(null);
  useTitle(t('requests.list.title'));
  if (reading !== null) {
    return (
      <div className="page-body pt-4">
        <RequestView
          account={null}
          request={reading}
          backLabel={t('requests.view.backToList')}
          onBack={() => setReading(null)}
        />
      </div>
    );
  }
  return <RequestList view={view} onRead={setReading} />;
}

type ListProps = { readonly view: View; readonly onRead: (request: string) => void };

function RequestList({ view, onRead }: ListProps) {
  const t = useText();
  const { ask } = useCore();
  const agent = useAgent().id;
  const go = useRoute((state) => state.go);
  const filter = useWorklistFilter();
  const list = useQuery({
    ...ask.requests.worklist.queryOptions({ input: { view, text: filter.sought } }),
    placeholderData: keepPreviousData,
  });
  const open = ({ account, id }: RequestRow) => {
    if (account === null) onRead(id);
    else openRequest(account, agent, id);
  };
  return (
    <Worklist
      words={wordsOf(t)}
      icon={IconRequest}
      all={REQUEST_VIEWS}
      view={view}
      onView={(next) => go({ name: 'requests', view: next })}
      filter={filter}
      list={list}
      onOpen={open}
      notice={<OfflineNote />}
    >
      {(rows) => (
        <RequestsTable
          label={t('requests.list.table', { view: t(`requests.list.view.${view}`) })}
          rows={rows}
          onOpen={open}
        />
      )}
    </Worklist>
  );
}

function wordsOf(t: ReturnType<typeof useText>): WorklistWords<View> {
  return {
    title: t('requests.list.title'),
    filter: t('requests.list.filter'),
    views: t('requests.list.views'),
    view: (view) => t(`requests.list.view.${view}`),
    counted: (view, n) => t('requests.list.counted', { view, n }),
    found: (count) => t('requests.list.found', { count, n: formatCount(count) }),
    more: (n) => t('requests.list.more', { n }),
    failed: t('requests.list.failed'),
    empty: (view) => ({
      title: t(`requests.list.empty.${view}`),
      text: t(`requests.list.empty.${view}Text`),
    }),
    emptyFilter: (text) => t('requests.list.emptyFilter', { text }),
    emptyFilterText: t('requests.list.emptyFilterText'),
    clearFilter: t('requests.list.clearFilter'),
  };
}
