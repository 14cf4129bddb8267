import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { refusalWords } from './password-form.tsx';
import { useCredentials } from './use-credentials.ts';

type Props = {
  readonly agent: string;
  readonly takesFocus: boolean;
  /** The code is refused for good, or the agent prefers: by password. */
  readonly onUsePassword: (refusal: string | null) => void;
};

/** Six digits: given as soon as the last one is typed. */
export function PinForm({ agent, takesFocus, onUsePassword }: Props) {
  const t = useText();
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { give, busy, failure, waitSeconds } = useCredentials(() => {
    setPin('');
    field.current?.focus();
  });

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  const needsPassword = failure?.field === 'password';
  useEffect(() => {
    if (needsPassword && failure !== null) onUsePassword(failure.title);
  }, [needsPassword, failure, onUsePassword]);

  return (
    <div className="credentials">
      <PinField
        ref={field}
        label={t('signIn.pin')}
        value={pin}
        readOnly={busy}
        onChange={setPin}
        onComplete={(secret) => give({ kind: 'pin', agent, secret })}
        error={refusalWords(failure, waitSeconds, t)}
      />
      <LinkButton className="mt-5 text-second" onClick={() => onUsePassword(null)}>
        {t('signIn.usePassword')}
      </LinkButton>
    </div>
  );
}
