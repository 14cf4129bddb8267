import type { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ServerPeer } from '@orpc/standard-server-peer';
import type { PortContext } from './procedures.ts';

/** The little of a message port that serving needs; Node's, Electron's and a test's own all fit. */
export type ServablePort = {
  postMessage(message: string | Uint8Array): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};

/** No request of a screen is larger; files go by their own path. */
export const MAX_FRAME = 1024 * 1024;

/**
 * Serves the core on one port. A frame that does not decode, or is too large, closes that port only: the
 * worker and the other ports go on.
 */
export function servePort(
  handler: StandardRPCHandler<PortContext>,
  port: ServablePort,
  context: PortContext,
  onBadFrame: (reason: string) => void,
): void {
  const handle = createServerPeerHandleRequestFn(handler, { context });
  const peer = new ServerPeer(async (message) => {
    port.postMessage(
      message instanceof ArrayBuffer ? new Uint8Array(message) : (message as string | Uint8Array),
    );
  });
  let open = true;
  const shut = (reason: string) => {
    if (!open) return;
    open = false;
    onBadFrame(reason);
    peer.close();
    port.close();
  };
  port.onMessage((data) => {
    if (!open) return;
    if (typeof data !== 'string' && !(data instanceof Uint8Array)) return shut('frame-type');
    if (data.length > MAX_FRAME) return shut('frame-size');
    peer.message(data as string, handle).then(
      () => {
        if (context.session.isOver) shut('visit-ended');
      },
      () => shut('frame-decode'),
    );
  });
  port.onClose(() => {
    open = false;
    peer.close();
  });
}
