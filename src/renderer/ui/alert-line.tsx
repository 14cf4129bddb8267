import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icons.ts';
import type { Tone } from './status-chip.tsx';

export type AlertLineProps = {
  readonly tone?: Tone;
  readonly icon: Icon;
  /** The fact, in a few words: "En retard de 33 jours". */
  readonly fact: ReactNode;
  /** One line: which month, how much, since when, what to do. */
  readonly children?: ReactNode;
  /** `line`: fact and detail on one line. Default: `stacked`. */
  readonly layout?: 'stacked' | 'line';
  /** `alert` when it appears as the answer to an act; nothing for what stands on the page. */
  readonly role?: 'alert' | 'status';
  readonly className?: string;
};

/** A fact to know. At most three on an account, danger first. */
export function AlertLine({
  tone = 'neutral',
  icon: AlertIcon,
  fact,
  children,
  layout = 'stacked',
  role,
  className,
}: AlertLineProps) {
  return (
    <div className={classNames('alert', className)} data-tone={tone} data-layout={layout} role={role}>
      <AlertIcon />
      <div className="alert-text">
        <span className="alert-fact">{fact}</span>
        {layout === 'line' && ' '}
        {children !== undefined && <span className="alert-detail">{children}</span>}
      </div>
    </div>
  );
}
