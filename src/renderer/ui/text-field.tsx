import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps &
  Omit<
    ComponentPropsWithRef<'input'>,
    'size' | 'children' | 'onChange' | 'prefix' | 'readOnly' | 'className'
  > & {
    /** The new text; the event stays available through `onInput`. */
    readonly onChange?: (text: string) => void;
    /** 40 (dense side forms), 44, 52 (sign-in) or 64 high with text 22. Default: medium. */
    readonly size?: 'dense' | 'medium' | 'tall' | 'large';
    /** `tabular` for amounts, dates, counts; `reference` for account references. */
    readonly figures?: 'tabular' | 'reference';
    readonly align?: 'start' | 'end';
    /** After the text, inside the frame: a unit, a source ("du dossier"), a button. */
    readonly suffix?: ReactNode;
  };

/** One line of text. */
export function TextField({
  label,
  help,
  error,
  optional,
  note,
  readOnly,
  className,
  onChange,
  size = 'medium',
  figures,
  align,
  suffix,
  id,
  autoComplete = 'off',
  spellCheck = false,
  ...input
}: TextFieldProps) {
  return (
    <Field {...fieldProps({ label, help, error, optional, note, readOnly, className })} id={id}>
      {(control) => (
        <FieldFrame
          size={size}
          readOnly={readOnly}
          disabled={input.disabled}
          invalid={control['aria-invalid']}
        >
          <input
            {...input}
            {...control}
            type={input.type ?? 'text'}
            autoComplete={autoComplete}
            spellCheck={spellCheck}
            readOnly={readOnly}
            className={classNames(
              'field-input',
              figures === 'tabular' && 'figures-tabular',
              figures === 'reference' && 'reference',
              align === 'end' && 'text-end',
            )}
            onChange={(event) => onChange?.(event.currentTarget.value)}
          />
          {suffix !== undefined && <span className="field-suffix">{suffix}</span>}
        </FieldFrame>
      )}
    </Field>
  );
}

export type TextAreaProps = FieldProps &
  Omit<ComponentPropsWithRef<'textarea'>, 'children' | 'onChange' | 'readOnly' | 'className'> & {
    readonly onChange?: (text: string) => void;
  };

/** Several lines of text. */
export function TextArea({
  label,
  help,
  error,
  optional,
  note,
  readOnly,
  className,
  onChange,
  id,
  rows = 4,
  ...area
}: TextAreaProps) {
  return (
    <Field {...fieldProps({ label, help, error, optional, note, readOnly, className })} id={id}>
      {(control) => (
        <FieldFrame
          size="area"
          readOnly={readOnly}
          disabled={area.disabled}
          invalid={control['aria-invalid']}
        >
          <textarea
            {...area}
            {...control}
            rows={rows}
            readOnly={readOnly}
            className="field-input"
            onChange={(event) => onChange?.(event.currentTarget.value)}
          />
        </FieldFrame>
      )}
    </Field>
  );
}

type FrameProps = {
  readonly size: 'dense' | 'medium' | 'tall' | 'large' | 'area';
  readonly readOnly?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly className?: string;
  readonly children: ReactNode;
};

/** The frame that carries the border and the halo, so that suffixes stand inside it. */
export function FieldFrame({ size, readOnly, disabled, invalid, className, children }: FrameProps) {
  return (
    <div
      className={classNames('field-frame', className)}
      data-size={size}
      data-read-only={readOnly || undefined}
      data-disabled={disabled || undefined}
      data-invalid={invalid || undefined}
    >
      {children}
    </div>
  );
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** Drops the absent properties, which `exactOptionalPropertyTypes` keeps apart from undefined ones. */
export function fieldProps(props: Loose<FieldProps> & { readonly label: string }): FieldProps {
  const present = Object.entries(props).filter(([, value]) => value !== undefined);
  return { label: props.label, ...Object.fromEntries(present) };
}
