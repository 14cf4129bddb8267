import type { ShownAttachment } from '../../../contract/attachments.ts';

export type AttachmentListProps = {
  /** Whose act names them. */
  readonly account: string;
  readonly files: readonly ShownAttachment[];
};

/** The files of an act, each opening in the viewer. */
export function AttachmentList({ files }: AttachmentListProps) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.sha256}>{file.name}</li>
      ))}
    </ul>
  );
}
