import '../../requests/shared/shared.css';
import './requests-tab.css';
import { useQuery } from '@tanstack/react-query';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { useCommands } from '../../../app/commands.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconContacts, IconRequest } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Asked } from '../asked.tsx';
import { BuildingRequests } from './building-requests.tsx';
import { useOpenedRequest } from './open-request.ts';
import { OwnRequests } from './own-requests.tsx';
import { RequestPanels } from './request-panels.tsx';
import { RequestView } from './request-view.tsx';
import { VisitList } from './visit-list.tsx';

export type RequestsTabProps = {
  readonly header: AccountHeader;
  /** F4. */
  readonly onRequest: () => void;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

/** Section "Demandes" of an account: its requests or one of them, those of the residence, the visits. */
export function RequestsTab({ header, onRequest }: RequestsTabProps) {
  const t = useText();
  const { ask } = useCore();
  const { account } = header;
  const answer = useQuery(ask.requests.account.queryOptions({ input: { account } }));
  const opened = useOpenedRequest(account);
  const { request, show, start } = opened;
  const group = t('requests.tab.own');
  useCommands([
    {
      id: 'requests.visit',
      label: t('requests.tab.visitNote'),
      group,
      icon: IconContacts,
      run: () => start('visit'),
    },
  ]);
  return (
    <>
      {request !== null ? (
        <RequestView
          key={request}
          account={account}
          request={request}
          backLabel={t('requests.view.back')}
          onBack={() => show(null)}
          onAct={(act) => start(act)}
        />
      ) : (
        <Asked answer={answer}>
          {({ own, building, buildingRule, visits }) => (
            <div className="requests-tab">
              <section aria-labelledby="requests-own">
                <div className="requests-head">
                  <SectionHeading id="requests-own">{t('requests.tab.own')}</SectionHeading>
                  <div className="requests-head-acts">
                    {own.length > 0 && (
                      <Button size="small" icon={IconRequest} keys={['F4']} onClick={onRequest}>
                        {t('requests.act')}
                      </Button>
                    )}
                    <Button size="small" icon={IconContacts} onClick={() => start('visit')}>
                      {t('requests.tab.visitNote')}
                    </Button>
                  </div>
                </div>
                {own.length === 0 ? (
                  <EmptyState
                    className="mt-6"
                    icon={IconRequest}
                    title={t('requests.tab.empty')}
                    actions={
                      <Button
                        variant="tinted"
                        size="large"
                        icon={IconRequest}
                        keys={['F4']}
                        onClick={onRequest}
                      >
                        {t('requests.act')}
                      </Button>
                    }
                  >
                    {t('requests.tab.emptyWhy')}
                  </EmptyState>
                ) : (
                  <OwnRequests rows={own} onOpen={(id) => show(id)} />
                )}
              </section>
              <BuildingRequests rows={building} rule={buildingRule} />
              <VisitList visits={visits} />
            </div>
          )}
        </Asked>
      )}
      {opened.act !== null && <RequestPanels key={opened.turn} header={header} opened={opened} />}
    </>
  );
}
