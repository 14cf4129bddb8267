import { RPCLink } from '@orpc/client/message-port';
import type { Line } from './line.ts';

/** What the page and the preload of the Electron door say to each other; nothing else passes between them. */
const PORT_WANTED = 'guichet:port-wanted';
const PORT_GIVEN = 'guichet:port';

/** Through the Electron door: a port of the core, handed over by the preload. */
export function openPortLine(): Promise<Line> {
  return new Promise((resolve) => {
    function receive(event: MessageEvent): void {
      const [port] = event.ports;
      if (event.source !== window || event.data !== PORT_GIVEN || port === undefined) return;
      window.removeEventListener('message', receive);
      const closed = new Promise<void>((done) => port.addEventListener('close', () => done()));
      port.start();
      resolve({ link: new RPCLink({ port }), closed });
    }
    window.addEventListener('message', receive);
    window.postMessage(PORT_WANTED, window.location.origin);
  });
}
