import { assertNever } from '../../../rules/brand.ts';
import { ErrorBoundary } from '../../app/error-boundary.tsx';
import { type Route, useRoute } from '../../app/route.ts';
import { AccountPage } from '../account/account-page.tsx';
import { AdministrationScreen } from '../administration/administration-screen.tsx';
import { ContactsScreen } from '../contacts/contacts-screen.tsx';
import { DocumentsScreen } from '../documents/desk/documents-screen.tsx';
import { HomeScreen } from '../home/home-screen.tsx';
import { CertificatesScreen } from '../insurance/worklist/worklist-screen.tsx';
import { OutboxScreen } from '../outbox/outbox-screen.tsx';
import { RegistrationScreen } from '../registrations/guide/registration-screen.tsx';
import { WorklistScreen } from '../registrations/worklist/worklist-screen.tsx';
import { RequestScreen } from '../requests/form/request-screen.tsx';
import { RequestsScreen } from '../requests/worklist/worklist-screen.tsx';
import { TillScreen } from '../till/till-screen.tsx';

/** The screen of the current route; one that fails leaves the frame usable. */
export function Screen() {
  const route = useRoute((state) => state.route);
  const key = 'account' in route ? `${route.name}-${route.account}` : route.name;
  return <ErrorBoundary key={key}>{screenOf(route)}</ErrorBoundary>;
}

function screenOf(route: Route) {
  switch (route.name) {
    case 'home':
      return <HomeScreen />;
    case 'account':
      return <AccountPage account={route.account} />;
    case 'till':
      return <TillScreen page={route.page} />;
    case 'registration':
      return <RegistrationScreen {...route} />;
    case 'registrations':
      return <WorklistScreen view={route.view ?? 'pending'} />;
    case 'certificates':
      return <CertificatesScreen view={route.view ?? 'to-check'} />;
    case 'request':
      return <RequestScreen account={route.account} />;
    case 'requests':
      return <RequestsScreen view={route.view ?? 'open'} />;
    case 'documents':
      return <DocumentsScreen />;
    case 'contacts':
      return <ContactsScreen />;
    case 'outbox':
      return <OutboxScreen tab={route.tab ?? 'tout'} />;
    case 'administration':
      return <AdministrationScreen page={route.page} />;
    default:
      return assertNever(route);
  }
}
