import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useCommandsHeld } from '../../app/commands.ts';
import { atDesk } from '../../app/format.ts';
import { photographOf } from '../../app/photograph.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconCamera, IconDone, IconError, IconRetry } from '../../ui/icons.ts';
import { useOverlayEscape } from '../../ui/open-overlays.ts';
import type { GivenFile } from './send-file.ts';
import { usePictureAddress } from './use-attached-bytes.ts';
import { useCamera } from './use-camera.ts';

type Props = { readonly onKeep: (file: GivenFile) => void; readonly onClose: () => void };

/** The camera, a picture taken, kept or taken again. */
export function CameraDialog({ onKeep, onClose }: Props) {
  useOverlayEscape(true, onClose);
  useCommandsHeld(true);
  const id = useId();
  return (
    <ModalOverlay className="scrim" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-centre">
        <AriaDialog className="dialog camera" aria-labelledby={id}>
          <Camera titleId={id} onKeep={onKeep} onClose={onClose} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Camera({ titleId, onKeep, onClose }: Props & { readonly titleId: string }) {
  const t = useText();
  const [attempt, setAttempt] = useState(0);
  const { state, videoRef } = useCamera(attempt);
  const video = useRef<HTMLVideoElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const [taken, setTaken] = useState<Blob | null>(null);
  const address = usePictureAddress(taken ?? undefined);
  const hold = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      videoRef(element);
    },
    [videoRef],
  );
  // The one button that goes on keeps the hand, whatever it is now.
  useEffect(() => {
    if (state.kind !== 'opening' || taken !== null) main.current?.focus();
  }, [state.kind, taken]);

  const take = async () => {
    if (video.current !== null) setTaken(await photographOf(video.current));
  };
  const keep = () => {
    if (taken === null) return;
    const { day, time } = atDesk(new Date().toISOString());
    const name = t('attachments.photo.name', {
      day: day.replaceAll('/', '-'),
      time: time.replaceAll(/\s/g, ''),
    });
    onKeep({ name, bytes: taken });
  };

  return (
    <>
      <h2 id={titleId} className="dialog-title">
        {t('attachments.photo.title')}
      </h2>
      <div className="camera-picture">
        {state.kind === 'failed' ? (
          <AlertLine tone="danger" icon={IconError} role="alert" fact={t(`attachments.photo.${state.fault}`)}>
            {t(`attachments.photo.${state.fault}Next`)}
          </AlertLine>
        ) : (
          <>
            <video
              ref={hold}
              muted
              playsInline
              aria-label={t('attachments.photo.live')}
              hidden={address !== null}
            />
            {address !== null && <img src={address} alt={t('attachments.photo.taken')} />}
            {state.kind === 'opening' && <p role="status">{t('attachments.photo.waiting')}</p>}
          </>
        )}
      </div>
      <div className="dialog-buttons">
        <Button variant="quiet" keys={['Échap']} onClick={onClose}>
          {t('ui.close')}
        </Button>
        {state.kind === 'failed' && (
          <Button ref={main} icon={IconRetry} onClick={() => setAttempt(attempt + 1)}>
            {t('attachments.retry')}
          </Button>
        )}
        {taken !== null && (
          <>
            <Button icon={IconRetry} onClick={() => setTaken(null)}>
              {t('attachments.photo.again')}
            </Button>
            <Button ref={main} variant="filled" icon={IconDone} onClick={keep}>
              {t('attachments.photo.keep')}
            </Button>
          </>
        )}
        {taken === null && state.kind === 'live' && (
          <Button ref={main} variant="filled" icon={IconCamera} onClick={() => void take()}>
            {t('attachments.photo.take')}
          </Button>
        )}
      </div>
    </>
  );
}
