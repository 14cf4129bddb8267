import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconError } from '../../ui/icons.ts';
import { TextField } from '../../ui/text-field.tsx';

export type Joined = { readonly agency: string; readonly post: string };
type Input = { readonly address: string; readonly code: string };
type Name = keyof Input;

export type JoinFormProps = {
  readonly join: (input: Input) => Promise<Joined>;
  readonly onJoined: (joined: Joined) => void;
  readonly takesFocus?: boolean;
  /** The button takes the width of the card. */
  readonly wide?: boolean;
};

/** The portal's address and a one-time code: what makes a post one of the landlord's. */
export function JoinForm({ join, onJoined, takesFocus = false, wide = false }: JoinFormProps) {
  const t = useText();
  const [form, setForm] = useState<Input>({ address: '', code: '' });
  const [missing, setMissing] = useState<Name | null>(null);
  const place = useRef<HTMLFormElement>(null);
  const focusOn = (name: Name) => place.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
  const joining = useMutation({
    mutationFn: () => join({ address: form.address.trim(), code: form.code.trim() }),
    onSuccess: onJoined,
    onError: (error) => {
      const { field } = failureInWords(error);
      focusOn(field === 'code' ? 'code' : 'address');
    },
  });
  const failure = joining.error === null ? null : failureInWords(joining.error);
  const field = (name: Name, needed: string) => ({
    name,
    value: form[name],
    error: missing === name ? needed : undefined,
    onChange: (text: string) => {
      setForm((before) => ({ ...before, [name]: text }));
      setMissing(null);
    },
  });
  return (
    <form
      ref={place}
      noValidate
      className="mt-6 grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (joining.isPending) return;
        const wanting = (['address', 'code'] as const).find((name) => form[name].trim() === '') ?? null;
        setMissing(wanting);
        if (wanting === null) joining.mutate();
        else focusOn(wanting);
      }}
    >
      {failure !== null && (
        <AlertLine tone="danger" icon={IconError} fact={t('administration.portal.join.failed')} role="alert">
          {[failure.title, failure.next ?? t('administration.portal.join.failedNext')].join(' ')}{' '}
          {t('ui.error.code')} <span className="document-number">{failure.code}</span>
        </AlertLine>
      )}
      <TextField
        label={t('administration.portal.join.address')}
        help={t('administration.portal.join.addressHelp')}
        inputMode="url"
        maxLength={200}
        autoFocus={takesFocus}
        {...field('address', t('administration.portal.join.needAddress'))}
      />
      <TextField
        label={t('administration.portal.join.code')}
        help={t('administration.portal.join.codeHelp')}
        figures="reference"
        autoCapitalize="characters"
        maxLength={40}
        {...field('code', t('administration.portal.join.needCode'))}
      />
      <div>
        <Button
          type="submit"
          variant="filled"
          size="large"
          className={wide ? 'w-full' : undefined}
          busy={joining.isPending ? t('administration.portal.join.joining') : undefined}
        >
          {t('administration.portal.join.submit')}
        </Button>
      </div>
    </form>
  );
}
