import { useEffect, useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { z } from 'zod';
import { SUSPENSION_REASONS } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { IconForbidden, IconInfo, IconPortalActive } from '../../../ui/icons.ts';
import { Select } from '../../../ui/select.tsx';
import { ActPanel, VALIDATE_ID } from './act-panel.tsx';
import type { SpacePanelProps } from './space-panel-props.ts';
import { dayWords } from './space-words.ts';
import { useSpaceDraft } from './use-space-draft.ts';
import { useSpaceSend } from './use-space-send.ts';
import { Will } from './will.tsx';

const formSchema = z.strictObject({ reason: z.enum(SUSPENSION_REASONS).nullable() });

/** "Suspendre", of the responsable: nobody signs in until it is resumed. */
export function SuspendPanel({ open, onClose, header, space }: SpacePanelProps) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { person, name } = space;
  const fields = useRef<HTMLDivElement>(null);
  const draft = useSpaceDraft('space-suspend', account, person, formSchema, { reason: null });
  const { reason } = draft.form;
  const [shown, setShown] = useState(false);
  const suspended = useSpaceSend(
    'suspend',
    () =>
      client.registrations.suspend({
        commandId: draft.commandId(),
        account,
        person,
        reason: reason ?? 'autre',
      }),
    draft.discard,
  );
  const { state } = suspended;
  function validate(): void {
    if (state.kind !== 'editing') return;
    setShown(reason === null);
    if (reason === null) fields.current?.querySelector<HTMLElement>('button')?.focus();
    else suspended.submit();
  }
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={name}
      title={t('spaces.acts.suspend')}
      doneTitle={t('spaces.panel.done.suspend')}
      doneSentences={[t('spaces.suspend.done', { name })]}
      validateLabel={t('spaces.panel.validate.suspend')}
      onValidate={validate}
      state={state}
      draft={draft}
      fields={fields}
      aside={
        <Will
          lines={[
            [IconForbidden, t('spaces.suspend.will', { name })],
            [IconInfo, t('spaces.suspend.kept')],
          ]}
        />
      }
    >
      <Select
        label={t('spaces.close.reason')}
        options={SUSPENSION_REASONS.map((id) => ({ id, label: t(`spaces.suspend.reasons.${id}`) }))}
        value={reason}
        onChange={(next) => {
          draft.edit({ reason: next });
          suspended.edited();
        }}
        error={shown && reason === null ? t('spaces.panel.needReason') : undefined}
      />
    </ActPanel>
  );
}

/** "Rétablir": nothing is asked, so that Entrée does it. */
export function ResumePanel({ open, onClose, header, space }: SpacePanelProps) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { person, name, since } = space;
  const fields = useRef<HTMLDivElement>(null);
  const [commandId] = useState(() => mintId());
  const resumed = useSpaceSend(
    'resume',
    () => client.registrations.resume({ commandId, account, person }),
    () => {},
  );
  useFocusOnValidate();
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={name}
      title={t('spaces.acts.resume')}
      doneTitle={t('spaces.panel.done.resume')}
      doneSentences={[t('spaces.resume.done', { name })]}
      validateLabel={t('spaces.panel.validate.resume')}
      onValidate={resumed.submit}
      state={resumed.state}
      fields={fields}
      aside={<Will lines={[[IconPortalActive, t('spaces.resume.will', { name })]]} />}
    >
      <p className="text-table">
        {since === null
          ? t('spaces.resume.suspendedUnknown')
          : t('spaces.resume.suspended', { date: dayWords(since, '') })}
      </p>
    </ActPanel>
  );
}

/** A panel without a field: the hand is on its one button. */
export function useFocusOnValidate(): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(VALIDATE_ID)?.focus()),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
}
