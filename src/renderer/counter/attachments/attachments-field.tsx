import './attachments.css';
import { useEffect, useId, useRef, useState } from 'react';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconCamera, IconError, IconFolder, IconScanner } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { AttachmentViewer } from './attachment-viewer.tsx';
import { CameraDialog } from './camera-dialog.tsx';
import { givenFile } from './dropped-files.ts';
import { IncomingLine } from './incoming-line.tsx';
import { JoinedFile } from './joined-file.tsx';
import { ScannerFolder } from './scanner-folder.tsx';
import { useCameraExists } from './use-camera.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useIntake } from './use-intake.ts';

export type AttachmentsFieldProps = {
  readonly label: string;
  /** One line below: what is asked for. */
  readonly hint: string;
  /** Files that the act will name, in the order they were taken. */
  readonly files: readonly AttachmentRow[];
  readonly onChange: (files: readonly AttachmentRow[]) => void;
  /** False writes "facultatif" after the label. Default: false. */
  readonly required?: boolean;
  /** The sentence in danger below the field. */
  readonly error?: string | undefined;
  /** How many files are on their way in: an act recorded now would go without them. */
  readonly onUnderWay?: (files: number) => void;
  /** Of the button that chooses a file, to lead to it from elsewhere. */
  readonly id?: string;
};

/** Kinds offered by the system's own list; the iPhone's is among them, so that its refusal can say what to do. */
const OFFERED = '.pdf,.jpg,.jpeg,.png,.heic,application/pdf,image/jpeg,image/png';

/** Files of an act: dropped, chosen, taken from the scanner's folder or with the camera; each checked on its own. */
export function AttachmentsField({
  label,
  hint,
  files,
  onChange,
  required = false,
  error,
  onUnderWay,
  id,
}: AttachmentsFieldProps) {
  const t = useText();
  const made = useId();
  const { client } = useCore();
  const intake = useIntake(files, onChange);
  const underWay = intake.incoming.filter(({ state }) => state.kind !== 'refused').length;
  const tellUnderWay = useRef(onUnderWay);
  tellUnderWay.current = onUnderWay;
  useEffect(() => tellUnderWay.current?.(underWay), [underWay]);
  const { over, handlers } = useFileDrop(intake.take);
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [scanning, setScanning] = useState(false);
  const [photographing, setPhotographing] = useState(false);
  const [viewing, setViewing] = useState<number | null>(null);
  const camera = useCameraExists();
  const described = [`${made}-hint`, error !== undefined && `${made}-error`].filter(Boolean).join(' ');

  function remove(file: AttachmentRow): void {
    onChange(files.filter(({ sha256 }) => sha256 !== file.sha256));
    announce(t('attachments.said.removed', { name: file.name }));
    // An act that names it already keeps it; a failure leaves it to the seven days.
    void client.attachments.drop({ upload: null, sha256: file.sha256 }).catch(() => {});
    choose.current?.focus();
  }

  return (
    <fieldset
      className="attachments"
      aria-describedby={described}
      data-over={over || undefined}
      data-invalid={error !== undefined || undefined}
      {...handlers}
    >
      <legend className="field-label">
        {label}
        {!required && <span className="field-note"> {t('ui.optional')}</span>}
      </legend>
      {files.length > 0 && (
        <ul className="attachments-list" aria-label={t('attachments.joined')}>
          {files.map((file, at) => (
            <JoinedFile
              key={file.sha256}
              file={file}
              onView={() => setViewing(at)}
              onRemove={() => remove(file)}
            />
          ))}
        </ul>
      )}
      {intake.incoming.length > 0 && (
        <ul className="attachments-list" aria-label={t('attachments.onTheirWay')}>
          {intake.incoming.map((one) => (
            <IncomingLine
              key={one.id}
              incoming={one}
              onDismiss={() => {
                intake.dismiss(one.id);
                choose.current?.focus();
              }}
              onRetry={() => intake.retry(one.id)}
            />
          ))}
        </ul>
      )}
      <div className="attachments-ways">
        <p className="attachments-drop">{t(over ? 'attachments.dropNow' : 'attachments.drop')}</p>
        <div className="attachments-buttons">
          <Button
            ref={choose}
            {...(id !== undefined && { id })}
            size="small"
            icon={IconFolder}
            aria-describedby={described}
            onClick={() => input.current?.click()}
          >
            {t('attachments.choose')}
          </Button>
          <Button
            size="small"
            icon={IconScanner}
            aria-expanded={scanning}
            onClick={() => setScanning(!scanning)}
          >
            {t('attachments.scanner')}
          </Button>
          {camera && (
            <Button size="small" icon={IconCamera} onClick={() => setPhotographing(true)}>
              {t('attachments.camera')}
            </Button>
          )}
        </div>
        {scanning && <ScannerFolder onTake={intake.takeScan} />}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={OFFERED}
        onChange={(event) => {
          intake.take([...(event.currentTarget.files ?? [])].map(givenFile));
          // The same file chosen again must be a change again.
          event.currentTarget.value = '';
        }}
      />
      {error !== undefined && (
        <div className="field-error" id={`${made}-error`}>
          <IconError size={17} />
          <span>{error}</span>
        </div>
      )}
      <p className="field-help" id={`${made}-hint`}>
        {hint} {t('attachments.accepted')}
      </p>
      {photographing && (
        <CameraDialog
          onKeep={(file) => {
            setPhotographing(false);
            intake.take([file]);
          }}
          onClose={() => setPhotographing(false)}
        />
      )}
      <AttachmentViewer account={null} files={files} at={viewing} onClose={() => setViewing(null)} />
    </fieldset>
  );
}
