import { type RefCallback, useEffect, useState } from 'react';

/** Whether this post has a camera now; one that is plugged in later is seen. */
export function useCameraExists(): boolean {
  const [exists, setExists] = useState(false);
  useEffect(() => {
    const devices = navigator.mediaDevices;
    if (devices === undefined) return;
    let here = true;
    const look = () => {
      devices
        .enumerateDevices()
        .then((found) => here && setExists(found.some(({ kind }) => kind === 'videoinput')))
        .catch(() => {});
    };
    look();
    devices.addEventListener('devicechange', look);
    return () => {
      here = false;
      devices.removeEventListener('devicechange', look);
    };
  }, []);
  return exists;
}

export type CameraState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live' }
  | { readonly kind: 'failed'; readonly fault: 'refused' | 'busy' };

/** The camera's picture in a video element, from the moment it is drawn until it goes. */
export function useCamera(attempt: number): {
  readonly state: CameraState;
  readonly videoRef: RefCallback<HTMLVideoElement>;
} {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [state, setState] = useState<CameraState>({ kind: 'opening' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the clerk asking again
  useEffect(() => {
    let here = true;
    let opened: MediaStream | null = null;
    const close = () => {
      for (const track of opened?.getTracks() ?? []) track.stop();
    };
    setState({ kind: 'opening' });
    navigator.mediaDevices
      .getUserMedia({
        audio: false,
        video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1440 } },
      })
      .then((found) => {
        opened = found;
        if (here) setStream(found);
        else close();
      })
      .catch((error: unknown) => {
        const refused = error instanceof DOMException && error.name === 'NotAllowedError';
        if (here) setState({ kind: 'failed', fault: refused ? 'refused' : 'busy' });
      });
    return () => {
      here = false;
      close();
      setStream(null);
    };
  }, [attempt]);

  useEffect(() => {
    if (video === null || stream === null) return;
    video.srcObject = stream;
    const live = () => setState({ kind: 'live' });
    video.addEventListener('playing', live);
    void video.play().catch(() => {});
    return () => {
      video.removeEventListener('playing', live);
      video.srcObject = null;
    };
  }, [video, stream]);

  return { state, videoRef: setVideo };
}
