import type { AttachmentRow } from '../../../contract/attachments.ts';

export type AttachmentsFieldProps = {
  readonly label: string;
  /** One line below: what is asked for. */
  readonly hint: string;
  /** Files that the act will name, in the order they were taken. */
  readonly files: readonly AttachmentRow[];
  readonly onChange: (files: readonly AttachmentRow[]) => void;
  /** False writes "facultatif" after the label. */
  readonly required?: boolean;
  /** The sentence in danger below the field. */
  readonly error?: string | undefined;
};

/** Files of an act: dropped, chosen, taken from the scanner's folder or with the camera. */
export function AttachmentsField({ label, hint, files }: AttachmentsFieldProps) {
  return (
    <section aria-label={label}>
      <p>{hint}</p>
      <p>{files.length}</p>
    </section>
  );
}
