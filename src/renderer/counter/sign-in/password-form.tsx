import { useEffect, useRef, useState } from 'react';
import type { FailureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCapsLock } from './use-caps-lock.ts';
import { useCredentials } from './use-credentials.ts';

type Props = {
  /** Whose password; null asks for the identifier first. */
  readonly agent: string | null;
  /** The first field takes the focus as the form appears. */
  readonly takesFocus: boolean;
  /** `Se connecter`, or `Reprendre` on a locked post. */
  readonly submit: string;
};

/** Password, with the identifier where the agent is not one of the list. */
export function PasswordForm({ agent, takesFocus, submit }: Props) {
  const t = useText();
  const [identifier, setIdentifier] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'identifier' | 'password' | null>(null);
  const capsLock = useCapsLock();
  const identifierField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const credentials = useCredentials(() => {
    setPassword('');
    passwordField.current?.focus();
  });
  const { give, busy, failure, waitSeconds } = credentials;

  useEffect(() => {
    if (takesFocus) (agent === null ? identifierField : passwordField).current?.focus();
  }, [agent, takesFocus]);

  function send(): void {
    const who = agent ?? identifier.trim();
    if (who === '') {
      setMissing('identifier');
      identifierField.current?.focus();
    } else if (password === '') {
      setMissing('password');
      passwordField.current?.focus();
    } else if (waitSeconds === 0) give({ kind: 'password', agent: who, secret: password });
  }

  return (
    <form
      noValidate
      className="credentials"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
    >
      {agent === null && (
        <TextField
          ref={identifierField}
          label={t('signIn.identifier')}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={64}
          value={identifier}
          onChange={(text) => {
            setIdentifier(text);
            setMissing(null);
          }}
          className="mb-5"
          error={missing === 'identifier' ? t('signIn.needIdentifier') : undefined}
        />
      )}
      <PasswordField
        ref={passwordField}
        label={t('signIn.password')}
        maxLength={256}
        value={password}
        onChange={(text) => {
          setPassword(text);
          setMissing(null);
        }}
        error={missing === 'password' ? t('signIn.needPassword') : refusalWords(failure, waitSeconds, t)}
        {...(capsLock && { help: t('signIn.capsLock') })}
      />
      <Button
        type="submit"
        variant="filled"
        size="large"
        keys={['Entrée']}
        busy={busy ? t('signIn.submitting') : undefined}
        className="credentials-submit"
      >
        {submit}
      </Button>
    </form>
  );
}

/** A refusal below its field; while there is a wait, the seconds that are left. */
export function refusalWords(
  failure: FailureInWords | null,
  waitSeconds: number,
  t: ReturnType<typeof useText>,
): string | undefined {
  if (failure === null) return undefined;
  if (failure.waitSeconds === undefined) return failure.title;
  if (waitSeconds === 0) return undefined;
  return waitSeconds < 90
    ? t('signIn.wait', { count: waitSeconds })
    : t('signIn.waitMinutes', { count: Math.ceil(waitSeconds / 60) });
}
