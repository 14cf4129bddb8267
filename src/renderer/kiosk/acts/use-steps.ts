import { useState } from 'react';
import { useFlow } from '../flow/flow.ts';
import { nextStep, type Position, positionOf, previousStep, type Steps } from './steps.ts';

export type StepWalk<S extends string> = {
  readonly step: S;
  readonly position: Position;
  next(): void;
  /** Before the first question, to the tiles. */
  back(): void;
  goTo(step: S): void;
};

/** One question after the other. `steps` may change with the answers. */
export function useSteps<S extends string>(steps: Steps<S>): StepWalk<S> {
  const [step, setStep] = useState<S>(steps[0]);
  const leave = useFlow((flow) => flow.back);
  return {
    step,
    position: positionOf(steps, step),
    next: () => setStep(nextStep(steps, step)),
    back: () => {
      const before = previousStep(steps, step);
      if (before === null) leave();
      else setStep(before);
    },
    goTo: setStep,
  };
}
