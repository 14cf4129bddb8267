import { refusalIn } from './fault.ts';
import { type Steps, stepOfField } from './steps.ts';
import type { ActState } from './use-act.ts';
import { useSentence } from './use-sentence.ts';

/** What the core refused of the answer that is being asked again, or undefined. */
export function useFieldFault<S extends string>(
  state: ActState<unknown>,
  steps: Steps<S>,
  fields: Readonly<Record<string, S>>,
  step: S,
): string | undefined {
  const sentence = useSentence();
  if (state.kind !== 'asking' || state.error === null) return undefined;
  const field = refusalIn(state.error)?.field;
  return stepOfField(steps, fields, field) === step ? sentence(state.error) : undefined;
}
