import { useState } from 'react';
import { z } from 'zod';
import type { Request } from '../../../../contract/requests.ts';
import { CLOSING_REASONS } from '../../../../rules/requests/states.ts';
import { closingWords } from '../../../../rules/requests/words.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { IconDone, IconInfo } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { Select } from '../../../ui/select.tsx';
import { useWordAlert } from '../../requests/shared/use-word-alert.ts';
import { WatchedText } from '../../requests/shared/watched-text.tsx';
import { useSpaceDraft } from '../space/use-space-draft.ts';
import { Will } from '../space/will.tsx';
import { LastEvent } from './last-event.tsx';
import { RequestActPanel, type RequestPanelProps, useRequestAct } from './request-act-panel.tsx';
import { StaleNote } from './stale-note.tsx';

const LONGEST_COMMENT = 500;

const formSchema = z.strictObject({
  /** Version of the request that the clerk has before him. */
  version: z.number().int(),
  reason: z.enum(CLOSING_REASONS).nullable(),
  comment: z.string(),
  wordsKept: z.boolean(),
});

type Props = RequestPanelProps & { readonly request: Request };

/** "Clore": why, and a comment where it helps. */
export function ClosePanel({ open, onClose, header, request }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { id, version } = request;
  const draft = useSpaceDraft('demande-cloture', account, id, formSchema, {
    version,
    reason: null,
    comment: '',
    wordsKept: false,
  });
  const { form } = draft;
  const stale = form.version !== version;
  const alert = useWordAlert(form.comment, form.wordsKept, (wordsKept) => draft.edit({ wordsKept }));
  const [missing, setMissing] = useState(false);
  const [unanswered, setUnanswered] = useState(false);
  const act = useRequestAct(
    'close',
    () =>
      client.requests.close({
        commandId: draft.commandId(),
        account,
        request: id,
        version: form.version,
        reason: form.reason ?? 'resolue',
        comment: form.comment.trim(),
        wordsKept: form.wordsKept,
      }),
    () => {
      draft.discard();
      onClose();
    },
  );
  async function validate(): Promise<void> {
    if (act.state.kind !== 'editing') return;
    setMissing(form.reason === null);
    if (stale) announce(t('requests.panel.staleFirst'));
    else if (form.reason === null) announce(t('requests.fault.reason'));
    else if (await alert.settle()) {
      setUnanswered(true);
      document.getElementById('close-comment')?.focus();
    } else act.submit();
  }
  const edit = (change: Partial<typeof form>) => {
    setUnanswered(false);
    draft.edit(change);
    act.edited();
  };
  return (
    <RequestActPanel
      open={open}
      onClose={onClose}
      header={header}
      act="close"
      name={`${request.label}, ${request.number}`}
      state={act.state}
      onValidate={() => void validate()}
      draft={draft}
      aside={
        <>
          <Will
            lines={[
              [IconDone, t('requests.panel.will.close')],
              [IconInfo, t('requests.panel.will.closeKept')],
            ]}
          />
          <LastEvent request={request} />
        </>
      }
    >
      {stale && <StaleNote request={request} since={form.version} onGoOn={() => edit({ version })} />}
      <Select
        label={t('requests.panel.reason')}
        options={CLOSING_REASONS.map((reason) => ({ id: reason, label: closingWords[reason] }))}
        value={form.reason}
        onChange={(reason) => {
          setMissing(false);
          edit({ reason });
        }}
        error={missing ? t('requests.fault.reason') : undefined}
      />
      <WatchedText
        id="close-comment"
        label={t('requests.panel.comment')}
        help={t('requests.panel.commentHelp')}
        optional
        rows={4}
        longest={LONGEST_COMMENT}
        value={form.comment}
        onChange={(comment) => edit({ comment })}
        alert={alert}
        kept={form.wordsKept}
        error={unanswered ? t('requests.fault.words') : undefined}
      />
    </RequestActPanel>
  );
}
