import type { IpcMain, IpcMainEvent, MessageChannelMain, WebFrameMain } from 'electron';
import { ORIGIN } from './electron-parts.ts';

/** The only message the page's side sends this process; it carries nothing. */
export const PORT_WANTED = 'guichet:port-wanted';
export const PORT_GIVEN = 'guichet:port';

type Channel = Pick<MessageChannelMain, 'port1' | 'port2'>;

export type PortsOptions = {
  readonly ipcMain: Pick<IpcMain, 'on'>;
  readonly newChannel: () => Channel;
  /** Number of the window's own contents; nobody else is given a port. */
  readonly windowContents: () => number | undefined;
  readonly connect: (port: MessageChannelMain['port1']) => void;
};

/** Gives the window a port of the core each time its page asks: calls then pass without this process. */
export function handPortsOver(options: PortsOptions): void {
  options.ipcMain.on(PORT_WANTED, (event) => {
    const frame = trustedFrame(event, options.windowContents());
    if (frame === undefined) return;
    const { port1, port2 } = options.newChannel();
    options.connect(port1);
    frame.postMessage(PORT_GIVEN, null, [port2]);
  });
}

type Asked = Pick<IpcMainEvent, 'senderFrame'> & {
  readonly sender: Pick<IpcMainEvent['sender'], 'id' | 'mainFrame'>;
};

/** The sender, when it is the main frame of our window showing our page; a frame that has gone is nobody. */
function trustedFrame(event: Asked, ours: number | undefined): WebFrameMain | undefined {
  const frame = event.senderFrame;
  if (frame === null || event.sender.id !== ours || frame !== event.sender.mainFrame) return undefined;
  return frame.origin === ORIGIN ? frame : undefined;
}
