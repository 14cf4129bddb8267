import { useEffect, useRef, useState } from 'react';
import { BackContinue } from '../frame/back-continue.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';

/** Pause between two pictures looked at, in milliseconds: quick for a hand, light for a small machine. */
const BETWEEN_MS = 150;

/** The camera looks for a code until there is one; pictures stay in this function. */
export function CameraReader({
  onRead,
  onBack,
}: {
  readonly onRead: (text: string) => void;
  readonly onBack: () => void;
}) {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [blind, setBlind] = useState(false);
  const latest = useRef(onRead);
  latest.current = onRead;

  useEffect(() => {
    const stopped = new AbortController();
    const shown = video.current;
    if (shown === null) return undefined;
    watch(shown, stopped.signal, (text) => latest.current(text)).catch(() => {
      if (!stopped.signal.aborted) setBlind(true);
    });
    return () => stopped.abort();
  }, []);

  return (
    <Question
      head="tight"
      title={t('identify.cameraTitle')}
      lead={t('identify.cameraLead')}
      actions={<BackContinue onBack={onBack} />}
    >
      <div className="k-camera-zone">
        {blind ? (
          <ErrorNotice sentence={t('identify.cameraNone')} />
        ) : (
          <video
            ref={video}
            className="k-camera"
            aria-label={t('identify.cameraPicture')}
            muted
            playsInline
          />
        )}
      </div>
    </Question>
  );
}

async function watch(
  video: HTMLVideoElement,
  stopped: AbortSignal,
  read: (text: string) => void,
): Promise<void> {
  const { readCode } = await import('./read-frames.ts');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  });
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (stopped.aborted) return release();
  stopped.addEventListener('abort', release, { once: true });
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  while (!stopped.aborted && brush !== null) {
    const { videoWidth: width, videoHeight: height } = video;
    if (width > 0 && height > 0) {
      canvas.width = width;
      canvas.height = height;
      brush.drawImage(video, 0, 0);
      const text = await readCode(brush.getImageData(0, 0, width, height));
      if (stopped.aborted) return;
      if (text !== undefined) return read(text);
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}
