import type { z } from 'zod';
import { type PortalFailure, portalFailureSchema } from '../../../contract/portal.ts';

export type PortalCall<T> = {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH';
  /** From the origin, with its query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as they are, instead of a body. */
  readonly bytes?: { readonly type: string; readonly content: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** What the answer says; undefined when it is not what was asked for. */
  readonly decode: (bytes: Buffer, answer: PortalHead) => T | undefined;
  /** Bytes of the answer beyond which it is not read. */
  readonly cap: number;
  readonly timeoutMs: number;
};

export type PortalHead = { readonly status: number; readonly headers: Headers };

export type PortalAnswer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly failure: PortalFailure | undefined;
      readonly retryAfterMs: number | null;
    }
  /** No answer, or none that can be read. `detail` is for the log: a code, never what was sent or received. */
  | { readonly kind: 'unreachable'; readonly detail: string };

/** Bytes of a refusal. */
const FAILURE_CAP = 64 * 1024;

/** One request to the portal. Never throws; follows no redirect: another address is another portal. */
export async function callPortal<T>(origin: string, call: PortalCall<T>): Promise<PortalAnswer<T>> {
  const { method, path, body, bytes: raw, headers, token, decode, cap, timeoutMs } = call;
  try {
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        ...headers,
        ...(raw === undefined ? {} : { 'content-type': raw.type }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: new Uint8Array(raw.content) }),
    });
    const bytes = await readBytes(response, response.ok ? cap : FAILURE_CAP);
    if (!response.ok) {
      return {
        kind: 'refused',
        status: response.status,
        failure: bytes === undefined ? undefined : failureOf(bytes),
        retryAfterMs: retryAfter(response.headers.get('retry-after')),
      };
    }
    const value = bytes === undefined ? undefined : decode(bytes, response);
    return value === undefined ? { kind: 'unreachable', detail: 'undecodable' } : { kind: 'answer', value };
  } catch (error) {
    return { kind: 'unreachable', detail: codeOf(error) };
  }
}

/** Undefined when it is longer than `cap`. */
async function readBytes(response: Response, cap: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (response.body === null) return Buffer.alloc(0);
  // Leaving the loop cancels the rest of the body.
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > cap) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Reads JSON of a known form. */
export function jsonOf<T>(schema: z.ZodType<T>): (bytes: Buffer) => T | undefined {
  return (bytes) => {
    try {
      const read = schema.safeParse(JSON.parse(bytes.toString('utf8')));
      return read.success ? read.data : undefined;
    } catch {
      return undefined;
    }
  };
}

const failureOf = jsonOf<PortalFailure>(portalFailureSchema);

/** Longest wait that a portal may ask for, in milliseconds. */
const LONGEST_WAIT_MS = 3_600_000;

/** In seconds, as the portal says it. */
function retryAfter(header: string | null): number | null {
  if (header === null || !/^\d{1,9}$/.test(header)) return null;
  return Math.min(Number(header) * 1000, LONGEST_WAIT_MS);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name;
}
