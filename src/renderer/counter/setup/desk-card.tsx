import type { ReactNode } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Mark } from '../../ui/mark.tsx';

type DeskCardProps = { readonly title: string; readonly intro?: string; readonly children: ReactNode };

/** One white card on the desk, under the mark: the screens before a session. */
export function DeskCard({ title, intro, children }: DeskCardProps) {
  const t = useText();
  return (
    <div className="desk">
      <main className="desk-card">
        <div className="desk-brand">
          <Mark size={36} />
          <span className="desk-product">{t('frame.product')}</span>
        </div>
        <h1 className="desk-title">{title}</h1>
        {intro !== undefined && <p className="desk-intro">{intro}</p>}
        {children}
      </main>
    </div>
  );
}

/** The same card for a failure that fills the window: the failure has a title of its own. */
export function DeskFailure({ children }: { readonly children: ReactNode }) {
  const t = useText();
  return (
    <div className="desk">
      <main className="desk-card desk-card-wide">
        <div className="desk-brand">
          <Mark size={36} />
          <h1 className="desk-product">{t('frame.product')}</h1>
        </div>
        {children}
      </main>
    </div>
  );
}
