import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { IdentityDocument } from '../../../../contract/registrations.ts';
import { shownIdentifier } from '../../../../rules/registrations/login.ts';
import { useCore } from '../../../app/core.tsx';
import { failureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { IconRegister } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { useFirstField } from '../payments-tab/use-first-field.ts';
import { usePanelKeys } from '../use-panel-keys.ts';
import { ActRefusal, Whose } from './act-panel.tsx';
import { DocumentField } from './document-field.tsx';
import type { SpacePanelProps } from './space-panel-props.ts';

/** "Identifiant oublié": shown once the identity is checked, and kept among the consultations. */
export function LoginPanel({ open, onClose, header, space }: SpacePanelProps) {
  const t = useText();
  const { client } = useCore();
  const { person, name } = space;
  const fields = useRef<HTMLDivElement>(null);
  const [document, setDocument] = useState<IdentityDocument | null>(null);
  const [missing, setMissing] = useState(false);
  const asked = useMutation({
    mutationFn: (seen: IdentityDocument) =>
      client.registrations.login({ account: header.account, person, document: seen }),
    onSuccess: () => announce(t('spaces.panel.announce', { what: t('spaces.login.shown') })),
  });
  const answer = asked.data ?? null;
  function validate(): void {
    if (asked.isPending || answer !== null) return;
    setMissing(document === null);
    if (document === null) fields.current?.querySelector<HTMLElement>('button')?.focus();
    else asked.mutate(document);
  }
  const label = t('spaces.panel.validate.login');
  usePanelKeys(
    open,
    answer === null ? { id: 'space.validate', label, icon: IconRegister, run: validate } : null,
  );
  useFirstField(fields);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (answer !== null) close.current?.focus();
  }, [answer]);
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('spaces.acts.login')}
      subtitle={<Whose header={header} name={name} />}
      foot={
        answer === null ? (
          <Button
            variant="filled"
            size="large"
            className="ms-auto"
            keys={['Ctrl', 'Entrée']}
            busy={asked.isPending ? t('spaces.panel.sending') : undefined}
            onClick={validate}
          >
            {label}
          </Button>
        ) : (
          <Button
            ref={close}
            variant="filled"
            size="large"
            className="ms-auto"
            keys={['Échap']}
            onClick={onClose}
          >
            {t('spaces.panel.close')}
          </Button>
        )
      }
    >
      <div ref={fields} className="space-fields">
        <ActRefusal refusal={asked.error === null ? null : failureInWords(asked.error)} />
        {answer === null ? (
          <>
            <p className="text-table text-ink-2">{t('spaces.login.intro')}</p>
            <DocumentField
              value={document}
              missing={missing}
              onChange={(seen) => {
                setDocument(seen === 'none' ? null : seen);
                setMissing(false);
              }}
            />
          </>
        ) : (
          <Answer {...answer} />
        )}
      </div>
    </SidePanel>
  );
}

function Answer({
  maskedEmail,
  login,
}: {
  readonly maskedEmail: string | null;
  readonly login: string | null;
}) {
  const t = useText();
  // An e-mail that is also the login is shown masked, once.
  const identifier = login === null || login.includes('@') ? null : shownIdentifier(login);
  return (
    <>
      <dl className="space-login">
        {identifier !== null && (
          <div>
            <dt>{t('spaces.login.login')}</dt>
            <dd className="document-number">{identifier}</dd>
          </div>
        )}
        <div>
          <dt>{t('spaces.login.email')}</dt>
          <dd>{maskedEmail ?? t('spaces.login.none')}</dd>
        </div>
      </dl>
      {identifier === null && maskedEmail !== null && (
        <p className="text-table">{t('spaces.login.byEmail')}</p>
      )}
      <p className="text-table text-ink-2">{t('spaces.login.say')}</p>
    </>
  );
}
