import type { RequestView } from '../../../../contract/requests.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';

/** Work list "Demandes". */
export function RequestsScreen({ view }: { readonly view: RequestView }) {
  const t = useText();
  useTitle(t('frame.requests'));
  return (
    <div className="page-head" data-view={view}>
      <h1 className="text-page">{t('frame.requests')}</h1>
    </div>
  );
}
