import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EnrolAnswer, EnrolRequest, SessionRequest } from '../../src/contract/portal.ts';
import type { LinkFailure, Reply } from '../../src/rules/sync/network.ts';
import { answerHello, answerPull, receivePush } from '../../src/rules/sync/portal-engine.ts';
import { hashHolds } from './command-hash.ts';
import { type MemoryPortal, memoryPortal } from './memory-portal-store.ts';

export const AGENCY = 'A1';

/** The protocol over HTTP, on a portal in memory: what a post talks to, without a database of its own. */
export type MemoryPortalServer = {
  readonly portal: MemoryPortal;
  readonly address: string;
  /** Pages asked for: how many changes each. */
  readonly pages: readonly number[];
  /** Called before each page is answered. */
  beforePage: (nth: number) => Promise<void> | void;
  close(): Promise<void>;
};

const NONCE = 'n'.repeat(32);

export async function memoryPortalServer(landlord = 'cchartres'): Promise<MemoryPortalServer> {
  let names = 0;
  const portal = memoryPortal({
    newName: () => {
      names += 1;
      return `epoque-${names}`;
    },
  });
  const ports = { store: portal.store, now: () => Date.now(), hashHolds };
  const pages: number[] = [];
  let beforePage: MemoryPortalServer['beforePage'] = () => {};
  let devices = 0;

  async function answer(url: URL, body: unknown, device: string): Promise<unknown> {
    const from = { device, agency: AGENCY };
    switch (url.pathname) {
      case '/health':
        return { status: 'ok', mode: 'demonstration', landlord };
      case '/sync/v1/enrol': {
        devices += 1;
        const { till } = body as EnrolRequest;
        return {
          device: `poste-${devices}`,
          landlord,
          agency: AGENCY,
          agencyName: 'Agence Centre',
          post: `Guichet ${devices}`,
          till: till ?? `G${devices}`,
          mode: 'demonstration',
          epoch: portal.epoch(),
          cursor: null,
          kind: 'counter',
        } satisfies EnrolAnswer;
      }
      case '/sync/v1/challenge':
        return { nonce: NONCE };
      case '/sync/v1/session':
        return { token: (body as SessionRequest).device, seconds: 600 };
      case '/sync/v1/hello':
        return unwrap(await answerHello(ports, from, body as never));
      case '/sync/v1/push':
        return unwrap(await receivePush(ports, from, body as never));
      case '/sync/v1/changes': {
        const limit = Number(url.searchParams.get('limit'));
        pages.push(limit);
        await beforePage(pages.length);
        return unwrap(await answerPull(ports, from, url.searchParams.get('cursor'), limit));
      }
      default:
        throw new Failed(404, { code: 'SYN-404', message: 'Inconnu' });
    }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://portail');
    const device = (request.headers.authorization ?? '').replace('Bearer ', '');
    void read(request)
      .then((body) => answer(url, body, device))
      .then(
        (value) => ({ status: 200, value }),
        (error: unknown) => {
          if (error instanceof Failed) return { status: error.status, value: error.body };
          throw error;
        },
      )
      .then(({ status, value }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    portal,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    get beforePage() {
      return beforePage;
    },
    set beforePage(hook) {
      beforePage = hook;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

class Failed extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`${status}`);
    this.status = status;
    this.body = body;
  }
}

function unwrap<T>(reply: Reply<T>): T {
  if (reply.kind === 'answer') return reply.value;
  throw refused(reply.failure);
}

function refused(failure: LinkFailure): Failed {
  switch (failure.kind) {
    case 'cursor-gone':
      return new Failed(410, { code: 'SYN-CURSOR', message: 'x' });
    case 'epoch':
      return new Failed(409, { code: 'SYN-EPOCH', message: 'x', epoch: failure.epoch });
    default:
      return new Failed(503, { code: 'SYN-BUSY', message: 'x' });
  }
}

async function read(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
