import { type RefCallback, useEffect, useState } from 'react';

export type CameraState = 'opening' | 'live' | 'failed';

/** The camera's picture in a video element while it is drawn; every track is stopped when it goes. */
export function useCamera(): {
  readonly state: CameraState;
  readonly videoRef: RefCallback<HTMLVideoElement>;
} {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [state, setState] = useState<CameraState>('opening');

  useEffect(() => {
    let here = true;
    let opened: MediaStream | null = null;
    const close = () => {
      for (const track of opened?.getTracks() ?? []) track.stop();
    };
    // Absent where a browser gives no camera at all.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (devices === undefined) {
      setState('failed');
      return;
    }
    devices
      .getUserMedia({ audio: false, video: { width: { ideal: 2560 }, height: { ideal: 1440 } } })
      .then((found) => {
        opened = found;
        if (here) setStream(found);
        else close();
      })
      .catch(() => {
        if (here) setState('failed');
      });
    return () => {
      here = false;
      close();
    };
  }, []);

  useEffect(() => {
    if (video === null || stream === null) return;
    video.srcObject = stream;
    const live = () => setState('live');
    video.addEventListener('playing', live);
    void video.play().catch(() => {});
    return () => {
      video.removeEventListener('playing', live);
      video.srcObject = null;
    };
  }, [video, stream]);

  return { state, videoRef: setVideo };
}
