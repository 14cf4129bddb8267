import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import { fieldId } from './change-form.ts';
import type { PhoneReading } from './contact-form.ts';

type Props = {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly reading: PhoneReading | undefined;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
};

/** A telephone in any written form; left, it stands as it will be shown. */
export function PhoneField({ field, label, value, reading, error, onChange }: Props) {
  const t = useText();
  const read = reading?.kind === 'ok' ? reading : null;
  // The reading may come after the hand has gone on.
  const left = useRef(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  const shown = read?.shown;
  useEffect(() => {
    if (left.current && shown !== undefined && shown !== value) latest.current(shown);
  }, [shown, value]);
  const help =
    read === null || error !== undefined
      ? undefined
      : (read.notice ??
        (read.shown === value ? undefined : t('dossier.form.phoneRead', { shown: read.shown })));
  return (
    <TextField
      id={fieldId(field)}
      label={label}
      size="dense"
      type="tel"
      figures="tabular"
      optional
      maxLength={40}
      value={value}
      error={error}
      {...(help !== undefined && { help })}
      onChange={onChange}
      onFocus={() => {
        left.current = false;
      }}
      onBlur={() => {
        left.current = true;
        if (read !== null && read.shown !== value) onChange(read.shown);
      }}
    />
  );
}
