import { type ReactNode, useEffect, useRef } from 'react';
import { useDisplay } from '../display/display.ts';
import { useText } from '../i18n/text.ts';
import { speakPage } from '../speech/say.ts';
import { Pager } from './pager.tsx';
import { setStep } from './step.ts';

export type QuestionProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Said after the title where the lead is not a plain text. */
  readonly spoken?: string | undefined;
  /** Beside the title: a drawing, nothing to press. */
  readonly picture?: ReactNode;
  /** What is read before answering (a card, a recapitulation), above the controls. */
  readonly body?: ReactNode;
  readonly step?: { readonly step: number; readonly of: number } | undefined;
  /** The controls that answer, from y 764 down. */
  readonly children?: ReactNode;
  /** The foot: usually `<BackContinue/>`. */
  readonly actions?: ReactNode;
  /** `greeting`: the first page. `tight`: the head takes what it needs, for a field and a keyboard, or a long list. */
  readonly head?: 'normal' | 'greeting' | 'tight';
};

/** One question on one screen. Its heading gets the focus and is said aloud. */
export function Question({
  title,
  lead,
  spoken,
  picture,
  body,
  step,
  children,
  actions,
  head = 'normal',
}: QuestionProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const words = typeof lead === 'string' ? lead : spoken;
  const isSpoken = useDisplay((display) => display.spoken);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a question with another title is another question
  useEffect(() => {
    const section = heading.current?.closest('section');
    const field = section?.querySelector<HTMLElement>('[data-first-focus]');
    (field ?? heading.current)?.focus({ preventScroll: true });
  }, [title]);
  useEffect(() => {
    if (isSpoken) speakPage([title, words]);
  }, [title, words, isSpoken]);
  const at = step?.step;
  const of = step?.of;
  useEffect(() => {
    if (at === undefined || of === undefined) return undefined;
    return setStep(t('frame.step', { step: at, of }));
  }, [t, at, of]);
  return (
    <section className="k-question" data-head={head} data-bare={children === undefined || undefined}>
      <div className="k-head">
        <div className="k-title-row">
          <div className="k-title-words">
            <h1 className="k-title" ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead !== undefined && <div className="k-lead">{lead}</div>}
          </div>
          {picture !== undefined && <div className="k-picture">{picture}</div>}
        </div>
        {body !== undefined && <div className="k-body">{body}</div>}
      </div>
      <div className="k-controls">{children !== undefined && <Pager>{children}</Pager>}</div>
      {actions !== undefined && <div className="k-actions">{actions}</div>}
    </section>
  );
}
