import './administration.css';
import { ADMINISTRATION_PAGES, type AdministrationPage, useRoute } from '../../app/route.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { useUnprinted } from '../printing/use-unprinted.ts';
import { AboutPage } from './about-page.tsx';
import { AppearancePage } from './appearance-page.tsx';
import { ImportPage } from './import-page.tsx';
import { LandlordPage } from './landlord-page.tsx';
import { PinPage } from './pin-page.tsx';
import { PortalPage } from './portal-page.tsx';
import { PrintJobsPage } from './print-jobs-page.tsx';
import { PrintersPage } from './printers-page.tsx';

/** What is set up rarely: import, the landlord's rules, and the agent's own choices. */
export function AdministrationScreen({ page }: { readonly page: AdministrationPage }) {
  const t = useText();
  const go = useRoute((state) => state.go);
  const unprinted = useUnprinted();
  useTitle(t('frame.administration'));
  return (
    <>
      <div className="page-head">
        <h1 className="text-page">{t('administration.title')}</h1>
      </div>
      <Tabs
        label={t('administration.pages')}
        items={ADMINISTRATION_PAGES.map((id) => ({
          id,
          label: t(`administration.page.${id}`),
          count: id === 'jobs' ? unprinted : undefined,
        }))}
        current={page}
        onChange={(next) => go({ name: 'administration', page: next })}
        listClassName="page-tabs"
        panelClassName="page-body"
      >
        {pageOf(page)}
      </Tabs>
    </>
  );
}

function pageOf(page: AdministrationPage) {
  switch (page) {
    case 'import':
      return <ImportPage />;
    case 'portal':
      return <PortalPage />;
    case 'landlord':
      return <LandlordPage />;
    case 'printers':
      return <PrintersPage />;
    case 'jobs':
      return <PrintJobsPage />;
    case 'appearance':
      return <AppearancePage />;
    case 'pin':
      return <PinPage />;
    case 'about':
      return <AboutPage />;
  }
}
