import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { useKeepAwake } from '../idle/keep-awake.ts';
import { type CoreRefusal, refusalIn } from './fault.ts';

export type ActState<Done> =
  | { readonly kind: 'asking'; readonly error: unknown }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly done: Done };

/**
 * One act: its id is minted once and kept however often it is sent again, so that what was already kept is never kept
 * twice.
 * @param onRefused the core says no: leads to the question it is about
 */
export function useAct<Done>(
  send: (commandId: string) => Promise<Done>,
  onRefused: (refusal: CoreRefusal) => void,
): { readonly state: ActState<Done>; run(): void; forgive(): void } {
  const [commandId] = useState(() => mintId());
  const [state, setState] = useState<ActState<Done>>({ kind: 'asking', error: null });
  const running = useRef(false);
  useKeepAwake(state.kind === 'sending');

  async function run(): Promise<void> {
    if (running.current) return;
    running.current = true;
    setState({ kind: 'sending' });
    try {
      const done = await send(commandId);
      setState({ kind: 'done', done });
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal !== undefined) onRefused(refusal);
      setState({ kind: 'asking', error });
    } finally {
      running.current = false;
    }
  }

  return {
    state,
    run: () => void run(),
    forgive: () =>
      setState((now) => (now.kind === 'asking' && now.error !== null ? { ...now, error: null } : now)),
  };
}
