import { type ReactNode, useId } from 'react';
import type { Mandate } from '../../../../contract/direct-debit.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { mandateStateWords } from '../../../../rules/direct-debit/words.ts';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconRefused, IconWaiting } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { AttachmentList } from '../../attachments/attachment-list.tsx';
import { MANDATE_LOOK } from '../../direct-debit/debit-words.ts';

type Props = {
  readonly account: string;
  readonly mandate: Mandate;
  /** Where the landlord chooses the day: its sentence. */
  readonly silentDay: string | null;
  readonly acts: ReactNode;
  readonly onPaper: (number: string) => void;
};

/** One mandate: whose account, where it stands, its dates, its papers, what can be done. */
export function MandateCard({ account, mandate, silentDay, acts, onPaper }: Props) {
  const t = useText();
  const go = useRoute((route) => route.go);
  const id = useId();
  const { state, sentence, maskedIban, unsent, refused, files, papers } = mandate;
  return (
    <article className="debit-card" aria-labelledby={id}>
      <header className="debit-card-head">
        <h3 id={id} className="text-section figures-tabular">
          {maskedIban ?? t('directDebit.fact.unknown')}
        </h3>
        <p className="debit-card-state">
          {unsent && <StatusChip icon={IconWaiting}>{t('directDebit.unsent')}</StatusChip>}
          <StatusChip {...MANDATE_LOOK[state]}>{mandateStateWords[state]}</StatusChip>
        </p>
      </header>
      <p className="text-table">{sentence}</p>
      {refused !== null && (
        <AlertLine tone="danger" icon={IconRefused} fact={t('directDebit.refusedAct')}>
          {refused.reason}{' '}
          <LinkButton onClick={() => go({ name: 'outbox', tab: 'a-traiter' })}>
            {t('directDebit.seeRefusal')}
          </LinkButton>
        </AlertLine>
      )}
      <MandateFacts mandate={mandate} silentDay={silentDay} />
      <AttachmentList account={account} files={files} />
      {papers.length > 0 && (
        <p className="debit-papers">
          {papers.map(({ number, title }) => (
            <LinkButton
              key={number}
              aria-label={t('directDebit.openPaper', { title, number })}
              onClick={() => onPaper(number)}
            >
              {title} <span className="document-number">{number}</span>
            </LinkButton>
          ))}
        </p>
      )}
      {acts !== null && <div className="debit-acts">{acts}</div>}
    </article>
  );
}

const dayOf = (date: string | null) => (date === null ? null : formatDate(isoDate(date)));

function MandateFacts({ mandate, silentDay }: Pick<Props, 'mandate' | 'silentDay'>) {
  const t = useText();
  const { debtor, day, rum, signedOn, lastCollectedOn, revokedOn, state, fromErp } = mandate;
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [t('directDebit.fact.debtor'), debtor ?? t('directDebit.fact.unknown')],
    [
      t('directDebit.fact.day'),
      day === null
        ? t(silentDay === null ? 'directDebit.fact.unknown' : 'directDebit.fact.dayByLandlord')
        : t('directDebit.fact.dayOf', { day: String(day) }),
    ],
    [
      t('directDebit.fact.rum'),
      <span key="rum" className="document-number wrap-anywhere">
        {rum}
      </span>,
    ],
    [
      t('directDebit.fact.signedOn'),
      dayOf(signedOn) ?? t(state === 'a_signer' ? 'directDebit.fact.notSigned' : 'directDebit.fact.unknown'),
    ],
    ...(state === 'a_signer'
      ? []
      : [
          [
            t('directDebit.fact.collectedOn'),
            dayOf(lastCollectedOn) ?? t('directDebit.fact.neverCollected'),
          ] as const,
        ]),
    ...(revokedOn === null ? [] : [[t('directDebit.fact.revokedOn'), dayOf(revokedOn)] as const]),
    ...(fromErp ? [[t('directDebit.fact.from'), t('directDebit.fact.fromErp')] as const] : []),
  ];
  return (
    <dl className="debit-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures-tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
