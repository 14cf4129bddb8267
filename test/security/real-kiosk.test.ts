import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Station } from '../../src/contract/core-process.ts';
import { openBrowserWindow } from '../../src/loopback/browser-window.ts';
import { findBrowser } from '../../src/loopback/find-browser.ts';
import { type HttpDoor, openHttpDoor } from '../../src/loopback/http-door.ts';

const executable = process.env.GUICHET_BROWSER ?? findBrowser();

/** Tries each way by which a page gets out of itself, says what came of it, then ends the visit and says what is left. */
const PAGE = `
const socket = new WebSocket('ws://' + location.host + '/coeur');
const kept = localStorage.getItem('visit');
const permission = async (name) => (await navigator.permissions.query({ name })).state;
const media = (wanted) => navigator.mediaDevices.getUserMedia(wanted).then(() => true, (error) => error.name);
socket.addEventListener('open', async () => {
  localStorage.setItem('visit', (kept ?? '') + 'here');
  let printed = false;
  addEventListener('beforeprint', () => { printed = true; });
  window.print();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['a tenant']));
  link.download = 'taken.txt';
  document.body.append(link);
  link.click();
  const said = {
    kept, printed,
    opened: window.open('about:blank') !== null,
    confirmed: window.confirm('?'),
    camera: await media({ video: true }),
    microphone: await media({ audio: true }),
    geolocation: await permission('geolocation'),
    notifications: await permission('notifications'),
    elsewhere: await new Promise((resolve) => {
      const other = new WebSocket('ws://localhost:' + location.port + '/');
      other.addEventListener('error', () => resolve(false));
      other.addEventListener('open', () => resolve(true));
    }).catch(() => false),
  };
  socket.send(JSON.stringify(said));
});
// As a page that ends its visit: what was said has been heard.
socket.addEventListener('message', ({ data }) => location.replace(data));
`;

/** The same on a counter's page, as far as nobody has to answer: what is closed at a kiosk is open here. */
const CONTROL = `
const socket = new WebSocket('ws://' + location.host + '/coeur');
const kept = localStorage.getItem('visit');
socket.addEventListener('open', async () => {
  if (kept === null) {
    localStorage.setItem('visit', 'here');
    const { status } = await fetch('/fin');
    if (status === 404) location.reload();
    return;
  }
  addEventListener('beforeprint', () => socket.send(JSON.stringify({ kept, printed: true })));
  window.print();
});
socket.addEventListener('message', ({ data }) => location.replace(data));
`;

describe.skipIf(executable === undefined)("a kiosk's window in the system's own browser", () => {
  let folder: string;
  let door: HttpDoor | undefined;
  let heard: Record<string, unknown>[];
  let clients: string[];
  /** Another server of this very machine, as an attacker's page would be. */
  let other: Server;
  let visits: number;
  /** Pages that went: by then, what they went to has been asked for. */
  let left: number;
  const elsewhere = () => `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;

  beforeEach(async () => {
    visits = 0;
    left = 0;
    other = createServer((_request, response) => {
      visits += 1;
      response.end('elsewhere');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    folder = mkdtempSync(join(tmpdir(), 'guichet-kiosk-window-'));
    heard = [];
    clients = [];
  });
  afterEach(async () => {
    await door?.close();
    other.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(station: Station) {
    const page = join(folder, 'page');
    mkdirSync(page, { recursive: true });
    const name = station === 'kiosk' ? 'kiosk.html' : 'index.html';
    writeFileSync(join(page, 'page.js'), station === 'kiosk' ? PAGE : CONTROL);
    writeFileSync(
      join(page, name),
      '<!doctype html><html lang="fr"><title>Borne</title><script type="module" src="./page.js"></script><body></body></html>',
    );
    door = await openHttpDoor({
      files: page,
      port: 0,
      station,
      connect(client) {
        const { port1, port2 } = new MessageChannel();
        clients.push(client);
        port2.on('message', (text: string) => {
          heard.push(JSON.parse(text));
          port2.postMessage(station === 'kiosk' && heard.length === 1 ? '/fin' : elsewhere());
        });
        return port1;
      },
      onLine: (what) => {
        if (what === 'closed') left += 1;
      },
    });
    const profiles = mkdtempSync(join(folder, 'profiles-'));
    const window = openBrowserWindow({
      executable: executable ?? '',
      address: door.newLaunchAddress(),
      station,
      profilesFolder: profiles,
      extraFlags: ['--headless=new', '--disable-gpu', '--use-fake-device-for-media-stream'],
    });
    return { window, profiles };
  }

  test('has its camera and nothing else, and forgets by itself when a visit ends', async () => {
    const { window, profiles } = await open('kiosk');
    await expect.poll(() => heard.length, { timeout: 25_000 }).toBe(2);
    for (const said of heard) {
      expect(said).toEqual({
        kept: null,
        printed: false,
        opened: false,
        confirmed: false,
        camera: true,
        microphone: 'NotAllowedError',
        geolocation: 'denied',
        notifications: 'denied',
        elsewhere: false,
      });
    }
    expect(new Set(clients).size).toBe(2);
    await expect.poll(() => left, { timeout: 25_000 }).toBe(2);
    expect(visits).toBe(0);
    const files = readdirSync(profiles, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /taken/.test(name))).toEqual([]);
    expect(existsSync(join(folder, 'taken.txt'))).toBe(false);
    window.close();
    await window.closed;
    expect(readdirSync(profiles)).toEqual([]);
  }, 40_000);

  test("and a counter's, whose page prints and keeps what it kept, and has no such end", async () => {
    const { window } = await open('counter');
    await expect.poll(() => heard.length, { timeout: 25_000 }).toBe(1);
    expect(heard[0]).toEqual({ kept: 'here', printed: true });
    await expect.poll(() => visits, { timeout: 25_000 }).toBeGreaterThan(0);
    window.close();
    await window.closed;
    expect(new Set(clients).size).toBe(1);
  }, 40_000);
});
