import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { WebSocketServer } from 'ws';
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
};

/**
 * Opens the door on 127.0.0.1.
 * @throws an error of `listen` (EADDRINUSE) or of a page that is not built.
 */
export async function openHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const visitors = makeVisitors();
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
  const files = readStaticFiles(options.files);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const door: DoorKnowledge = { port, visitors, files };
  const headers = securityHeaders(port);

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
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      relay(webSocket, options.connect(visitor.client));
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

  function serve(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
    const nonce = file.hasNonce ? randomBytes(16).toString('base64') : undefined;
    const body =
      nonce === undefined
        ? file.body
        : Buffer.from(file.body.toString('utf8').replaceAll(NONCE_PLACE, nonce), 'utf8');
    response.writeHead(200, {
      ...(nonce === undefined ? headers : securityHeaders(port, nonce)),
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
