import type { CoreClient } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { type Icon, IconReceipt, IconRule, IconToCheck } from '../../ui/icons.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Will } from '../account/space/will.tsx';
import { CERTIFICATE_LOOK, periodWords, stateWords } from './certificate-words.ts';

export type Prepared = Awaited<ReturnType<CoreClient['insurance']['prepare']>>;

/** What taking it will do, by this landlord's rule; the certificate of now; the law, to be read aloud. */
export function CertificateAside({ prepared }: { readonly prepared: Prepared }) {
  const t = useText();
  const { check, current, law } = prepared;
  const lines: ReadonlyArray<readonly [Icon, string]> = [
    [IconToCheck, check.sentence],
    [IconReceipt, t('insurance.will.receipt')],
  ];
  return (
    <>
      <Will lines={lines} />
      <section className="space-will" aria-labelledby="certificate-current">
        <h3 id="certificate-current" className="text-table font-strong">
          {t('insurance.current.title')}
        </h3>
        {current === null ? (
          <p className="mt-1 text-second text-ink-2">{t('insurance.current.none')}</p>
        ) : (
          <div className="mt-1.5 grid justify-items-start gap-1 text-table">
            <p className="font-label">{current.insurer ?? t('insurance.unknownInsurer')}</p>
            <p className="text-second text-ink-2">{periodWords(t, current)}</p>
            <StatusChip {...CERTIFICATE_LOOK[current.state]}>{stateWords(current)}</StatusChip>
          </div>
        )}
      </section>
      <p className="certificate-law">
        <IconRule size={16} />
        <span>{law}</span>
      </p>
    </>
  );
}
