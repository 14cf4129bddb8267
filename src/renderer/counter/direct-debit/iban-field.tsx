import { type RefObject, useEffect, useRef } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FieldFrame, TextField } from '../../ui/text-field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Iban } from './use-iban.ts';

type Props = {
  readonly iban: Iban;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
};

/** "IBAN": typed in any written form; once read, masked for good, with "Changer". */
export function IbanField({ iban, fieldRef }: Props) {
  const t = useText();
  const { state } = iban;
  const masked = useRef<HTMLInputElement>(null);
  const read = state.kind === 'read';
  // The field that was typed in is gone: the hand stays in its place.
  useEffect(() => {
    if (read && document.activeElement === document.body) masked.current?.focus();
  }, [read]);
  if (state.kind !== 'read')
    return (
      <TextField
        ref={fieldRef}
        label={t('directDebit.form.iban')}
        help={state.kind === 'reading' ? t('directDebit.form.ibanReading') : t('directDebit.form.ibanHelp')}
        size="dense"
        figures="tabular"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={state.text}
        error={state.kind === 'typing' ? (state.error ?? undefined) : undefined}
        onChange={iban.type}
        onBlur={() => {
          if (state.kind === 'typing' && state.text.trim() !== '' && state.error === null) void iban.read();
        }}
      />
    );
  return (
    <Field label={t('directDebit.form.iban')} help={state.notice ?? t('directDebit.form.ibanHere')}>
      {(control) => (
        <div className="debit-iban">
          <FieldFrame size="dense" readOnly>
            <input
              {...control}
              ref={masked}
              readOnly
              className="field-input figures-tabular"
              value={state.masked}
            />
          </FieldFrame>
          <Button
            onClick={() => {
              iban.change();
              // After the field is drawn again.
              requestAnimationFrame(() => requestAnimationFrame(() => fieldRef.current?.focus()));
            }}
          >
            {t('directDebit.form.ibanChange')}
            <VisuallyHidden> {t('directDebit.form.ibanChangeOf')}</VisuallyHidden>
          </Button>
        </div>
      )}
    </Field>
  );
}
