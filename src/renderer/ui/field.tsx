import { type ReactNode, useId } from 'react';
import { useText } from '../i18n/i18n.ts';
import { classNames } from './class-names.ts';
import { IconError } from './icons.ts';

/** What every field of a form takes, whatever stands in it. */
export type FieldProps = {
  readonly label: string;
  /** One line below, shown also while an error is. */
  readonly help?: ReactNode;
  /** The sentence in danger below the field. Empty or absent: no error. */
  readonly error?: ReactNode;
  /** Writes "facultatif" after the label: required is the rule. */
  readonly optional?: boolean;
  /** Grey words after the label, in place of "facultatif" or "lecture seule". */
  readonly note?: string;
  readonly readOnly?: boolean;
  readonly className?: string;
};

/** What the control inside must carry for the label, the help and the error to be read with it. */
export type ControlIds = {
  readonly id: string;
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

type Shell = FieldProps & {
  readonly children: (control: ControlIds) => ReactNode;
  readonly id?: string | undefined;
};

/** Label above, control, help and error below. For controls of one's own; the ready ones are built on it. */
export function Field({ label, help, error, optional, note, readOnly, className, children, id }: Shell) {
  const t = useText();
  const made = useId();
  const controlId = id ?? made;
  const hasError = error !== undefined && error !== null && error !== false && error !== '';
  const aside = note ?? (optional ? t('ui.optional') : readOnly ? t('ui.readOnly') : undefined);
  const describedBy = [hasError && `${controlId}-error`, help !== undefined && `${controlId}-help`].filter(
    Boolean,
  );
  return (
    <div className={classNames('field', className)}>
      <label className="field-label" id={`${controlId}-label`} htmlFor={controlId}>
        {label}
        {aside !== undefined && (
          <>
            {' '}
            <span className="field-note">{aside}</span>
          </>
        )}
      </label>
      {children({
        id: controlId,
        'aria-labelledby': `${controlId}-label`,
        'aria-describedby': describedBy.length === 0 ? undefined : describedBy.join(' '),
        'aria-invalid': hasError || undefined,
      })}
      {hasError && (
        <div className="field-error" id={`${controlId}-error`}>
          <IconError size={17} />
          <span>{error}</span>
        </div>
      )}
      {help !== undefined && (
        <div className="field-help" id={`${controlId}-help`}>
          {help}
        </div>
      )}
    </div>
  );
}
