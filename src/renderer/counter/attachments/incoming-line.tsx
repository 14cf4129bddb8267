import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconBusy, IconError } from '../../ui/icons.ts';
import { shareOf, sizeWords } from './file-words.ts';
import type { Incoming } from './use-intake.ts';

type Props = {
  readonly incoming: Incoming;
  readonly onDismiss: () => void;
  readonly onRetry: () => void;
};

/** Refusals that the same bytes would meet again: trying once more says nothing new. */
const OF_THE_FILE = /^FIC-/;

/** A file on its way, or why it was not taken and what to do. */
export function IncomingLine({ incoming: { name, size, state }, onDismiss, onRetry }: Props) {
  const t = useText();
  const line = useRef<HTMLLIElement>(null);
  const refused = state.kind === 'refused';
  // Said where it stands: a refusal below the fold is brought into sight.
  useEffect(() => {
    if (refused) line.current?.scrollIntoView({ block: 'nearest' });
  }, [refused]);
  if (state.kind === 'refused') {
    const { title, next, kept, code } = state.refusal;
    return (
      <li ref={line} className="attachments-refused">
        <IconError />
        <div className="min-w-0 flex-1">
          <p className="font-label wrap-anywhere">{name}</p>
          <p className="font-strong text-danger">{title}</p>
          <p className="text-second">
            {[next, kept].filter(Boolean).join(' ')} {t('attachments.code')}{' '}
            <span className="document-number">{code}</span>
          </p>
        </div>
        <span className="attachments-acts">
          {!OF_THE_FILE.test(code) && (
            <Button size="small" aria-label={t('attachments.retryNamed', { name })} onClick={onRetry}>
              {t('attachments.retry')}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            aria-label={t('attachments.dismissNamed', { name })}
            onClick={onDismiss}
          >
            {t('attachments.dismiss')}
          </Button>
        </span>
      </li>
    );
  }
  const sent = state.kind === 'sending' ? state.sent : 0;
  return (
    <li className="attachments-line">
      <span className="attachments-thumb">
        <IconBusy className="button-spinner" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-label wrap-anywhere">{name}</p>
        <p className="text-small figures-tabular text-ink-2">
          {state.kind === 'waiting' && t('attachments.waiting')}
          {state.kind === 'checking' && t('attachments.checking')}
          {state.kind === 'sending' && t('attachments.sending', { share: shareOf(sent, size ?? 0) })}
          {size !== null && ` · ${sizeWords(size)}`}
        </p>
        {state.kind === 'sending' && (
          <div
            className="progress-track"
            role="progressbar"
            aria-label={t('attachments.sendingLabel', { name })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={shareOf(sent, size ?? 0)}
          >
            <div className="progress-fill" style={{ width: `${shareOf(sent, size ?? 0)}%` }} />
          </div>
        )}
      </div>
      <Button
        size="small"
        variant="quiet"
        aria-label={t('attachments.stopNamed', { name })}
        onClick={onDismiss}
      >
        {t('attachments.stop')}
      </Button>
    </li>
  );
}
