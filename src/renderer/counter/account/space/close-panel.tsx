import { useRef, useState } from 'react';
import { z } from 'zod';
import { CLOSING_REASONS, IDENTITY_DOCUMENTS } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { type Icon, IconInfo, IconReceipt } from '../../../ui/icons.ts';
import { Select } from '../../../ui/select.tsx';
import { ActPanel } from './act-panel.tsx';
import { DocumentField } from './document-field.tsx';
import type { SpacePanelProps } from './space-panel-props.ts';
import { useSpaceDraft } from './use-space-draft.ts';
import { useSpaceSend } from './use-space-send.ts';
import { Will } from './will.tsx';

const formSchema = z.strictObject({
  reason: z.enum(CLOSING_REASONS).nullable(),
  document: z.enum([...IDENTITY_DOCUMENTS, 'none']).nullable(),
});

type Props = SpacePanelProps & { readonly lost: readonly string[] };

/** "Désinscrire": what is lost is read before it is done, and a slip says that it was. */
export function ClosePanel({ open, onClose, header, space, lost }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { person, name } = space;
  const fields = useRef<HTMLDivElement>(null);
  const draft = useSpaceDraft('space-close', account, person, formSchema, { reason: null, document: null });
  const { form } = draft;
  const [shown, setShown] = useState(false);
  const closed = useSpaceSend(
    'close',
    () =>
      client.registrations.close({
        commandId: draft.commandId(),
        account,
        person,
        document: form.document === 'none' ? null : form.document,
        reason: form.reason ?? 'demande-locataire',
      }),
    draft.discard,
  );
  const { state } = closed;
  // Who asks for himself is there, and shows who he is.
  const byTenant = form.reason === 'demande-locataire';
  const fault =
    form.reason === null
      ? 'reason'
      : form.document === null || (byTenant && form.document === 'none')
        ? 'document'
        : null;
  function validate(): void {
    if (state.kind !== 'editing') return;
    setShown(fault !== null);
    if (fault === null) closed.submit();
    else fields.current?.querySelectorAll<HTMLElement>('button')[fault === 'reason' ? 0 : 1]?.focus();
  }
  const edit = (change: Partial<typeof form>) => {
    draft.edit(change);
    closed.edited();
  };
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={name}
      title={t('spaces.acts.close')}
      doneTitle={t('spaces.panel.done.close')}
      doneSentences={[t('spaces.close.done', { name }), t('spaces.close.kept')]}
      validateLabel={t('spaces.panel.validate.close', { name })}
      onValidate={validate}
      state={state}
      draft={draft}
      fields={fields}
      aside={
        <>
          <Will
            title={t('spaces.panel.changes')}
            lines={
              lost.length === 0
                ? [[IconInfo, t('spaces.panel.lostNone')]]
                : lost.map((sentence): readonly [Icon, string] => [IconInfo, sentence])
            }
          >
            <p className="mt-1 text-second text-ink-2">{t('spaces.panel.readAloud')}</p>
          </Will>
          <Will lines={[[IconReceipt, t('spaces.close.willPaper')]]} />
        </>
      }
    >
      <Select
        label={t('spaces.close.reason')}
        options={CLOSING_REASONS.map((id) => ({ id, label: t(`spaces.close.reasons.${id}`) }))}
        value={form.reason}
        onChange={(reason) => edit({ reason })}
        error={shown && fault === 'reason' ? t('spaces.panel.needReason') : undefined}
      />
      <DocumentField
        value={byTenant && form.document === 'none' ? null : form.document}
        withNone={!byTenant}
        missing={shown && fault === 'document'}
        onChange={(document) => edit({ document })}
      />
    </ActPanel>
  );
}
