import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { WebSocketServer } from 'ws';
import type { Station } from '../contract/core-process.ts';
import { NONCE_PLACE, securityHeaders } from './headers.ts';
import { type DoorKnowledge, judge, judgeSocket, TOKEN_PARAMETER, type Verdict } from './judge.ts';
import { DOOR_REFUSALS, type DoorRefusal, refusalPage } from './refusals.ts';
import { MAX_FRAME, relay } from './relay.ts';
import { readStaticFiles, type StaticFile } from './static-files.ts';
import { makeVisitors } from './visitors.ts';

export type HttpDoor = {
  readonly port: number;
  /** An address that opens once, for one window; a lasting one opens as long as the program runs. */
  newLaunchAddress(lasting?: boolean): string;
  close(): Promise<void>;
};

export type HttpDoorOptions = {
  /** Folder of the built page. */
  readonly files: string;
  /** 0 for any free port. */
  readonly port: number;
  /** A port of the core for a window; `client` names the window. */
  readonly connect: (client: string) => MessagePort;
  /** Told when a launch address came that opens nothing, so that its owner may be given another. */
  readonly onSpentAddress?: () => void;
  /** A counter's page, or a kiosk's: nothing of the other is served. A counter without it. */
  readonly station?: Station;
  /** What becomes of the page's own line. */
  readonly onLine?: (what: LineEvent) => void;
};

/** `heard`: the page said something, which it does as long as it lives. */
export type LineEvent = 'opened' | 'heard' | 'closed';

/** Said to a kiosk's page when another one has come in its place: it does not come back. */
const REPLACED = 4001;

/**
 * Opens the door on 127.0.0.1.
 * @throws an error of `listen` (EADDRINUSE) or of a page that is not built.
 */
export async function openHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const { station = 'counter', onLine = () => {} } = options;
  const visitors = makeVisitors(station === 'kiosk');
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    requestTimeout: 10_000,
    headersTimeout: 10_000,
    // A request without a Host is judged like the others, and answered with their headers.
    requireHostHeader: false,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    clientTracking: true,
  });
  const files = readStaticFiles(options.files, station === 'kiosk' ? 'kiosk.html' : 'index.html');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const door: DoorKnowledge = { port, station, visitors, files };
  const headers = securityHeaders(port, undefined, station);

  server.on('request', (request, response) => {
    // What comes after the answer is nobody's: it is cut rather than read.
    response.once('finish', () => {
      if (!request.complete) request.destroy();
    });
    const verdict = judge(request, door);
    if (verdict.kind === 'refuse' && verdict.refusal === DOOR_REFUSALS.badToken) options.onSpentAddress?.();
    answer(request, response, verdict);
  });
  server.on('upgrade', (request, socket, head) => {
    const visitor = judgeSocket(request, door);
    if ('status' in visitor) {
      refuseRaw(socket, visitor);
      return;
    }
    // Where a tenant stands alone there is one page: another that comes takes its place.
    if (station === 'kiosk') for (const other of sockets.clients) other.close(REPLACED);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      onLine('opened');
      webSocket.on('close', () => onLine('closed'));
      relay(webSocket, options.connect(visitor.client), () => onLine('heard'));
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    refuseRaw(
      socket,
      error.code === 'HPE_HEADER_OVERFLOW' ? DOOR_REFUSALS.tooManyHeaders : DOOR_REFUSALS.badRequest,
    );
  });

  function answer(request: IncomingMessage, response: ServerResponse, verdict: Verdict): void {
    switch (verdict.kind) {
      case 'refuse':
        refusePage(request, response, verdict.refusal);
        return;
      case 'clean':
        response.writeHead(303, { ...headers, Location: '/' }).end();
        return;
      case 'end':
        endVisit(request, response);
        return;
      case 'admit':
        response
          .writeHead(303, {
            ...headers,
            Location: '/',
            'Set-Cookie': `${visitors.cookieName}=${verdict.cookie}; HttpOnly; SameSite=Strict; Path=/`,
          })
          .end();
        return;
      case 'file':
        serve(request, response, verdict.file);
        return;
      default:
        verdict satisfies never;
    }
  }

  /**
   * The emptying takes with it every cookie of its own answer: who comes back is let in by the next one, with a token
   * that nobody has seen.
   */
  function endVisit(request: IncomingMessage, response: ServerResponse): void {
    visitors.dismiss(request.headers.cookie);
    for (const socket of sockets.clients) socket.terminate();
    response
      .writeHead(303, {
        ...headers,
        'Clear-Site-Data': '"cache", "cookies", "storage"',
        Location: `/?${TOKEN_PARAMETER}=${visitors.newToken()}`,
      })
      .end();
  }

  function serve(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
    const nonce = file.hasNonce ? randomBytes(16).toString('base64') : undefined;
    const body =
      nonce === undefined
        ? file.body
        : Buffer.from(file.body.toString('utf8').replaceAll(NONCE_PLACE, nonce), 'utf8');
    response.writeHead(200, {
      ...(nonce === undefined ? headers : securityHeaders(port, nonce, station)),
      'Content-Type': file.type,
      'Content-Length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  function refusePage(request: IncomingMessage, response: ServerResponse, refusal: DoorRefusal): void {
    if (response.headersSent) return;
    const page = Buffer.from(refusalPage(refusal), 'utf8');
    response.writeHead(refusal.status, {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': page.length,
      Connection: 'close',
      ...(refusal.status === 405 ? { Allow: 'GET, HEAD' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : page);
  }

  /** For a connection that has no response object: a broken request, or a socket that is not opened. */
  function refuseRaw(socket: Duplex, refusal: DoorRefusal): void {
    const page = Buffer.from(refusalPage(refusal), 'utf8');
    const lines = Object.entries({
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(page.length),
      Connection: 'close',
    }).map(([name, value]) => `${name}: ${value}`);
    socket.on('error', () => socket.destroy());
    socket.end(
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${page.toString('utf8')}`,
    );
  }

  return {
    port,
    newLaunchAddress: (lasting) =>
      `http://127.0.0.1:${port}/?${TOKEN_PARAMETER}=${visitors.newToken(lasting)}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
