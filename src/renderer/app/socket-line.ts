import { RPCLink } from '@orpc/client/websocket';
import type { Line } from './line.ts';

/** Where the loopback door opens a window's socket. */
const SOCKET_PATH = '/coeur';

/** The door's word for "another page has come in your place": a kiosk has one, and the two would chase each other. */
const REPLACED = 4001;

/** Through the loopback door: a socket to the server the page came from. */
export function openSocketLine(): Promise<Line> {
  const socket = new WebSocket(`ws://${window.location.host}${SOCKET_PATH}`);
  socket.binaryType = 'arraybuffer';
  const closed = new Promise<void>((resolve) =>
    socket.addEventListener('close', ({ code }) => {
      if (code !== REPLACED) resolve();
    }),
  );
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve({ link: new RPCLink({ websocket: socket }), closed }));
    socket.addEventListener('error', () => reject(new Error('the loopback door does not answer')));
  });
}
