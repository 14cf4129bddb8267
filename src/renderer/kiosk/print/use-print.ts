import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { PrintOutcome } from '../../../contract/kiosk/printing.ts';
import { useKeepAwake } from '../idle/keep-awake.ts';

export type PrintState = 'idle' | 'printing' | 'printed' | 'paper' | 'printer';

/**
 * One paper. The job's id is kept while nobody knows what became of it, so that it is never printed twice for one
 * touch; a printer that said no is asked under a new one.
 */
export function usePrint(send: (jobId: string) => Promise<PrintOutcome>): {
  readonly state: PrintState;
  print(): void;
  reset(): void;
} {
  const [state, setState] = useState<PrintState>('idle');
  const job = useRef<string | null>(null);
  const running = useRef(false);
  useKeepAwake(state === 'printing');

  async function print(): Promise<void> {
    if (running.current) return;
    running.current = true;
    job.current ??= mintId();
    setState('printing');
    try {
      const outcome = await send(job.current);
      job.current = null;
      setState(stateAfter(outcome));
    } catch {
      setState('printer');
    } finally {
      running.current = false;
    }
  }
  return { state, print: () => void print(), reset: () => setState('idle') };
}

/** What a person is told of it: paper is laid in, anything else is for the staff. */
export function stateAfter(outcome: PrintOutcome): 'printed' | 'paper' | 'printer' {
  if (outcome.state === 'accepted') return 'printed';
  return outcome.reason === 'paper' ? 'paper' : 'printer';
}
