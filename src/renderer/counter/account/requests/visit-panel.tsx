import { useState } from 'react';
import { z } from 'zod';
import { VISIT_MOTIVES, VISIT_OUTCOMES } from '../../../../rules/requests/states.ts';
import { visitMotiveWords, visitOutcomeWords } from '../../../../rules/requests/words.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { IconInfo, IconRule } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { Select } from '../../../ui/select.tsx';
import { useWordAlert } from '../../requests/shared/use-word-alert.ts';
import { WatchedText } from '../../requests/shared/watched-text.tsx';
import { holderNames, listed } from '../header-words.ts';
import { useSpaceDraft } from '../space/use-space-draft.ts';
import { Will } from '../space/will.tsx';
import { RequestActPanel, type RequestPanelProps, useRequestAct } from './request-act-panel.tsx';

const LONGEST_COMMENT = 300;

const formSchema = z.strictObject({
  motive: z.enum(VISIT_MOTIVES).nullable(),
  outcome: z.enum(VISIT_OUTCOMES).nullable(),
  comment: z.string(),
  wordsKept: z.boolean(),
});

/** "Note de visite": why somebody came and what came of it, chosen rather than written. */
export function VisitPanel({ open, onClose, header }: RequestPanelProps) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const draft = useSpaceDraft('note-visite', account, account, formSchema, {
    motive: null,
    outcome: null,
    comment: '',
    wordsKept: false,
  });
  const { form } = draft;
  const alert = useWordAlert(form.comment, form.wordsKept, (wordsKept) => draft.edit({ wordsKept }));
  const [checked, setChecked] = useState(false);
  const [words, setWords] = useState(false);
  const act = useRequestAct(
    'visit',
    () =>
      client.requests.visit({
        commandId: draft.commandId(),
        account,
        motive: form.motive ?? 'autre',
        outcome: form.outcome ?? 'renseigne',
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
    setChecked(true);
    if (form.motive === null) return announce(t('requests.fault.visitMotive'));
    if (form.outcome === null) return announce(t('requests.fault.visitOutcome'));
    const unanswered = await alert.settle();
    setWords(unanswered);
    if (!unanswered) act.submit();
    else document.getElementById('visit-comment')?.focus();
  }
  const edit = (change: Partial<typeof form>) => {
    setWords(false);
    draft.edit(change);
    act.edited();
  };
  return (
    <RequestActPanel
      open={open}
      onClose={onClose}
      header={header}
      act="visit"
      name={listed(holderNames(header.holders), t('account.and'))}
      state={act.state}
      onValidate={() => void validate()}
      draft={draft}
      aside={
        <Will
          lines={[
            [IconInfo, t('requests.panel.will.visit')],
            [IconRule, t('requests.panel.will.visitNoName')],
          ]}
        />
      }
    >
      <Select
        label={t('requests.panel.visitMotive')}
        options={VISIT_MOTIVES.map((id) => ({ id, label: visitMotiveWords[id] }))}
        value={form.motive}
        onChange={(motive) => edit({ motive })}
        error={checked && form.motive === null ? t('requests.fault.visitMotive') : undefined}
      />
      <Select
        label={t('requests.panel.visitOutcome')}
        options={VISIT_OUTCOMES.map((id) => ({ id, label: visitOutcomeWords[id] }))}
        value={form.outcome}
        onChange={(outcome) => edit({ outcome })}
        error={checked && form.outcome === null ? t('requests.fault.visitOutcome') : undefined}
      />
      <WatchedText
        id="visit-comment"
        label={t('requests.panel.visitComment')}
        help={t('requests.panel.visitHelp')}
        optional
        longest={LONGEST_COMMENT}
        value={form.comment}
        onChange={(comment) => edit({ comment })}
        alert={alert}
        kept={form.wordsKept}
        error={words ? t('requests.fault.words') : undefined}
      />
    </RequestActPanel>
  );
}
