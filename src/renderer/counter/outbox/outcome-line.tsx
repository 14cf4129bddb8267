import { useCallback, useState } from 'react';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconDone, IconError, IconInfo, IconOffline } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import type { Tone } from '../../ui/status-chip.tsx';

/** What an act of this page came to. */
export type Outcome = {
  readonly tone: Extract<Tone, 'neutral' | 'success' | 'warning' | 'danger'>;
  readonly fact: string;
  readonly detail: string;
};

const ICONS = { neutral: IconInfo, success: IconDone, warning: IconOffline, danger: IconError } as const;

/** Above the queue, in words; a failure is told at once, the rest politely by whoever asked. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome | null }) {
  if (outcome === null) return null;
  const { tone, fact, detail } = outcome;
  return (
    <AlertLine
      layout="line"
      tone={tone}
      icon={ICONS[tone]}
      fact={fact}
      className="mt-4"
      {...(tone === 'danger' && { role: 'alert' as const })}
    >
      {detail}
    </AlertLine>
  );
}

export type Tell = (outcome: Outcome) => void;

/** The last outcome of the page, shown and said: fact and detail, one sentence each. */
export function useOutcome(): readonly [Outcome | null, Tell] {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const tell = useCallback((next: Outcome) => {
    setOutcome(next);
    announce([next.fact, next.detail].filter((word) => word !== '').join('. '));
  }, []);
  return [outcome, tell];
}
