import type { IncomingMessage } from 'node:http';
import type { Station } from '../contract/core-process.ts';
import { DOOR_REFUSALS, type DoorRefusal } from './refusals.ts';
import type { StaticFile } from './static-files.ts';
import type { Visitor, Visitors } from './visitors.ts';

/** Name of the launch address's parameter. */
export const TOKEN_PARAMETER = 'jeton';
/** Where the screens open their socket. */
export const SOCKET_PATH = '/coeur';
/** Where a kiosk's page goes when a visit is over. */
export const END_PATH = '/fin';
/** No screen sends a body by HTTP; what does is refused before it is read. */
export const MAX_BODY = 16 * 1024;

export type Verdict =
  | { readonly kind: 'refuse'; readonly refusal: DoorRefusal }
  /** Sets the visitor's cookie and sends it to the clean address. */
  | { readonly kind: 'admit'; readonly cookie: string }
  | { readonly kind: 'clean' }
  /** A kiosk's visit is over: the browser empties itself, and comes back as somebody else. */
  | { readonly kind: 'end' }
  | { readonly kind: 'file'; readonly file: StaticFile };

export type DoorKnowledge = {
  readonly port: number;
  readonly station: Station;
  readonly visitors: Visitors;
  readonly files: ReadonlyMap<string, StaticFile>;
};

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

/** What the door answers to a request for a page. Reads nothing but its arguments. */
export function judge(asked: Asked, door: DoorKnowledge): Verdict {
  const foreign = foreignness(asked, door.port);
  if (foreign !== undefined) return { kind: 'refuse', refusal: foreign };
  if (bodyLength(asked) > MAX_BODY) return refuse('tooLarge');
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return refuse('method');

  const url = asked.url ?? '';
  // Anything but a plain path is refused as it came: no decoding, no normalising, nothing to get around.
  if (!/^\/[A-Za-z0-9._/-]*(\?[A-Za-z0-9_=&-]*)?$/.test(url)) return refuse('notFound');
  const [path = '', query = ''] = url.split('?', 2);
  const visitor = door.visitors.recognise(asked.headers.cookie);
  const token = new URLSearchParams(query).get(TOKEN_PARAMETER);
  if (token !== null && path === '/') {
    if (visitor !== undefined) return { kind: 'clean' };
    const cookie = asked.method === 'GET' ? door.visitors.admit(token) : undefined;
    return cookie === undefined ? refuse('badToken') : { kind: 'admit', cookie };
  }
  if (visitor === undefined) return refuse('noCookie');
  if (path === END_PATH && door.station === 'kiosk') {
    return asked.method === 'GET' ? { kind: 'end' } : refuse('method');
  }
  const file = door.files.get(path);
  return file === undefined ? refuse('notFound') : { kind: 'file', file };
}

/** Whose socket this is, or why it is not opened. A socket always says which page it comes from. */
export function judgeSocket(asked: Asked, door: DoorKnowledge): Visitor | DoorRefusal {
  const foreign = foreignness(asked, door.port);
  if (foreign !== undefined) return foreign;
  if (asked.headers.origin === undefined) return DOOR_REFUSALS.foreignOrigin;
  if (asked.method !== 'GET') return DOOR_REFUSALS.method;
  if (asked.url !== SOCKET_PATH) return DOOR_REFUSALS.notFound;
  return door.visitors.recognise(asked.headers.cookie) ?? DOOR_REFUSALS.noCookie;
}

/**
 * A name that resolves to this machine (DNS rebinding) or a page of another server asks in its own name; a second
 * Host header is two names.
 */
function foreignness(asked: Asked, port: number): DoorRefusal | undefined {
  const hosts = asked.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1 || asked.headers.host !== `127.0.0.1:${port}`) return DOOR_REFUSALS.foreignHost;
  const { origin } = asked.headers;
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) return DOOR_REFUSALS.foreignOrigin;
  const site = asked.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none' && site !== 'same-origin') return DOOR_REFUSALS.foreignOrigin;
  return undefined;
}

/** A body that does not say its length counts as endless. */
function bodyLength({ headers }: Asked): number {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;
}

function refuse(name: keyof typeof DOOR_REFUSALS): Verdict {
  return { kind: 'refuse', refusal: DOOR_REFUSALS[name] };
}
