import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icons.ts';

/** Danger is late or refused, warning asks for a look, success is done, accent is where you are or can act. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

export type StatusChipProps = {
  readonly tone?: Tone;
  readonly icon: Icon;
  /** The word is not optional: colour and icon alone say nothing to everyone. */
  readonly children: ReactNode;
  readonly className?: string;
};

/** A state in one icon and one word. Never clickable. */
export function StatusChip({ tone = 'neutral', icon: ChipIcon, children, className }: StatusChipProps) {
  return (
    <span className={classNames('chip', className)} data-tone={tone}>
      <ChipIcon size={14} />
      <span>{children}</span>
    </span>
  );
}
