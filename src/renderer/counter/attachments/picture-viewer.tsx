import '../documents/pdf-viewer.css';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconExport } from '../../ui/icons.ts';
import { AskFailed } from '../account/asked.tsx';
import { PdfWaiting } from '../documents/pdf-waiting.tsx';
import { saveFile } from '../documents/save-file.ts';
import { useDesk } from '../documents/use-desk.ts';
import { TurnButton, ZoomButtons } from '../documents/view-buttons.tsx';
import { askedZoom, CSS_PER_POINT, scaleOf, turnedSize, type Zoom } from '../documents/zoom.ts';
import { usePictureAddress } from './use-attached-bytes.ts';

export type PictureViewerProps = {
  readonly file: { readonly name: string; readonly bytes: Blob } | undefined;
  readonly error: unknown;
  readonly onAskAgain: () => void;
  readonly className?: string;
};

type Size = { readonly width: number; readonly height: number };

/** A photo or a scanned page as a picture: zoom, quarter turns, saving. Scrolled with the keys, like a document. */
export function PictureViewer({ file, error, onAskAgain, className }: PictureViewerProps) {
  const t = useText();
  const address = usePictureAddress(file?.bytes);
  const [size, setSize] = useState<Size | null>(null);
  const [broken, setBroken] = useState(false);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turns, setTurns] = useState(0);
  const { deskRef, width } = useDesk(0);
  const turned = size === null ? null : turnedSize(size, turns);
  // In points, as the zoom counts: at 100 % a point of the picture is a point of the screen.
  const scale = turned === null ? 1 : scaleOf(zoom, turned.width / CSS_PER_POINT, width);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = askedZoom(event.key, scale);
    if (next === null) return;
    event.preventDefault();
    setZoom(next);
  };
  return (
    <div className={classNames('pdf-viewer', className)}>
      <div className="pdf-bar">
        <p className="flex-1 basis-40 text-second text-ink-2">
          <span className="wrap-anywhere">{file?.name}</span>
        </p>
        {size !== null && (
          <>
            <ZoomButtons scale={scale} onZoom={setZoom} />
            <TurnButton onTurn={() => setTurns((turns + 1) % 4)} />
          </>
        )}
        {file !== undefined && (
          <Button size="small" icon={IconExport} onClick={() => saveFile(file.name, file.bytes)}>
            {t('attachments.viewer.save')}
          </Button>
        )}
      </div>
      {error !== null && error !== undefined ? (
        <div className="px-4">
          <AskFailed error={error} onRetry={onAskAgain} />
        </div>
      ) : file === undefined || address === null ? (
        <PdfWaiting />
      ) : broken ? (
        <p role="alert" className="p-5 text-table">
          {t('attachments.viewer.failed')}
        </p>
      ) : (
        <section
          ref={deskRef}
          className="pdf-desk min-h-0 flex-1"
          aria-label={t('attachments.viewer.picture', { name: file.name })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keys
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div
            className="picture-page"
            style={turned === null ? {} : { width: turned.width * scale, height: turned.height * scale }}
          >
            <img
              src={address}
              alt={t('attachments.viewer.picture', { name: file.name })}
              data-turns={turns}
              style={size === null ? {} : { width: size.width * scale, height: size.height * scale }}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setSize({ width: naturalWidth, height: naturalHeight })
              }
              onError={() => setBroken(true)}
            />
          </div>
        </section>
      )}
    </div>
  );
}
