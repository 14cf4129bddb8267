import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';

/** Destination "Contacts": whom to call, by building and role, without an account. */
export function ContactsScreen() {
  const t = useText();
  useTitle(t('frame.contacts'));
  return (
    <header className="page-head">
      <h1 className="text-page">{t('frame.contacts')}</h1>
    </header>
  );
}
