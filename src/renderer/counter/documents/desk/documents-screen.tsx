import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';

/** Destination "Documents": the papers of a month for many accounts, and the landlord's library. */
export function DocumentsScreen() {
  const t = useText();
  useTitle(t('frame.documents'));
  return (
    <header className="page-head">
      <h1 className="text-page">{t('frame.documents')}</h1>
    </header>
  );
}
