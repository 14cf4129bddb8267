import './home.css';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { AccountSearch } from '../search/account-search.tsx';
import { RecentAccounts } from './recent-accounts.tsx';
import { ReferencePicture } from './reference-picture.tsx';
import { Today } from './today.tsx';

/** Accueil: one large field, what was open lately, the day. */
export function HomeScreen() {
  const t = useText();
  useTitle(t('frame.home'));
  return (
    <div className="home">
      <h1 className="home-title">
        <label htmlFor="account-search-field">{t('search.label')}</label>
      </h1>
      <AccountSearch look="large" />
      <p id="account-search-help" className="home-help">
        {t('search.help')}
      </p>
      <div className="home-columns">
        <RecentAccounts />
        <div className="home-aside">
          <Today />
          <ReferencePicture />
        </div>
      </div>
    </div>
  );
}
