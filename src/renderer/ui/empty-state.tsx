import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icons.ts';

export type EmptyStateProps = {
  readonly icon: Icon;
  /** One sentence with the key: "Aucune attestation. F5 pour en ajouter." */
  readonly title: string;
  /** One reason: why there is nothing. */
  readonly children?: ReactNode;
  /** A tinted Button first (`size="large"`), then at most one secondary. */
  readonly actions?: ReactNode;
  readonly className?: string;
};

/** Nothing here, why, and the next key. */
export function EmptyState({ icon: EmptyIcon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={classNames('empty', className)}>
      <div className="empty-tile">
        <EmptyIcon size={32} />
      </div>
      <h2 className="empty-title">{title}</h2>
      {children !== undefined && <p className="empty-reason">{children}</p>}
      {actions !== undefined && <div className="state-actions">{actions}</div>}
    </div>
  );
}
