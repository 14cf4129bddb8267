import type { App } from './electron-parts.ts';

/** Gives no certificate of this post to anyone: by default the first one would be sent. */
export function giveNoCertificate(app: Pick<App, 'on'>): void {
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
}
