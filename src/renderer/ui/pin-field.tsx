import type { ComponentPropsWithRef } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { fieldProps } from './text-field.tsx';

export type PinFieldProps = Pick<FieldProps, 'label' | 'help' | 'error' | 'className'> &
  Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'type' | 'className' | 'children'> & {
    readonly value: string;
    /** Digits only, never longer than `length`. */
    readonly onChange: (digits: string) => void;
    /** Called once with all digits typed: no key to press. */
    readonly onComplete?: (digits: string) => void;
    readonly length?: number;
  };

/** Six boxes for a PIN. One real input lies over them, so that paste, screen readers and keyboards behave. */
export function PinField({
  label,
  help,
  error,
  className,
  value,
  onChange,
  onComplete,
  length = 6,
  ...input
}: PinFieldProps) {
  return (
    <Field {...fieldProps({ label, help, error, className })}>
      {(control) => (
        <div className="pin" data-invalid={control['aria-invalid']}>
          <input
            {...input}
            {...control}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            className="pin-input"
            value={value}
            onChange={(event) => {
              const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, length);
              onChange(digits);
              if (digits.length === length && value.length < length) onComplete?.(digits);
            }}
          />
          {Array.from({ length }, (_, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are their places; nothing is ever reordered.
              key={index}
              aria-hidden="true"
              className="pin-box"
              data-filled={index < value.length || undefined}
              data-next={index === Math.min(value.length, length - 1) || undefined}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
