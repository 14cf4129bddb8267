import { channelWords } from '../../../rules/requests/words.ts';
import { useText } from '../../i18n/i18n.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { AttachmentsField } from '../attachments/attachments-field.tsx';
import { COUNTER_CHANNELS } from '../requests/form/request-form.ts';
import type { WordAlert } from '../requests/shared/use-word-alert.ts';
import { WatchedText } from '../requests/shared/watched-text.tsx';
import { fieldId, type WithIt } from './change-form.ts';

type Props = {
  readonly form: WithIt;
  readonly alert: WordAlert;
  readonly faultOf: (field: string) => string | undefined;
  /** What the document is to be: "Acte de mariage ou livret de famille". */
  readonly paper: string | null;
  /** False where a document would tell what has no place in a file. */
  readonly withFiles?: boolean;
  /** False where a comment would tell it. */
  readonly withComment?: boolean;
  /** The comment is asked for. */
  readonly commentRequired?: boolean;
  readonly onEdit: (change: Partial<WithIt>) => void;
  readonly onUnderWay: (files: number) => void;
};

const LONGEST_COMMENT = 500;

/** What goes with a change: its supporting paper, a comment, and how it was asked for. */
export function WithItFields(props: Props) {
  const {
    form,
    alert,
    faultOf,
    paper,
    withFiles = true,
    withComment = true,
    commentRequired = false,
    onEdit,
    onUnderWay,
  } = props;
  const t = useText();
  return (
    <>
      {withFiles && (
        <AttachmentsField
          id={fieldId('files')}
          label={t('dossier.form.files')}
          hint={paper === null ? t('dossier.form.filesHint') : t('dossier.form.filesOf', { paper })}
          files={form.files}
          error={faultOf('files')}
          onUnderWay={onUnderWay}
          onChange={(files) => onEdit({ files: [...files] })}
        />
      )}
      {withComment && (
        <WatchedText
          id={fieldId('comment')}
          label={t('dossier.form.comment')}
          optional={!commentRequired}
          rows={2}
          longest={LONGEST_COMMENT}
          value={form.comment}
          error={faultOf('comment')}
          onChange={(comment) => onEdit({ comment })}
          alert={alert}
          kept={form.wordsKept}
        />
      )}
      <div className="field">
        <p className="field-label">{t('dossier.form.channel')}</p>
        <SegmentedControl
          label={t('dossier.form.channel')}
          segments={COUNTER_CHANNELS.map((id) => ({ id, label: channelWords[id] }))}
          current={form.channel}
          onChange={(channel) => onEdit({ channel })}
        />
      </div>
    </>
  );
}
