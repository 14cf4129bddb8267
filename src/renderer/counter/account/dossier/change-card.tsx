import { useId } from 'react';
import type { DossierChange } from '../../../../contract/dossier.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { dossierRefusalWords, dossierStateWords } from '../../../../rules/dossier/words.ts';
import { atDesk } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconRefused, IconWaiting } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { AttachmentList } from '../../attachments/attachment-list.tsx';
import { BeforeAfter } from './before-after.tsx';
import { CHANGE_LOOK } from './change-look.ts';
import { isRefusedByPortal } from './under-way.ts';

type Props = {
  readonly account: string;
  readonly change: DossierChange;
  /** Opens the values at odds. */
  readonly onCompare: (refused: string) => void;
  readonly onPaper: (number: string) => void;
};

/** One change: what becomes what, who asked it, its papers, and how it stands. */
export function ChangeCard({ account, change, onCompare, onPaper }: Props) {
  const t = useText();
  const id = useId();
  const go = useRoute((route) => route.go);
  const { label, lines, on, comment, state, conflict, unsent, files, number } = change;
  const asked = t('dossier.changes.asked', { ...atDesk(change.at), author: change.author });
  return (
    <article className="dossier-change" aria-labelledby={id}>
      <header className="dossier-change-head">
        <h3 id={id} className="text-section">
          {label}
          {on !== null && (
            <span className="font-medium text-ink-2">
              {' · '}
              {t('dossier.changes.happenedOn', { day: formatDate(isoDate(on)) })}
            </span>
          )}
        </h3>
        <p className="dossier-change-state">
          {unsent && conflict === null && (
            <StatusChip icon={IconWaiting}>{t('dossier.changes.unsent')}</StatusChip>
          )}
          {conflict === null ? (
            <StatusChip {...CHANGE_LOOK[state]}>{dossierStateWords[state]}</StatusChip>
          ) : (
            <StatusChip tone="danger" icon={IconRefused}>
              {t('dossier.changes.conflict')}
            </StatusChip>
          )}
        </p>
      </header>
      <p className="text-second text-ink-2">{asked}</p>
      <BeforeAfter lines={lines} />
      {comment !== null && comment !== '' && <p className="max-w-[75ch] text-table">{comment}</p>}
      <AttachmentList account={account} files={files} />
      <Decision change={change} />
      {isRefusedByPortal(change) && (
        <AlertLine tone="danger" icon={IconRefused} fact={t('dossier.changes.refused')}>
          {conflict?.reason ?? change.answer}{' '}
          {conflict === null && (
            <LinkButton onClick={() => go({ name: 'outbox', tab: 'a-traiter' })}>
              {t('dossier.changes.seeRefusal')}
            </LinkButton>
          )}
        </AlertLine>
      )}
      {(number !== null || conflict !== null) && (
        <footer className="dossier-change-foot">
          {number === null ? (
            <span />
          ) : (
            <LinkButton
              className="text-second"
              aria-label={t('dossier.changes.openReceipt', { number })}
              onClick={() => onPaper(number)}
            >
              {t('dossier.changes.receipt', { number })}
            </LinkButton>
          )}
          {conflict !== null && (
            <Button
              size="small"
              variant="tinted"
              aria-label={t('dossier.act.compareOf', { label })}
              onClick={() => onCompare(conflict.commandId)}
            >
              {t('dossier.act.compare')}
            </Button>
          )}
        </footer>
      )}
    </article>
  );
}

/** Who decided what, and why; nothing while it waits, or where nobody had to. */
function Decision({ change }: { readonly change: DossierChange }) {
  const t = useText();
  const { state, decidedBy, decidedAt, reason, answer } = change;
  if (state === 'a_valider' || decidedAt === null) return null;
  const words = { state: dossierStateWords[state], ...atDesk(decidedAt) };
  const why = [reason === null ? null : `${dossierRefusalWords[reason]}.`, answer]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  return (
    <p className="text-table">
      <span className="text-second text-ink-2">
        {decidedBy === null
          ? t('dossier.changes.decidedNobody', words)
          : t('dossier.changes.decided', { ...words, name: decidedBy })}
      </span>
      {why !== '' && <span className="block">{why}</span>}
    </p>
  );
}
