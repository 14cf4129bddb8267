import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { classNames } from './class-names.ts';
import { IconDone } from './icons.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export type Step = { readonly id: string; readonly name: string; readonly detail?: ReactNode };

export type StepperProps = {
  readonly label: string;
  readonly steps: readonly Step[];
  /** Steps before it are done, those after it are to come. */
  readonly current: string;
  readonly className?: string;
};

/** Where one stands in a guided act. */
export function Stepper({ label, steps, current, className }: StepperProps) {
  const t = useText();
  const at = steps.findIndex(({ id }) => id === current);
  return (
    <ol className={classNames('stepper', className)} aria-label={label}>
      {steps.map(({ id, name, detail }, index) => {
        const state = index < at ? 'done' : index === at ? 'current' : 'next';
        return (
          <li
            key={id}
            className="step"
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="step-disc figures-tabular" aria-hidden="true">
              {state === 'done' ? <IconDone size={16} /> : index + 1}
            </span>
            <span className="step-words">
              <span className="step-name">{name}</span>
              <VisuallyHidden>, {t(`ui.step.${state}`)}</VisuallyHidden>
              {detail !== undefined && <span className="step-detail">{detail}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
