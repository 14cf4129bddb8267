import './attachments.css';
import { useState } from 'react';
import type { ShownAttachment } from '../../../contract/attachments.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconDocuments, IconWaiting } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { AttachmentViewer } from './attachment-viewer.tsx';
import { fileFacts, whereWords } from './file-words.ts';

export type AttachmentListProps = {
  /** Whose act names them. */
  readonly account: string;
  readonly files: readonly ShownAttachment[];
};

/** The files of an act, each opening in the viewer; nothing where there is none. */
export function AttachmentList({ account, files }: AttachmentListProps) {
  const t = useText();
  const [viewing, setViewing] = useState<number | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="attached" aria-label={t('attachments.joined')}>
        {files.map((file, at) => {
          const where = whereWords(t, file);
          return (
            <li key={file.sha256}>
              <IconDocuments size={16} className="attached-icon" />
              <span className="min-w-0">
                <LinkButton
                  className="wrap-anywhere text-start"
                  aria-label={t('attachments.open', { name: file.name })}
                  onClick={() => setViewing(at)}
                >
                  {file.name}
                </LinkButton>{' '}
                <span className="attached-facts">
                  {fileFacts(t, file)}
                  {where !== null && (
                    <>
                      {' · '}
                      <IconWaiting size={14} className="attached-way" /> {where}
                    </>
                  )}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <AttachmentViewer account={account} files={files} at={viewing} onClose={() => setViewing(null)} />
    </>
  );
}
