import type { ReactNode } from 'react';
import { useOverflow } from '../../payments/use-overflow.ts';

type Props = {
  /** `aside` for what stands beside the act. */
  readonly as: 'aside' | 'section';
  readonly className: string;
  readonly label: string;
  /** The content, which the place scrolls where it is too long. */
  readonly contentClassName: string;
  readonly children: ReactNode;
};

/** A column at the side: reached by the keys while it scrolls, and no stop on the way otherwise. */
export function ScrollPlace({ as: Place, className, label, contentClassName, children }: Props) {
  const { ref, overflows } = useOverflow();
  return (
    <Place className={className} aria-label={label} {...(overflows && { tabIndex: 0 })}>
      <div ref={ref} className={contentClassName}>
        {children}
      </div>
    </Place>
  );
}
