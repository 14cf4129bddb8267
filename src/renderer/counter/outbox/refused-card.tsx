import { useEffect, useId, useRef, useState } from 'react';
import type { OutboxRow } from '../../../contract/sync.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { openAccount } from '../search/open-account.ts';
import { type Handling, HandlingDialog } from './handling-dialog.tsx';
import { isToday } from './moment-words.ts';
import { factsOf, kindOf, operationName } from './operation-words.ts';
import type { Tell } from './outcome-line.tsx';
import { useCorrect } from './use-correct.ts';
import { QUEUE_STOP } from './use-queue-keys.ts';

type Props = {
  readonly row: OutboxRow;
  /** One filled button per screen: the first card's. */
  readonly first: boolean;
  readonly tell: Tell;
  readonly onGone: () => void;
};

/** A refusal: what, whose, why, what is kept, a code to quote, and the three ways out of it. */
export function RefusedCard({ row, first, tell, onGone }: Props) {
  const t = useText();
  const [asking, setAsking] = useState<Handling | null>(null);
  const correct = useCorrect(row, tell);
  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => () => gone.current(), []);
  const { account, reference, holderName, number, reason, code } = row;
  const operation = operationName(row, t);
  const whatId = useId();
  const stop = { [QUEUE_STOP]: '' };
  const facts = factsOf(row, t);
  return (
    <article className="refused-card" data-queue-place aria-label={operation}>
      <div className="refused-card-words">
        <p id={whatId} className="refused-card-what">
          <span className="font-strong">
            {t(`outbox.type.${kindOf(row.type).word}`)}
            {number !== null && <span className="document-number whitespace-nowrap"> {number}</span>}
          </span>{' '}
          {facts !== '' && <span className="text-ink-2">{facts}</span>}{' '}
          {holderName !== null && <span className="text-ink-2">{holderName}</span>}{' '}
          {account !== null && (
            <LinkButton
              className="reference refused-card-account"
              aria-label={t('outbox.openReference', { reference: reference ?? account })}
              onClick={() => openAccount(account)}
            >
              {reference ?? account}
            </LinkButton>
          )}
        </p>
        <p className="refused-card-why">
          <strong>{t('outbox.refused.colon', { when: whenRefused(row, t) })}</strong>{' '}
          {reason === null ? t('outbox.refused.noReason') : asClause(reason)} {t('outbox.refused.kept')}{' '}
          {code !== null && (
            <span className="whitespace-nowrap text-ink-2">
              {t('outbox.refused.code')} <span className="document-number">{code}</span>
            </span>
          )}
        </p>
      </div>
      <div className="refused-card-acts">
        <Button
          aria-describedby={whatId}
          onClick={() => setAsking('cancelled')}
          {...(correct === null && stop)}
        >
          {t('outbox.refused.cancel')}
        </Button>
        <Button aria-describedby={whatId} onClick={() => setAsking('forwarded')}>
          {t('outbox.refused.forward')}
        </Button>
        {correct !== null && (
          <Button
            variant={first ? 'filled' : 'tinted'}
            aria-describedby={whatId}
            busy={correct.running ? t('outbox.refused.correcting') : undefined}
            onClick={correct.run}
            {...stop}
          >
            {t('outbox.refused.correct')}
          </Button>
        )}
      </div>
      {asking !== null && (
        <HandlingDialog
          refused={row.commandId}
          operation={[operation, facts, holderName].filter(Boolean).join(' · ')}
          action={asking}
          onClose={() => setAsking(null)}
          onHandled={() => setAsking(null)}
        />
      )}
    </article>
  );
}

function whenRefused({ settledAt }: OutboxRow, t: ReturnType<typeof useText>): string {
  if (settledAt === null) return t('outbox.refused.unknown');
  const { day, time } = atDesk(settledAt);
  return t(isToday(settledAt) ? 'outbox.refused.at' : 'outbox.refused.on', { day, time });
}

/** Words that begin a sentence and are no name: after a colon they are written small. */
const SMALL = /^(?:[LDC]['’]|(?:Le|La|Les|Un|Une|Ce|Cet|Cette|Ces|Il|Elle|Aucun|Aucune)\s)/u;

/** The portal's sentence as it stands after a colon, ended by its point. */
function asClause(sentence: string): string {
  const ended = /[.…?]$/u.test(sentence) ? sentence : `${sentence}.`;
  return SMALL.test(ended) ? ended.charAt(0).toLowerCase() + ended.slice(1) : ended;
}
