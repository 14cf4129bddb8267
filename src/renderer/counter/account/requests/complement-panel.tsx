import { useState } from 'react';
import { z } from 'zod';
import { attachmentsSchema } from '../../../../contract/attachments.ts';
import type { Request } from '../../../../contract/requests.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { IconInfo } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { AttachmentsField } from '../../attachments/attachments-field.tsx';
import { LONGEST_TEXT } from '../../requests/form/request-form.ts';
import { useWordAlert } from '../../requests/shared/use-word-alert.ts';
import { WatchedText } from '../../requests/shared/watched-text.tsx';
import { useSpaceDraft } from '../space/use-space-draft.ts';
import { Will } from '../space/will.tsx';
import { LastEvent } from './last-event.tsx';
import { RequestActPanel, type RequestPanelProps, useRequestAct } from './request-act-panel.tsx';

const formSchema = z.strictObject({ text: z.string(), wordsKept: z.boolean(), files: attachmentsSchema });

type Props = RequestPanelProps & { readonly request: Request; readonly withFiles: boolean };

/** "Compléter": a text, files, or both. */
export function ComplementPanel({ open, onClose, header, request, withFiles }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const draft = useSpaceDraft('demande-complement', account, request.id, formSchema, {
    text: '',
    wordsKept: false,
    files: [],
  });
  const { form } = draft;
  const alert = useWordAlert(form.text, form.wordsKept, (wordsKept) => draft.edit({ wordsKept }));
  const [shown, setShown] = useState<'text' | 'words' | 'files' | null>(null);
  const act = useRequestAct(
    'complement',
    () =>
      client.requests.complement({
        commandId: draft.commandId(),
        account,
        request: request.id,
        text: form.text.trim(),
        files: form.files,
        wordsKept: form.wordsKept,
      }),
    () => {
      draft.discard();
      onClose();
    },
  );
  const [underWay, setUnderWay] = useState(0);
  const empty = form.text.trim() === '' && form.files.length === 0;
  async function validate(): Promise<void> {
    if (act.state.kind !== 'editing') return;
    if (underWay > 0) {
      setShown('files');
      return announce(t('requests.fault.files'));
    }
    const unanswered = !empty && (await alert.settle());
    const fault = empty ? 'text' : unanswered ? 'words' : null;
    setShown(fault);
    if (fault === null) act.submit();
    else document.getElementById('complement-text')?.focus();
  }
  const edit = (change: Partial<typeof form>) => {
    setShown(null);
    draft.edit(change);
    act.edited();
  };
  return (
    <RequestActPanel
      open={open}
      onClose={onClose}
      header={header}
      act="complement"
      name={`${request.label}, ${request.number}`}
      state={act.state}
      onValidate={() => void validate()}
      draft={draft}
      aside={
        <>
          <Will lines={[[IconInfo, t('requests.panel.will.complement')]]} />
          <LastEvent request={request} />
        </>
      }
    >
      <WatchedText
        id="complement-text"
        label={t('requests.panel.text')}
        help={t('requests.panel.textHelp')}
        rows={6}
        longest={LONGEST_TEXT}
        value={form.text}
        onChange={(text) => edit({ text })}
        alert={alert}
        kept={form.wordsKept}
        error={shown === null || shown === 'files' ? undefined : t(`requests.fault.${shown}`)}
      />
      {withFiles && (
        <AttachmentsField
          label={t('requests.form.files')}
          hint={t('requests.form.filesComplement')}
          files={form.files}
          onChange={(files) => edit({ files: [...files] })}
          onUnderWay={setUnderWay}
          error={shown === 'files' && underWay > 0 ? t('requests.fault.files') : undefined}
        />
      )}
    </RequestActPanel>
  );
}
