import type { AttachmentRow } from '../../../contract/attachments.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { fileFacts } from './file-words.ts';
import { Thumbnail } from './thumbnail.tsx';

type Props = {
  readonly file: AttachmentRow;
  readonly onView: () => void;
  readonly onRemove: () => void;
};

/** A file of the form: how it looks, what it is; it opens, and it can be taken out. */
export function JoinedFile({ file, onView, onRemove }: Props) {
  const t = useText();
  const { name } = file;
  return (
    <li className="attachments-line">
      <button type="button" className="attachments-open" onClick={onView}>
        <Thumbnail account={null} file={file} />
        <span className="min-w-0">
          <VisuallyHidden>{t('attachments.see')} </VisuallyHidden>
          <span className="link font-label wrap-anywhere">{name}</span>{' '}
          <span className="block text-small text-ink-2">{fileFacts(t, file)}</span>
        </span>
      </button>
      <Button
        size="small"
        variant="quiet"
        aria-label={t('attachments.removeNamed', { name })}
        onClick={onRemove}
      >
        {t('attachments.remove')}
      </Button>
    </li>
  );
}
