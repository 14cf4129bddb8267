import { photographOf } from '../../app/photograph.ts';
import './camera.css';
import { useCallback, useRef, useState } from 'react';
import { StepActions } from '../acts/step-actions.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { IconCamera, IconCheck } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { useCamera } from './use-camera.ts';
import { usePictureAddress } from './use-picture-address.ts';

/** The camera's picture, taken, seen, used or taken again. The camera is off once one has been taken. */
export function CameraStep({
  onUse,
  onBack,
}: {
  readonly onUse: (picture: Blob) => void;
  readonly onBack: () => void;
}) {
  const [taken, setTaken] = useState<Blob | null>(null);
  return taken === null ? (
    <Live onTaken={setTaken} onBack={onBack} />
  ) : (
    <Taken picture={taken} onUse={() => onUse(taken)} onAgain={() => setTaken(null)} />
  );
}

function Live({
  onTaken,
  onBack,
}: {
  readonly onTaken: (picture: Blob) => void;
  readonly onBack: () => void;
}) {
  const t = useText();
  const { state, videoRef } = useCamera();
  const video = useRef<HTMLVideoElement>(null);
  const hold = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      videoRef(element);
    },
    [videoRef],
  );
  const shoot = async () => {
    if (video.current === null) return;
    const picture = await photographOf(video.current);
    if (picture !== null) onTaken(picture);
  };
  return (
    <Question
      title={t('camera.aim')}
      head="tight"
      actions={
        <StepActions
          onBack={onBack}
          between={
            state !== 'failed' && (
              <BigButton
                tone="primary"
                icon={IconCamera}
                isDisabled={state !== 'live'}
                onPress={() => void shoot()}
              >
                {t('camera.shoot')}
              </BigButton>
            )
          }
        />
      }
    >
      {state === 'failed' ? (
        <ErrorNotice sentence={`${t('camera.refused')} ${t('camera.refusedNext')}`} />
      ) : (
        <div className="k-camera-zone">
          <div className="k-photo">
            <video ref={hold} muted playsInline aria-label={t('camera.live')} />
            {state === 'opening' && (
              <p className="k-photo-note" role="status">
                {t('camera.opening')}
              </p>
            )}
          </div>
        </div>
      )}
    </Question>
  );
}

function Taken({
  picture,
  onUse,
  onAgain,
}: {
  readonly picture: Blob;
  readonly onUse: () => void;
  readonly onAgain: () => void;
}) {
  const t = useText();
  const address = usePictureAddress(picture);
  return (
    <Question
      title={t('camera.readable')}
      head="tight"
      actions={
        <div className="k-step-actions">
          <BigButton icon={IconCamera} onPress={onAgain}>
            {t('camera.again')}
          </BigButton>
          <BigButton tone="primary" icon={IconCheck} onPress={onUse}>
            {t('camera.use')}
          </BigButton>
        </div>
      }
    >
      <div className="k-camera-zone">
        <div className="k-photo">{address !== null && <img src={address} alt={t('camera.taken')} />}</div>
      </div>
    </Question>
  );
}
