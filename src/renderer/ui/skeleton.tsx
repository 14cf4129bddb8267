import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { classNames } from './class-names.ts';
import { useDelayed } from './use-delayed.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export type SkeletonProps = {
  /** While true and 150 ms have passed, the grey shape; before that, nothing. */
  readonly loading: boolean;
  /** SkeletonBars laid out where the text will stand. */
  readonly shape: ReactNode;
  readonly children?: ReactNode;
};

/** Waiting without movement: no shimmer, no spinner, and nothing at all when the answer is quick. */
export function Skeleton({ loading, shape, children }: SkeletonProps) {
  const t = useText();
  const shown = useDelayed(loading);
  if (!loading) return children;
  if (!shown) return null;
  return (
    <div aria-busy="true">
      <VisuallyHidden>
        <span role="status">{t('ui.loading')}</span>
      </VisuallyHidden>
      {shape}
    </div>
  );
}

/** One grey bar; give width (and height) by utility classes. */
export function SkeletonBar({ className }: { readonly className?: string }) {
  return <span className={classNames('skeleton', className)} aria-hidden="true" />;
}
