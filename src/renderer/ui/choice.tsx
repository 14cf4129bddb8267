import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { IconDone } from './icons.ts';

type ChoiceProps = Omit<ComponentPropsWithRef<'input'>, 'type' | 'size' | 'children' | 'onChange'> & {
  readonly children: ReactNode;
  /** Second line, below the label, in ink-2. */
  readonly detail?: ReactNode;
  readonly onChange?: (checked: boolean) => void;
};

export type CheckboxProps = ChoiceProps & {
  /** 20, or 24 where consent is given. */
  readonly size?: 'normal' | 'consent';
};

/** A tick with its words; the whole line is the target. */
export function Checkbox({
  children,
  detail,
  size = 'normal',
  onChange,
  className,
  ...input
}: CheckboxProps) {
  return (
    <label className={classNames('choice', className)} data-size={size}>
      <span className="choice-mark">
        <input
          {...input}
          type="checkbox"
          className="choice-box"
          onChange={(event) => onChange?.(event.currentTarget.checked)}
        />
        <IconDone size={14} className="choice-check" />
      </span>
      <ChoiceWords detail={detail}>{children}</ChoiceWords>
    </label>
  );
}

/** One of several; give all the same `name` and put them in a RadioGroup. */
export function Radio({ children, detail, onChange, className, ...input }: ChoiceProps) {
  return (
    <label className={classNames('choice', className)}>
      <span className="choice-mark">
        <input
          {...input}
          type="radio"
          className="choice-box choice-round"
          onChange={(event) => onChange?.(event.currentTarget.checked)}
        />
        <span className="choice-check choice-dot" />
      </span>
      <ChoiceWords detail={detail}>{children}</ChoiceWords>
    </label>
  );
}

function ChoiceWords({ children, detail }: { readonly children: ReactNode; readonly detail: ReactNode }) {
  return (
    <span className="choice-words">
      {children}
      {detail !== undefined && <span className="choice-detail">{detail}</span>}
    </span>
  );
}

export type RadioGroupProps = {
  readonly label: string;
  /** Written above; otherwise for assistive technology alone. */
  readonly labelShown?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
};

/** Names a set of Radio or OptionTile. */
export function RadioGroup({ label, labelShown = true, children, className }: RadioGroupProps) {
  return (
    <fieldset className="choice-group">
      <legend className={labelShown ? 'field-label' : 'visually-hidden'}>{label}</legend>
      <div className={classNames('choice-options', className)}>{children}</div>
    </fieldset>
  );
}
