import './dossier.css';
import { type ReactNode, useRef, useState } from 'react';
import { sameValue } from '../../../rules/dossier/standing.ts';
import type { DossierPart, PartValue } from '../../../rules/dossier/values.ts';
import { allLines, valueLines } from '../../../rules/dossier/words.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconEdit, IconError, IconReceipt, IconToCheck } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { type ActDone, ActPanel } from '../account/space/act-panel.tsx';
import { Will } from '../account/space/will.tsx';
import { ApprovalDialog } from '../approval/approval-dialog.tsx';
import { useApprovedAct } from '../approval/use-approved-act.ts';
import { RuleLines } from '../registrations/guide/rule-line.tsx';
import { useWordAlert } from '../requests/shared/use-word-alert.ts';
import { type Fault, focusField, type WithIt } from './change-form.ts';
import { doneSentences } from './done-words.ts';
import { NowLines } from './now-lines.tsx';
import type { DossierPanelProps, PersonOfDossier } from './panel-props.ts';
import { Stale } from './stale.tsx';
import type { ChangeDraft } from './use-change-draft.ts';
import { WithItFields } from './with-it-fields.tsx';

/** What is typed, once everything that has to be read was read: a value, or what stands in its way. */
export type ReadForm<Part extends DossierPart> =
  | { readonly kind: 'value'; readonly value: PartValue<Part> }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

type Props<Part extends DossierPart, Fields> = DossierPanelProps & {
  readonly part: Part;
  /** Whose part; null for the account's. */
  readonly person: PersonOfDossier | null;
  readonly title: string;
  readonly draft: ChangeDraft<Fields>;
  /** What stands in the file now. */
  readonly now: PartValue<Part>;
  /** What stands in the way of what is typed now, in the order of the fields. */
  readonly faults: readonly Fault[];
  readonly read: () => Promise<ReadForm<Part>>;
  /** Its reasons have no place in a file: neither paper nor comment. */
  readonly sensitive?: boolean;
  /** A responsable's code is needed, and why. */
  readonly approval?: string | null;
  readonly firstField?: string;
  readonly children: (
    faultOf: (field: string) => string | undefined,
    edit: (fields: Partial<Fields>) => void,
  ) => ReactNode;
};

/** One part of a file in its form: what is typed, its paper, what it will do, then what happened. */
export function ChangePanel<Part extends DossierPart, Fields extends object>(props: Props<Part, Fields>) {
  const { header, prepared, open, onClose, part, person, title, draft, now, faults, read } = props;
  const { sensitive = false, firstField = 'input', approval = null, children } = props;
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { form } = draft;
  const { base, comment, wordsKept, channel, files } = form;
  const fields = useRef<HTMLDivElement>(null);
  const [checked, setChecked] = useState(false);
  const [nothing, setNothing] = useState(false);
  const [underWay, setUnderWay] = useState(0);
  const [wordsAsked, setWordsAsked] = useState(false);
  const rule = prepared.rules[part];
  const sent = useRef<PartValue<Part> | null>(null);
  const taken = useApprovedAct<ActDone & { readonly sentences: readonly string[] }>(
    async (grant) => {
      const value = sent.current;
      if (value === null) throw new Error('a change without its value');
      const { change, papers } = await client.dossier.change({
        commandId: draft.commandId(),
        account,
        part,
        person: person?.key ?? null,
        base,
        value,
        comment: comment.trim(),
        wordsKept,
        channel,
        files: [...files],
        grant,
        supersedes: null,
      });
      return { papers, unsent: change.unsent, sentences: doneSentences(t, change) };
    },
    approval !== null,
    () => {
      draft.discard();
      announce(t('dossier.done.announce'));
    },
  );
  const { state } = taken;
  const edited = () => {
    taken.edited();
    setNothing(false);
  };
  const editWith = (change: Partial<WithIt>) => {
    draft.edit(change);
    edited();
  };
  const editFields = (change: Partial<Fields>) => {
    draft.edit({ fields: { ...form.fields, ...change } });
    edited();
  };
  const alert = useWordAlert(comment, wordsKept, (kept) => {
    draft.edit({ wordsKept: kept });
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
    const typed = await read();
    if (typed.kind === 'faults') return focusField(...typed.faults.map(({ field }) => field));
    if (sameValue(part, base as PartValue<Part>, typed.value)) {
      setNothing(true);
      return fields.current?.querySelector<HTMLElement>(firstField)?.focus();
    }
    if (underWay > 0) return focusField('files');
    if (await alert.settle()) {
      setWordsAsked(true);
      return focusField('comment');
    }
    sent.current = typed.value;
    taken.submit();
  }

  const stale = !sameValue(part, base as PartValue<Part>, now);
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={person?.name ?? null}
      title={title}
      doneTitle={t('dossier.done.title')}
      doneSentences={state.kind === 'done' ? state.result.sentences : []}
      validateLabel={t('dossier.form.validate')}
      onValidate={() => void validate()}
      state={state}
      draft={draft}
      fields={fields}
      firstField={firstField}
      icon={IconEdit}
      aside={
        <>
          <Will
            lines={[
              [IconToCheck, rule.sentence],
              [IconReceipt, t('dossier.will.receipt')],
            ]}
          />
          <NowLines lines={allLines(part, now)} />
          <RuleLines rules={[rule.rule]} />
        </>
      }
    >
      <div className="dossier-form">
        {nothing && (
          <AlertLine tone="warning" icon={IconError} role="alert" fact={t('dossier.fault.nothing')} />
        )}
        {stale && state.kind === 'editing' && (
          <Stale
            lines={valueLines<DossierPart>(part, base, now)}
            onKeep={() => {
              draft.rebase();
              edited();
            }}
            onRestart={draft.erase}
          />
        )}
        {children(faultOf, editFields)}
        <WithItFields
          form={form}
          alert={alert}
          faultOf={faultOf}
          paper={null}
          withFiles={!sensitive}
          withComment={!sensitive}
          onEdit={editWith}
          onUnderWay={setUnderWay}
        />
        {state.kind === 'approving' && approval !== null && (
          <ApprovalDialog
            purpose="protection"
            sentence={approval}
            onGranted={taken.granted}
            onClose={taken.notGranted}
          />
        )}
      </div>
    </ActPanel>
  );
}
