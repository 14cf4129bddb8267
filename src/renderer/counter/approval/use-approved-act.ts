import { useRef, useState } from 'react';
import { type FailureInWords, failureInWords } from '../../app/failure.ts';

export type ActState<R> =
  | { readonly kind: 'editing'; readonly refusal: FailureInWords | null }
  /** A responsable is asked for a code before the act is sent. */
  | { readonly kind: 'approving' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly result: R };

export type ApprovedAct<R> = {
  readonly state: ActState<R>;
  /** Sends the act, or asks for a code first. A second press while one is under way does nothing. */
  submit(): void;
  granted(grant: string): void;
  notGranted(): void;
  /** What was refused is being put right. */
  edited(): void;
};

/** The core's own answer that a responsable's code is needed: what the screen knew was old. */
const NEEDS_GRANT = 'AUT-001';

/**
 * An act that may need a responsable's code.
 * @param send the act with its own command id, the same at each try: a lost answer never makes two of it
 * @param needsGrant what the screen knows beforehand; the core decides
 */
export function useApprovedAct<R>(
  send: (grant: string | null) => Promise<R>,
  needsGrant: boolean,
  onDone?: (result: R) => void,
): ApprovedAct<R> {
  const [state, setState] = useState<ActState<R>>({ kind: 'editing', refusal: null });
  const under = useRef(false);

  async function run(grant: string | null): Promise<void> {
    if (under.current) return;
    under.current = true;
    setState({ kind: 'sending' });
    try {
      const result = await send(grant);
      setState({ kind: 'done', result });
      onDone?.(result);
    } catch (error) {
      const refusal = failureInWords(error);
      setState(
        grant === null && refusal.code === NEEDS_GRANT ? { kind: 'approving' } : { kind: 'editing', refusal },
      );
    }
    under.current = false;
  }

  return {
    state,
    submit() {
      if (state.kind !== 'editing') return;
      if (needsGrant) setState({ kind: 'approving' });
      else void run(null);
    },
    granted: (grant) => void run(grant),
    notGranted: () => setState({ kind: 'editing', refusal: null }),
    edited() {
      if (state.kind === 'editing' && state.refusal !== null) setState({ kind: 'editing', refusal: null });
    },
  };
}
