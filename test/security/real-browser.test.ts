import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBrowserWindow } from '../../src/loopback/browser-window.ts';
import { findBrowser } from '../../src/loopback/find-browser.ts';
import { type HttpDoor, openHttpDoor } from '../../src/loopback/http-door.ts';
import { makeFixturePage } from '../conformance/fixture-folder.ts';

const executable = process.env.GUICHET_BROWSER ?? findBrowser();

/** Tries what a page must not be able to do, and says over its socket what came of it. */
const HOSTILE_PAGE = `
const said = {};
document.addEventListener('securitypolicyviolation', (event) => { said[event.violatedDirective] = true; });
const socket = new WebSocket('ws://' + location.host + '/coeur');
socket.addEventListener('open', async () => {
  const inline = document.createElement('script');
  inline.textContent = 'window.inline = true';
  document.body.append(inline);
  const style = document.createElement('style');
  style.textContent = 'body { color: red }';
  document.head.append(style);
  const allowed = document.createElement('style');
  allowed.nonce = document.querySelector('meta[property=csp-nonce]').nonce;
  allowed.textContent = 'body { background: rgb(1, 2, 3) }';
  document.head.append(allowed);
  let evaluated = false;
  try { evaluated = eval('true'); } catch {}
  const fetched = await fetch('https://guichet.example/').then(() => true, () => false);
  const wasm = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false);
  requestAnimationFrame(() => setTimeout(() => socket.send(JSON.stringify({
    said: Object.keys(said).sort(), evaluated, fetched, wasm, inline: window.inline === true, cookie: document.cookie,
    address: location.href, colour: getComputedStyle(document.body).color,
    background: getComputedStyle(document.body).backgroundColor,
  })), 0));
});
`;

describe.skipIf(executable === undefined)("the system's own browser", () => {
  let folder: string;
  let door: HttpDoor;
  const heard = Promise.withResolvers<Record<string, unknown>>();

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-real-'));
    const page = makeFixturePage(folder);
    writeFileSync(join(page, 'assets', 'hostile.js'), HOSTILE_PAGE);
    writeFileSync(
      join(page, 'index.html'),
      '<!doctype html><html lang="fr"><head><meta property="csp-nonce" nonce="__NONCE__"><title>Guichet</title><script type="module" src="./assets/hostile.js"></script></head><body><p>Bonjour</p></body></html>',
    );
    door = await openHttpDoor({
      files: page,
      port: 0,
      connect() {
        const { port1, port2 } = new MessageChannel();
        port2.on('message', (text: string) => heard.resolve(JSON.parse(text)));
        return port1;
      },
    });
  });
  afterEach(async () => {
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens the page by its launch address, is shut in by the policy, and leaves nothing behind', async () => {
    const profiles = mkdtempSync(join(folder, 'profiles-'));
    const window = openBrowserWindow({
      executable: executable ?? '',
      address: door.newLaunchAddress(),
      profilesFolder: profiles,
      extraFlags: ['--headless=new', '--disable-gpu'],
    });
    expect(await heard.promise).toMatchObject({
      address: `http://127.0.0.1:${door.port}/`,
      cookie: '',
      inline: false,
      evaluated: false,
      fetched: false,
      wasm: true,
      background: 'rgb(1, 2, 3)',
      said: ['connect-src', 'script-src', 'script-src-elem', 'style-src-elem'],
    });
    window.close();
    await window.closed;
    expect(readdirSync(profiles)).toEqual([]);
  });
});
