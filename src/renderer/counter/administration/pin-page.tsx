import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useAcceptSession, useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconDone } from '../../ui/icons.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { refusalWords } from '../sign-in/password-form.tsx';
import { useCountdown } from '../sign-in/use-countdown.ts';

type Fault = { readonly field: 'password' | 'pin' | 'again'; readonly words: string };

/** Six digits of the agent's own, behind the password. */
export function PinPage() {
  const t = useText();
  const { client } = useCore();
  const agent = useAgent();
  const accept = useAcceptSession();
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const choose = useMutation({
    mutationFn: () => client.session.choosePin({ password, pin }),
    onSuccess: (session) => {
      accept(session);
      setPassword('');
      setPin('');
      setAgain('');
    },
    onError: (error) => {
      setPassword('');
      focusField(failureInWords(error).field === 'pin' ? 'pin' : 'password');
    },
  });
  const failure = choose.error === null ? null : failureInWords(choose.error);
  const waitSeconds = useCountdown(failure?.waitSeconds, choose.submittedAt);
  const refused = refusalWords(failure, waitSeconds, t);

  function focusField(name: Fault['field']): void {
    form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
  }

  function firstFault(): Fault | null {
    if (password === '') return { field: 'password', words: t('administration.pin.needPassword') };
    if (pin.length < 6) return { field: 'pin', words: t('administration.pin.incomplete') };
    if (again !== pin) return { field: 'again', words: t('administration.pin.different') };
    return null;
  }

  function errorOf(name: Fault['field']): string | undefined {
    if (fault !== null) return fault.field === name ? fault.words : undefined;
    return (failure?.field ?? 'password') === name ? refused : undefined;
  }

  return (
    <div className="admin-page">
      <p className="admin-intro">
        {t('administration.pin.intro')}{' '}
        {t(agent.hasPin ? 'administration.pin.has' : 'administration.pin.none')}
      </p>
      {choose.isSuccess && (
        <AlertLine
          tone="success"
          icon={IconDone}
          fact={t('administration.pin.done')}
          role="status"
          className="mt-6 max-w-[420px]"
        >
          {t('administration.pin.doneText')}
        </AlertLine>
      )}
      <form
        ref={form}
        noValidate
        className="pin-form"
        onSubmit={(event) => {
          event.preventDefault();
          const found = firstFault();
          setFault(found);
          if (found !== null) focusField(found.field);
          else if (!choose.isPending && waitSeconds === 0) choose.mutate();
        }}
      >
        <PasswordField
          name="password"
          label={t('administration.pin.password')}
          maxLength={256}
          value={password}
          onChange={setPassword}
          error={errorOf('password')}
        />
        <PinField
          name="pin"
          label={t('administration.pin.pin')}
          help={t('administration.pin.help')}
          value={pin}
          onChange={setPin}
          error={errorOf('pin')}
        />
        <PinField
          name="again"
          label={t('administration.pin.again')}
          value={again}
          onChange={setAgain}
          error={errorOf('again')}
        />
        <Button
          type="submit"
          variant="filled"
          className="self-start"
          busy={choose.isPending ? t('administration.pin.submitting') : undefined}
        >
          {t('administration.pin.submit')}
        </Button>
      </form>
    </div>
  );
}
