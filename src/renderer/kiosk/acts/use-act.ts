import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { useKeepAwake } from '../idle/keep-awake.ts';
import { refusalIn } from './fault.ts';

export type ActState<Done> =
  | { readonly kind: 'asking'; readonly error: unknown }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly done: Done };

/**
 * One act: its id is minted once and kept however often it is sent again, so that what was already kept is never kept
 * twice.
 * @param onField the core refuses an answer
 */
export function useAct<Done>(
  send: (commandId: string) => Promise<Done>,
  onField: (field: string) => void,
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
      const field = refusalIn(error)?.field;
      if (field !== undefined) onField(field);
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
