import type { IpcRenderer } from 'electron';

/** The little of the page's window that is used here: this room has no DOM. */
export type PageWindow = {
  readonly location: { readonly origin: string };
  addEventListener(
    type: 'message',
    listener: (event: { readonly source: unknown; readonly data: unknown }) => void,
  ): void;
  postMessage(message: string, origin: string, ports: readonly unknown[]): void;
};

const PORT_WANTED = 'guichet:port-wanted';
const PORT_GIVEN = 'guichet:port';

/** Passes the page's wish for a port up, and the port down: the only thing that crosses. */
export function handOver(ipcRenderer: Pick<IpcRenderer, 'send' | 'on'>, page: PageWindow): void {
  page.addEventListener('message', (event) => {
    if (event.source === page && event.data === PORT_WANTED) ipcRenderer.send(PORT_WANTED);
  });
  ipcRenderer.on(PORT_GIVEN, (event) => {
    page.postMessage(PORT_GIVEN, page.location.origin, event.ports);
  });
}
