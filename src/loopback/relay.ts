import type { MessagePort } from 'node:worker_threads';
import type { RawData, WebSocket } from 'ws';

/** No frame of a screen is larger (the core's own limit): a larger one is cut before it is decoded. */
export const MAX_FRAME = 1024 * 1024;

/** Frames that may wait for a window that does not read; beyond, it is gone or stuck. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/**
 * Joins a window's socket to its port of the core: text as a string, binary as bytes, and one end with the other.
 * @param onHeard told of each frame of the window
 */
export function relay(socket: WebSocket, port: MessagePort, onHeard: () => void = () => {}): void {
  socket.on('message', (data: RawData, binary: boolean) => {
    onHeard();
    const bytes = asBuffer(data);
    port.postMessage(binary ? new Uint8Array(bytes) : bytes.toString('utf8'));
  });
  socket.on('close', () => port.close());
  // A frame beyond the cap, or badly formed, ends this socket; `close` follows.
  socket.on('error', () => socket.terminate());

  port.on('message', (data: unknown) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_WAITING_BYTES) {
      socket.terminate();
      return;
    }
    if (typeof data === 'string' || data instanceof Uint8Array) socket.send(data);
  });
  // 1008: the core refused what this window said.
  port.on('close', () => socket.close(1008));
}

function asBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
