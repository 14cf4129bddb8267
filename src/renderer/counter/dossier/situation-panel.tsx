import './dossier.css';
import { useRef, useState } from 'react';
import { isoDate } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { IconDocuments, IconInfo, IconNote, IconReceipt, IconToCheck } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { Select } from '../../ui/select.tsx';
import { type ActDone, ActPanel } from '../account/space/act-panel.tsx';
import { useSpaceDraft } from '../account/space/use-space-draft.ts';
import { Will } from '../account/space/will.tsx';
import { useApprovedAct } from '../approval/use-approved-act.ts';
import { RuleLines } from '../registrations/guide/rule-line.tsx';
import { useWordAlert } from '../requests/shared/use-word-alert.ts';
import { deskToday } from '../till/till-words.ts';
import { fieldId, focusField } from './change-form.ts';
import { doneSentences } from './done-words.ts';
import type { DossierPanelProps } from './panel-props.ts';
import {
  NO_SITUATION,
  readOn,
  type SituationForm,
  situationFaults,
  situationFormSchema,
} from './situation-form.ts';
import { WithItFields } from './with-it-fields.tsx';

const EVERYONE = '*';

/** "Déclarer un changement de situation": what happened, when, to whom, and the paper that proves it. */
export function SituationPanel({ header, prepared, open, onClose }: DossierPanelProps) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const today = isoDate(deskToday());
  const fields = useRef<HTMLDivElement>(null);
  const draft = useSpaceDraft('dossier-situation', account, '', situationFormSchema, NO_SITUATION);
  const { form } = draft;
  const [checked, setChecked] = useState(false);
  const [underWay, setUnderWay] = useState(0);
  const [wordsAsked, setWordsAsked] = useState(false);
  const rule = prepared.rules.situation;
  const chosen = prepared.situations.find(({ code }) => code === form.situation);
  const faults = situationFaults(form, today, {
    situation: t('dossier.fault.situation'),
    on: t('dossier.fault.on'),
    other: t('dossier.fault.other'),
  });
  const taken = useApprovedAct<ActDone & { readonly sentences: readonly string[] }>(
    async () => {
      const on = readOn(form.onText, today);
      if (form.situation === null || on === 'unread') throw new Error('a declaration that is not read');
      const { change, papers } = await client.dossier.declare({
        commandId: draft.commandId(),
        account,
        situation: form.situation,
        on,
        person: form.person,
        comment: form.comment.trim(),
        wordsKept: form.wordsKept,
        channel: form.channel,
        files: form.files,
      });
      return { papers, unsent: change.unsent, sentences: doneSentences(t, change) };
    },
    false,
    () => {
      draft.discard();
      announce(t('dossier.done.announce'));
    },
  );
  const { state } = taken;
  const edit = (change: Partial<SituationForm>) => {
    draft.edit(change);
    taken.edited();
  };
  const alert = useWordAlert(form.comment, form.wordsKept, (wordsKept) => {
    draft.edit({ wordsKept });
    setWordsAsked(false);
  });
  const refusal = state.kind === 'editing' ? state.refusal : null;
  const faultOf = (field: string): string | undefined => {
    if (field === 'files' && checked && underWay > 0) return t('dossier.fault.filesUnderWay');
    if (field === 'comment' && wordsAsked && alert.found.length > 0) return t('dossier.fault.words');
    const found = checked ? faults.find((one) => one.field === field)?.sentence : undefined;
    return found ?? (refusal?.field === field ? refusal.title : undefined);
  };
  async function validate(): Promise<void> {
    if (state.kind !== 'editing') return;
    setChecked(true);
    const [first] = faults;
    if (first !== undefined) return focusField(first.field);
    if (underWay > 0) return focusField('files');
    if (await alert.settle()) {
      setWordsAsked(true);
      return focusField('comment');
    }
    taken.submit();
  }
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={null}
      title={t('dossier.act.situation')}
      doneTitle={t('dossier.done.title')}
      doneSentences={state.kind === 'done' ? state.result.sentences : []}
      validateLabel={t('dossier.form.validate')}
      onValidate={() => void validate()}
      state={state}
      draft={draft}
      fields={fields}
      icon={IconNote}
      aside={
        <>
          <Will
            lines={[
              [IconToCheck, rule.sentence],
              [IconReceipt, t('dossier.will.receipt')],
            ]}
          />
          {chosen !== undefined && (
            <section className="space-will" aria-label={t('dossier.will.paper')}>
              <h3 className="text-table font-strong">{t('dossier.will.paper')}</h3>
              <ul className="will-list">
                <li>
                  <IconDocuments />
                  <span>
                    {chosen.paper}. {t('dossier.will.later')}
                  </span>
                </li>
              </ul>
            </section>
          )}
          <RuleLines rules={[rule.rule]} />
        </>
      }
    >
      <div className="dossier-form">
        <div id={fieldId('situation')}>
          <Select
            label={t('dossier.form.situation')}
            size="dense"
            options={prepared.situations.map(({ code, label }) => ({ id: code, label }))}
            value={form.situation}
            error={faultOf('situation')}
            onChange={(situation) => edit({ situation })}
          />
        </div>
        {chosen?.hint != null && <AlertLine tone="accent" icon={IconInfo} fact={chosen.hint} />}
        <div className="dossier-pair">
          <DateField
            id={fieldId('on')}
            label={t('dossier.form.on')}
            size="dense"
            optional
            text={form.onText}
            error={faultOf('on')}
            onTextChange={(onText) => edit({ onText })}
          />
          <Select
            label={t('dossier.form.who')}
            size="dense"
            options={[
              { id: EVERYONE, label: t('dossier.form.everyone') },
              ...prepared.people.map(({ key, name }) => ({ id: key, label: name })),
            ]}
            value={form.person ?? EVERYONE}
            onChange={(person) => edit({ person: person === EVERYONE ? null : person })}
          />
        </div>
        <WithItFields
          form={form}
          alert={alert}
          faultOf={faultOf}
          paper={chosen?.paper ?? null}
          commentRequired={form.situation === 'autre'}
          onEdit={edit}
          onUnderWay={setUnderWay}
        />
      </div>
    </ActPanel>
  );
}
