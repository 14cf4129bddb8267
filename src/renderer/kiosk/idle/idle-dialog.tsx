import { useEffect, useRef } from 'react';
import { useFlow } from '../flow/flow.ts';
import { BigButton } from '../frame/big-button.tsx';
import { useText } from '../i18n/text.ts';
import { speakPage } from '../speech/say.ts';

/** Over everything, with large answers; what is personal behind it is grey blocks. */
export function IdleDialog({
  left,
  of,
  onStay,
}: {
  readonly left: number;
  readonly of: number;
  readonly onStay: () => void;
}) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const end = useFlow((flow) => flow.end);
  const first = useRef(left).current;
  useEffect(() => {
    const before = document.activeElement;
    const root = document.documentElement;
    root.toggleAttribute('data-asking', true);
    heading.current?.focus({ preventScroll: true });
    speakPage([t('idle.title'), `${t('idle.lead')} ${t('idle.seconds', { count: first })}.`]);
    return () => {
      root.toggleAttribute('data-asking', false);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [t, first]);
  return (
    <div className="k-scrim">
      <div className="k-dialog" role="dialog" aria-modal="true" aria-labelledby="k-idle-title">
        <h1 id="k-idle-title" className="k-title" ref={heading} tabIndex={-1}>
          {t('idle.title')}
        </h1>
        <p className="k-lead">
          {t('idle.lead')} <b>{t('idle.seconds', { count: left })}</b>. {t('idle.rest')}
        </p>
        <div
          className="k-idle-bar"
          role="progressbar"
          aria-label={t('idle.title')}
          aria-valuemin={0}
          aria-valuemax={of}
          aria-valuenow={left}
        >
          <span style={{ inlineSize: `${(left / of) * 100}%` }} />
        </div>
        <BigButton tone="primary" onPress={onStay}>
          {t('idle.stay')}
        </BigButton>
        <BigButton onPress={() => end()}>{t('idle.finish')}</BigButton>
      </div>
    </div>
  );
}
