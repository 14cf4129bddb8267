import { useRef, useState } from 'react';
import { z } from 'zod';
import { IDENTITY_DOCUMENTS } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { IconError, IconForbidden, IconRetry } from '../../../ui/icons.ts';
import { ActPanel } from './act-panel.tsx';
import { DocumentField } from './document-field.tsx';
import type { SpacePanelProps } from './space-panel-props.ts';
import { useSpaceDraft } from './use-space-draft.ts';
import { useSpaceSend } from './use-space-send.ts';
import { Will } from './will.tsx';

const formSchema = z.strictObject({
  document: z.enum(IDENTITY_DOCUMENTS).nullable(),
  email: z.boolean(),
  slip: z.boolean(),
});

type Props = SpacePanelProps & { readonly act: 'resend' | 'password' };

/** "Renvoyer l'activation" and "Nouveau mot de passe": by mail, by slip, or both. */
export function RenewPanel({ open, onClose, header, space, act }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { person, name } = space;
  const fields = useRef<HTMLDivElement>(null);
  // An address whose mail came back is no way in until it is put right.
  const byMail = space.email !== null && space.bounced === null;
  const draft = useSpaceDraft(`space-${act}`, account, person, formSchema, {
    document: null,
    email: byMail,
    slip: !byMail,
  });
  const { form } = draft;
  const [shown, setShown] = useState(false);
  const renewed = useSpaceSend(
    act,
    () =>
      client.registrations.renew({
        commandId: draft.commandId(),
        account,
        person,
        reason: act === 'resend' ? 'resend' : 'forgotten-password',
        document: form.document ?? 'autre',
        email: form.email,
        slip: form.slip,
      }),
    draft.discard,
  );
  const { state } = renewed;
  const noWay = !form.email && !form.slip;
  function validate(): void {
    if (state.kind !== 'editing') return;
    setShown(true);
    if (form.document === null) fields.current?.querySelector<HTMLElement>('button')?.focus();
    else if (noWay) fields.current?.querySelector<HTMLElement>('input:enabled')?.focus();
    else renewed.submit();
  }
  const edit = (change: Partial<typeof form>) => {
    draft.edit(change);
    renewed.edited();
  };
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={name}
      title={t(`spaces.acts.${act}`)}
      doneTitle={t(`spaces.panel.done.${act}`)}
      doneSentences={[
        ...(form.email ? [t('spaces.renew.sentTo', { email: space.email ?? '' })] : []),
        ...(form.slip ? [t('spaces.renew.handSlip')] : []),
        t('spaces.renew.own'),
      ]}
      validateLabel={t(`spaces.panel.validate.${act}`)}
      onValidate={validate}
      state={state}
      draft={draft}
      fields={fields}
      aside={
        <Will
          lines={[
            [IconRetry, t('spaces.renew.old')],
            [IconForbidden, t('spaces.renew.own')],
          ]}
        />
      }
    >
      <DocumentField
        value={form.document}
        missing={shown && form.document === null}
        onChange={(document) => edit({ document: document === 'none' ? null : document })}
      />
      <fieldset className="choice-group" aria-describedby={shown && noWay ? 'space-no-way' : undefined}>
        <legend className="field-label">{t('spaces.renew.ways')}</legend>
        <div className="space-ways">
          <Checkbox
            checked={form.email}
            disabled={space.email === null}
            detail={
              space.email === null
                ? t('spaces.renew.noEmail')
                : t('spaces.renew.byEmailTo', { email: space.email })
            }
            onChange={(email) => edit({ email })}
          >
            {t('spaces.renew.byEmail')}
          </Checkbox>
          <Checkbox
            checked={form.slip}
            detail={t('spaces.renew.bySlipText')}
            onChange={(slip) => edit({ slip })}
          >
            {t('spaces.renew.bySlip')}
          </Checkbox>
        </div>
        {shown && noWay && (
          <p id="space-no-way" className="field-error">
            <IconError size={17} />
            <span>{t('spaces.panel.needWay')}</span>
          </p>
        )}
      </fieldset>
    </ActPanel>
  );
}
