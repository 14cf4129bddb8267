import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { BigButton } from './big-button.tsx';
import { IconDone, IconWarn } from './icons.ts';
import { Question } from './question.tsx';

export type OutcomeProps = {
  readonly tone: 'done' | 'warn';
  readonly title: string;
  readonly sentences: readonly string[];
  /** Its number, large. */
  readonly ticket?: string | undefined;
  /** Before the way home: print, try again. */
  readonly actions?: ReactNode;
  readonly onDone: () => void;
};

/** How an act ended: what was kept, its number, and the way home. */
export function Outcome({ tone, title, sentences, ticket, actions, onDone }: OutcomeProps) {
  const t = useText();
  return (
    <Question
      title={title}
      spoken={sentences.join(' ')}
      lead={sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      picture={
        <span className="k-outcome-sign" data-tone={tone}>
          {tone === 'done' ? <IconDone size={132} /> : <IconWarn size={132} />}
        </span>
      }
      body={
        ticket !== undefined && (
          <p className="k-ticket">
            <span className="k-ticket-label">{t('frame.number')}</span>
            <span className="k-ticket-number" dir="ltr">
              {ticket}
            </span>
          </p>
        )
      }
    >
      <div className="k-stack">
        {actions}
        <BigButton tone="primary" onPress={onDone}>
          {t('frame.toHome')}
        </BigButton>
      </div>
    </Question>
  );
}
