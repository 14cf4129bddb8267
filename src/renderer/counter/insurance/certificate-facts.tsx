import type { Certificate } from '../../../contract/insurance.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconDone, IconError } from '../../ui/icons.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { deskToday } from '../till/till-words.ts';
import {
  CERTIFICATE_LOOK,
  decisionWords,
  periodWords,
  pointsOf,
  refusalWords,
  stateWords,
} from './certificate-words.ts';

type Props = { readonly certificate: Certificate; readonly dwelling: string | null };

/** What was read on the document, and what to compare with it. */
export function CertificateFacts({ certificate, dwelling }: Props) {
  const t = useText();
  const { insurer, policy, address, comment, state } = certificate;
  const decided = decisionWords(t, certificate);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusChip {...CERTIFICATE_LOOK[state]}>{stateWords(certificate)}</StatusChip>
        {decided !== null && <span className="text-small text-ink-2">{decided}</span>}
      </p>
      {state === 'refusee' && <p className="text-table">{refusalWords(certificate)}</p>}
      <dl className="decision-facts">
        <div>
          <dt>{t('insurance.field.insurer')}</dt>
          <dd>{insurer ?? t('insurance.unknownInsurer')}</dd>
        </div>
        <div>
          <dt>{t('insurance.field.policy')}</dt>
          <dd className="document-number">{policy ?? t('insurance.noPolicy')}</dd>
        </div>
        <div data-whole>
          <dt>{t('insurance.tab.period')}</dt>
          <dd className="figures-tabular">{periodWords(t, certificate)}</dd>
        </div>
        <div data-whole>
          <dt>{t('insurance.decision.dwelling')}</dt>
          <dd>{dwelling ?? '–'}</dd>
        </div>
        {address !== null && (
          <div data-whole>
            <dt>{t('insurance.field.address')}</dt>
            <dd>{address}</dd>
          </div>
        )}
        {state === 'a_verifier' && comment !== null && comment !== '' && (
          <div data-whole>
            <dt>{t('insurance.field.comment')}</dt>
            <dd>{comment}</dd>
          </div>
        )}
      </dl>
      <section aria-label={t('insurance.decision.check')}>
        <h3 className="text-table font-strong">{t('insurance.decision.check')}</h3>
        <ul className="decision-points">
          {pointsOf(t, certificate, deskToday()).map(({ met, words }) => (
            <li key={words} data-met={met}>
              {met ? <IconDone /> : <IconError />}
              <span>{words}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
