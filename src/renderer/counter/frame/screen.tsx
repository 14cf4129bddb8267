import { assertNever } from '../../../rules/brand.ts';
import { ErrorBoundary } from '../../app/error-boundary.tsx';
import { type Route, useRoute } from '../../app/route.ts';
import { AccountPage } from '../account/account-page.tsx';
import { AdministrationScreen } from '../administration/administration-screen.tsx';
import { HomeScreen } from '../home/home-screen.tsx';
import { OutboxScreen } from '../outbox/outbox-screen.tsx';
import { TillScreen } from '../till/till-screen.tsx';

/** The screen of the current route; one that fails leaves the frame usable. */
export function Screen() {
  const route = useRoute((state) => state.route);
  const key = route.name === 'account' ? `account-${route.account}` : route.name;
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
    case 'outbox':
      return <OutboxScreen tab={route.tab ?? 'tout'} />;
    case 'administration':
      return <AdministrationScreen page={route.page} />;
    default:
      return assertNever(route);
  }
}
