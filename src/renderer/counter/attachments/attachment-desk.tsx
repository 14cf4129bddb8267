import './attachments.css';
import { useState } from 'react';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { useText } from '../../i18n/i18n.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconDocuments } from '../../ui/icons.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { PdfViewer } from '../documents/pdf-viewer.tsx';
import { PictureViewer } from './picture-viewer.tsx';
import { useAttachedBytes } from './use-attached-bytes.ts';

export type AttachmentDeskProps = {
  /** Whose act names them; null for files of a form. */
  readonly account: string | null;
  readonly files: readonly AttachmentRow[];
  /** Which one is shown first. */
  readonly at?: number;
  readonly className?: string;
};

/**
 * Files laid on a desk to be read: one at a time, chosen above where there are several. Whatever a file holds is drawn
 * and never run: a PDF has no script, form nor link here, a picture is a picture.
 */
export function AttachmentDesk({ account, files, at = 0, className }: AttachmentDeskProps) {
  const t = useText();
  const [chosen, setChosen] = useState(at);
  const file = files[chosen] ?? files[0];
  if (file === undefined) {
    return (
      <div className={classNames('attachment-desk', className)}>
        <p className="attachment-none">
          <IconDocuments size={28} />
          {t('attachments.none')}
        </p>
      </div>
    );
  }
  return (
    <div className={classNames('attachment-desk', className)}>
      {files.length > 1 && (
        <div className="attachment-which">
          <SegmentedControl
            label={t('attachments.viewer.which')}
            segments={files.map(({ sha256, name }) => ({ id: sha256, label: name }))}
            current={file.sha256}
            onChange={(id) => setChosen(files.findIndex(({ sha256 }) => sha256 === id))}
          />
        </div>
      )}
      <OneFile key={file.sha256} account={account} file={file} />
    </div>
  );
}

function OneFile({ account, file }: { readonly account: string | null; readonly file: AttachmentRow }) {
  const answer = useAttachedBytes(account, file.sha256);
  const shown = { file: answer.data, error: answer.error, onAskAgain: () => void answer.refetch() };
  return file.type === 'pdf' ? (
    <PdfViewer className="min-h-0 flex-1" turnable {...shown} />
  ) : (
    <PictureViewer className="min-h-0 flex-1" {...shown} />
  );
}
