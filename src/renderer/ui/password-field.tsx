import { useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { IconHide, IconShow } from './icons.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'suffix' | 'figures' | 'align'>;

/** A secret, with an eye to read what was typed. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useText();
  const [shown, setShown] = useState(false);
  const Eye = shown ? IconHide : IconShow;
  return (
    <TextField
      autoComplete="current-password"
      autoCapitalize="none"
      {...props}
      type={shown ? 'text' : 'password'}
      suffix={
        <button
          type="button"
          className="field-button"
          aria-label={t(shown ? 'ui.hidePassword' : 'ui.showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Eye size={20} />
        </button>
      }
    />
  );
}
