import type { CertificateView } from '../../../../contract/insurance.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';

/** Work list "Attestations". */
export function CertificatesScreen({ view }: { readonly view: CertificateView }) {
  const t = useText();
  useTitle(t('frame.certificates'));
  return (
    <div className="page-head" data-view={view}>
      <h1 className="text-page">{t('frame.certificates')}</h1>
    </div>
  );
}
