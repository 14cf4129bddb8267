import type { App, WebContents } from './electron-parts.ts';

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** No page goes anywhere, opens a window or holds a webview: whatever contents appear are shut in at birth. */
export function forbidNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => shutIn(contents));
}

export function shutIn(contents: Guarded): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
