import { useRef, useState } from 'react';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconMail, IconReceipt, IconRefused } from '../../../ui/icons.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { ActPanel } from './act-panel.tsx';
import { DocumentField } from './document-field.tsx';
import { emailFault, emailFormSchema, emptyEmail } from './email-form.ts';
import type { SpacePanelProps } from './space-panel-props.ts';
import { useSpaceDraft } from './use-space-draft.ts';
import { useSpaceSend } from './use-space-send.ts';
import { Will } from './will.tsx';

type Props = SpacePanelProps & {
  /** The refused change that this one corrects, and why it was refused. */
  readonly supersedes: string | null;
};

/** "Changer l'adresse e-mail": typed twice, then confirmed by whoever reads it. */
export function EmailPanel({ open, onClose, header, space, supersedes }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { person, name, email: now } = space;
  const fields = useRef<HTMLDivElement>(null);
  const again = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const draft = useSpaceDraft('space-email', account, person, emailFormSchema, emptyEmail);
  const { form } = draft;
  const [shown, setShown] = useState(false);
  const changed = useSpaceSend(
    'email',
    () =>
      client.registrations.changeEmail({
        commandId: draft.commandId(),
        account,
        person,
        document: form.document ?? 'autre',
        email: form.email.trim(),
        emailAgain: form.again.trim(),
        supersedes,
      }),
    draft.discard,
  );
  const { state } = changed;
  // An address whose mail came back may be right after all: it is then given again.
  const fault = emailFault(form, space.bounced === null ? now : null, t);
  function validate(): void {
    if (state.kind !== 'editing') return;
    setShown(fault !== null);
    if (fault === null) changed.submit();
    else if (fault.field === 'document') fields.current?.querySelector<HTMLElement>('button')?.focus();
    else (fault.field === 'email' ? first : again).current?.focus();
  }
  const edit = (change: Partial<typeof form>) => {
    draft.edit(change);
    changed.edited();
  };
  const faultOf = (field: 'email' | 'again') =>
    shown && fault?.field === field ? fault.sentence : undefined;
  const active = space.state === 'active' || space.state === 'suspended';
  const to = { email: form.email.trim() };
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={name}
      title={t('spaces.acts.email')}
      doneTitle={t('spaces.panel.done.email')}
      doneSentences={[t(active ? 'spaces.email.sentConfirm' : 'spaces.email.sentActivate', to)]}
      validateLabel={t('spaces.panel.validate.email')}
      onValidate={validate}
      state={state}
      draft={draft}
      fields={fields}
      aside={
        <Will
          lines={[
            [IconMail, t(active ? 'spaces.email.willConfirm' : 'spaces.email.willActivate')],
            [IconReceipt, t('spaces.email.willPaper')],
          ]}
        >
          <dl className="space-now">
            <dt>{t('spaces.email.now')}</dt>
            <dd className="wrap-anywhere">{now ?? t('spaces.email.none')}</dd>
          </dl>
        </Will>
      }
    >
      {supersedes !== null && (
        <AlertLine tone="warning" icon={IconRefused} fact={t('spaces.email.corrects')}>
          {space.refused?.commandId === supersedes ? space.refused.reason : undefined}
        </AlertLine>
      )}
      <DocumentField
        value={form.document}
        missing={shown && fault?.field === 'document'}
        onChange={(document) => edit({ document: document === 'none' ? null : document })}
      />
      <TextField
        ref={first}
        label={t('spaces.email.field')}
        type="email"
        inputMode="email"
        maxLength={254}
        value={form.email}
        error={faultOf('email')}
        onChange={(email) => edit({ email })}
      />
      <TextField
        ref={again}
        label={t('spaces.email.again')}
        help={t('spaces.email.againHelp')}
        type="email"
        inputMode="email"
        maxLength={254}
        value={form.again}
        error={faultOf('again')}
        // What is copied proves nothing: the second typing is there to find the first one's mistake.
        onPaste={(event) => event.preventDefault()}
        onDrop={(event) => event.preventDefault()}
        onChange={(text) => edit({ again: text })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) validate();
        }}
      />
    </ActPanel>
  );
}
