import type { ReactNode } from 'react';
import { Mark } from '../../ui/mark.tsx';
import { useText } from '../i18n/text.ts';
import { useLeaveTouches } from '../leave/use-leave-touches.ts';
import { useStatus } from '../station.ts';
import { Bar } from './bar.tsx';
import { useStep } from './step.ts';

/** Head, question, bar. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const status = useStatus();
  const step = useStep((now) => now.words);
  const touched = useLeaveTouches();
  return (
    <div className="k-frame">
      <header className="k-top">
        <div className="k-mark" data-mark onPointerUp={touched}>
          <Mark size={64} />
        </div>
        <span className="k-landlord">{status.landlordName}</span>
        {status.demonstration && <span className="k-demo">{t('frame.demonstration')}</span>}
        {step !== null && <span className="k-step">{step}</span>}
      </header>
      <main className="k-main">{children}</main>
      <Bar />
    </div>
  );
}
