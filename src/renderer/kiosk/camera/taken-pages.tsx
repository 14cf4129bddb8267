import { Button } from 'react-aria-components/Button';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { IconDocuments, IconRemove } from '../frame/icons.ts';
import { useText } from '../i18n/text.ts';

/** The pages taken so far; each may be taken out again. */
export function TakenPages({
  files,
  onRemove,
}: {
  readonly files: readonly AttachmentRow[];
  readonly onRemove: (file: AttachmentRow) => void;
}) {
  const t = useText();
  if (files.length === 0) return null;
  return (
    <ul className="k-taken">
      {files.map((file, index) => (
        <li key={file.sha256}>
          <IconDocuments />
          <span>{t('camera.page', { page: index + 1 })}</span>
          <Button
            className="k-button"
            data-tone="plain"
            aria-label={t('camera.removePage', { page: index + 1 })}
            onPress={() => onRemove(file)}
          >
            <IconRemove />
            <span>{t('camera.remove')}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
