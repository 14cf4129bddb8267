import { useId } from 'react';
import type { Certificate } from '../../../../contract/insurance.ts';
import { flagWords } from '../../../../rules/insurance/words.ts';
import { atDesk } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconDone, IconInfo, IconRefused, IconWaiting } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { AttachmentList } from '../../attachments/attachment-list.tsx';
import {
  CERTIFICATE_LOOK,
  decisionWords,
  periodWords,
  refusalWords,
  stateWords,
} from '../../insurance/certificate-words.ts';

type Props = {
  readonly account: string;
  readonly certificate: Certificate;
  readonly onDecide: () => void;
  readonly onPaper: (number: string) => void;
};

/** One certificate: what it says, its document, who decided what, and the way to decide. */
export function CertificateCard({ account, certificate, onDecide, onPaper }: Props) {
  const t = useText();
  const go = useRoute((route) => route.go);
  const id = useId();
  const { insurer, policy, address, state, covers, unsent, fromErp, number, refused, flags } = certificate;
  const period = periodWords(t, certificate);
  const decided = decisionWords(t, certificate);
  const why = state === 'refusee' ? refusalWords(certificate) : null;
  const toCheck = state === 'a_verifier';
  const received = certificate.receivedAt === null ? null : atDesk(certificate.receivedAt).day;
  const taken = refused?.commandId === certificate.id ? 'correct' : toCheck ? 'decide' : 'decideAgain';
  const act = t(`insurance.tab.${taken}`);
  const facts = [
    policy === null ? null : t('insurance.policy', { policy }),
    received === null ? null : t('insurance.tab.received', { day: received }),
    fromErp ? t('insurance.tab.fromErp') : null,
  ].filter((words) => words !== null);
  return (
    <article className="certificate-card" aria-labelledby={id}>
      <header className="certificate-card-head">
        <h3 id={id} className="text-section">
          {insurer ?? t('insurance.unknownInsurer')}
          <span className="font-medium text-ink-2"> · {period}</span>
        </h3>
        <p className="certificate-card-state">
          {unsent && <StatusChip icon={IconWaiting}>{t('insurance.tab.unsent')}</StatusChip>}
          {covers && (
            <StatusChip icon={IconDone} tone="success">
              {t('insurance.tab.covers')}
            </StatusChip>
          )}
          {!(covers && state === 'validee') && (
            <StatusChip {...CERTIFICATE_LOOK[state]}>{stateWords(certificate)}</StatusChip>
          )}
        </p>
      </header>
      {facts.length > 0 && <p className="text-second text-ink-2">{facts.join(' · ')}</p>}
      {address !== null && (
        <p className="text-second">
          <span className="text-ink-2">{t('insurance.tab.insuredAt')}</span> {address}
        </p>
      )}
      {flags.length > 0 && (
        <p className="flex flex-wrap gap-2">
          {flags.map((flag) => (
            <StatusChip key={flag} icon={IconInfo} tone="warning">
              {flagWords[flag]}
            </StatusChip>
          ))}
        </p>
      )}
      {refused !== null && (
        <AlertLine tone="danger" icon={IconRefused} fact={t('insurance.tab.refusedAct')}>
          {refused.reason}{' '}
          <LinkButton onClick={() => go({ name: 'outbox', tab: 'a-traiter' })}>
            {t('insurance.tab.seeRefusal')}
          </LinkButton>
        </AlertLine>
      )}
      {decided !== null && (
        <p className="text-second text-ink-2">
          {stateWords(certificate)} {decided}
        </p>
      )}
      {why !== null && <p className="text-table">{why}</p>}
      {toCheck && certificate.comment !== null && certificate.comment !== '' && (
        <p className="text-table">{certificate.comment}</p>
      )}
      <AttachmentList account={account} files={certificate.files} />
      <footer className="certificate-card-foot">
        {number === null ? (
          <span />
        ) : (
          <LinkButton
            className="text-second"
            aria-label={t('insurance.tab.openReceipt', { number })}
            onClick={() => onPaper(number)}
          >
            {t('insurance.tab.receipt', { number })}
          </LinkButton>
        )}
        <Button
          size="small"
          variant={toCheck ? 'tinted' : 'secondary'}
          aria-label={t('insurance.tab.decideNamed', {
            act,
            insurer: insurer ?? t('insurance.unknownInsurer'),
            period,
          })}
          onClick={onDecide}
        >
          {act}
        </Button>
      </footer>
    </article>
  );
}
