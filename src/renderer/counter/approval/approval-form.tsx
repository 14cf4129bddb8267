import { useEffect, useRef, useState } from 'react';
import type { GrantPurpose } from '../../../contract/session.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconError } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { Select } from '../../ui/select.tsx';
import { refusalWords } from '../sign-in/password-form.tsx';
import { useCapsLock } from '../sign-in/use-caps-lock.ts';
import { type ApprovalAnswer, useApproval } from './use-approval.ts';

type Approver = {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly hasPin: boolean;
};

type Props = {
  /** At least one. */
  readonly approvers: readonly Approver[];
  readonly purpose: GrantPurpose;
  readonly onGranted: ApprovalAnswer;
  readonly onClose: () => void;
};

/** The core takes no more codes of this agent until a password is given. */
const NO_MORE_CODES = 'SES-005';

/** Who, then a code given at its sixth digit, or a password. */
export function ApprovalForm({ approvers, purpose, onGranted, onClose }: Props) {
  const t = useText();
  const self = useAgent().id;
  const [who, setWho] = useState(() => firstChoice(approvers, self));
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'who' | 'password' | null>(null);
  /** By password: chosen by hand, or because the code is refused for good; then the reason is kept. */
  const [byPassword, setByPassword] = useState<{ readonly because: string | null } | null>(null);
  const place = useRef<HTMLFormElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const capsLock = useCapsLock();
  const { give, busy, failure, waitSeconds, forget } = useApproval(purpose, onGranted, () => {
    setPin('');
    setPassword('');
    secret.current?.focus();
  });

  const chosen = approvers.find(({ id }) => id === who);
  const withPin = chosen?.hasPin === true && byPassword === null;
  const noMoreCodes = failure?.code === NO_MORE_CODES ? failure.title : null;
  useEffect(() => {
    if (noMoreCodes !== null) setByPassword({ because: noMoreCodes });
  }, [noMoreCodes]);

  // The field that is waited for: the secret, or who gives it where nobody is chosen yet.
  const waitsFor = chosen === undefined ? 'who' : withPin ? 'pin' : 'password';
  useEffect(() => {
    // After the frame in which the overlay takes the focus into itself.
    const frame = requestAnimationFrame(() => {
      const field = waitsFor === 'who' ? place.current?.querySelector('button') : secret.current;
      field?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [waitsFor]);

  function choose(id: string): void {
    setWho(id);
    setPin('');
    setPassword('');
    setMissing(null);
    setByPassword(null);
    forget();
    secret.current?.focus();
  }

  function switchSecret(on: boolean): void {
    setByPassword(on ? { because: null } : null);
    setMissing(null);
    forget();
  }

  function send(): void {
    if (busy || withPin) return;
    if (chosen === undefined) {
      setMissing('who');
      place.current?.querySelector('button')?.focus();
    } else if (password === '') {
      setMissing('password');
      secret.current?.focus();
    } else if (waitSeconds === 0) give({ agent: chosen.id, secret: { kind: 'password', password } });
  }

  const ofAgent = failure?.field === 'agent' ? failure.title : undefined;
  const refusal =
    ofAgent !== undefined || noMoreCodes !== null ? undefined : refusalWords(failure, waitSeconds, t);
  return (
    <form
      ref={place}
      noValidate
      className="approval"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {approvers.length === 1 && chosen !== undefined ? (
        <p className="approval-who">
          <Avatar name={chosen.name} />
          <span>
            {chosen.name} <span className="approval-job">{chosen.jobTitle}</span>
          </span>
        </p>
      ) : (
        <Select
          label={t('approval.who')}
          options={approvers.map(({ id, name, jobTitle }) => ({
            id,
            label: jobTitle === '' ? name : t('approval.alone', { name, jobTitle }),
          }))}
          value={who}
          onChange={choose}
          placeholder={t('approval.choose')}
          error={missing === 'who' ? t('approval.needWho') : ofAgent}
        />
      )}
      {byPassword !== null && byPassword.because !== null && (
        <AlertLine tone="danger" icon={IconError} role="alert" fact={byPassword.because} />
      )}
      {withPin && chosen !== undefined && (
        <PinField
          ref={secret}
          label={t('signIn.pin')}
          help={t('approval.pinHelp')}
          value={pin}
          readOnly={busy || waitSeconds > 0}
          onChange={setPin}
          onComplete={(digits) => give({ agent: chosen.id, secret: { kind: 'pin', pin: digits } })}
          error={refusal}
        />
      )}
      {!withPin && chosen !== undefined && (
        <PasswordField
          ref={secret}
          label={t('signIn.password')}
          maxLength={256}
          value={password}
          onChange={(text) => {
            setPassword(text);
            setMissing(null);
          }}
          error={missing === 'password' ? t('approval.needPassword') : refusal}
          {...(capsLock && { help: t('signIn.capsLock') })}
        />
      )}
      {chosen?.hasPin === true && (byPassword === null || byPassword.because === null) && (
        <p>
          <LinkButton className="text-second" onClick={() => switchSecret(withPin)}>
            {t(withPin ? 'signIn.usePassword' : 'approval.usePin')}
          </LinkButton>
        </p>
      )}
      <div className="dialog-buttons mt-0!">
        <Button keys={['Échap']} onClick={onClose}>
          {t('approval.close')}
        </Button>
        {!withPin && (
          <Button
            type="submit"
            variant="filled"
            keys={['Entrée']}
            busy={busy ? t('approval.authorising') : undefined}
          >
            {t('approval.authorise')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The clerk herself where she may allow it, else the only one; among several nobody is chosen for them. */
function firstChoice(approvers: readonly Approver[], self: string): string | null {
  if (approvers.some(({ id }) => id === self)) return self;
  return approvers.length === 1 ? (approvers[0]?.id ?? null) : null;
}
