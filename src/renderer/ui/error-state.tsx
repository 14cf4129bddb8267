import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { classNames } from './class-names.ts';
import { type Icon, IconAttestation, IconCode, IconError, IconNext } from './icons.ts';

export type ErrorStateProps = {
  /** What failed, as a fact: "La quittance n'a pas été imprimée". */
  readonly title: string;
  readonly icon?: Icon;
  readonly happened: ReactNode;
  /** What is not lost; every error says it. */
  readonly kept: ReactNode;
  readonly next: ReactNode;
  /** To quote on the telephone: "IMP-021". */
  readonly code: string;
  /** A tinted Button first (`size="large"`). */
  readonly actions?: ReactNode;
  readonly className?: string;
};

/** A failure of a page, a tab or a block; the rest of the page stays usable. */
export function ErrorState({
  title,
  icon: ErrorIcon = IconError,
  happened,
  kept,
  next,
  code,
  actions,
  className,
}: ErrorStateProps) {
  const t = useText();
  const lines: ReadonlyArray<readonly [Icon, string, ReactNode]> = [
    [IconError, t('ui.error.happened'), happened],
    [IconAttestation, t('ui.error.kept'), kept],
    [IconNext, t('ui.error.next'), next],
    [
      IconCode,
      t('ui.error.code'),
      <span key="code" className="document-number error-code">
        {code}
      </span>,
    ],
  ];
  return (
    <div className={classNames('error', className)} role="alert">
      <div className="error-head">
        <span className="disc" data-tone="danger">
          <ErrorIcon size={26} />
        </span>
        <h2 className="error-title">{title}</h2>
      </div>
      <dl className="error-lines">
        {lines.map(([LineIcon, name, words]) => (
          <div key={name} className="error-line">
            <dt>
              <LineIcon />
              {name}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {actions !== undefined && <div className="state-actions error-actions">{actions}</div>}
    </div>
  );
}

/** The round badge before a title: danger for a failure, success for a payment taken. */
export function Disc({
  tone,
  icon: DiscIcon,
}: {
  readonly tone: 'danger' | 'success' | 'warning';
  readonly icon: Icon;
}) {
  return (
    <span className="disc" data-tone={tone}>
      <DiscIcon size={26} />
    </span>
  );
}
