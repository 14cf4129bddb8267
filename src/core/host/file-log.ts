import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../ports.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * Technical journal of the post, one JSON object a line, two files of 1 MiB at most. Messages of errors lose
 * whatever could name a person: only the program's own words and places are kept.
 */
export function fileLog(folder: string, now: () => number): Log {
  const file = join(folder, 'journal', 'guichet.jsonl');

  function write(line: Readonly<Record<string, unknown>>): void {
    try {
      mkdirSync(join(folder, 'journal'), { recursive: true });
      if (sizeOf(file) > MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: new Date(now()).toISOString(), ...line })}\n`, {
        mode: 0o600,
      });
    } catch {
      // A journal that cannot be written (full disk) must not stop a payment.
    }
  }

  return {
    info: (event, facts = {}) => write({ event, ...facts }),
    error: (event, error) => write({ event, ...describeError(error) }),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Name, code, redacted message and the places of the program an error went through. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error === 'string' ? redact(error) : typeof error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    message: redact(error.message),
    at_code: places.slice(0, 8).map((line) => redact(line.trim().replace(/\(.*[/\\](?=src|out)/, '('))),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/**
 * Takes out of a technical message what came from data: quoted pieces, e-mails, and numbers long enough to be a
 * reference, an amount or a telephone.
 */
export function redact(text: string): string {
  return text
    .slice(0, 500)
    .replaceAll(/"[^"]*("|$)|'[^']*('|$)|`[^`]*(`|$)|«[^»]*(»|$)/g, '"…"')
    .replaceAll(/\S+@\S+/g, '…@…')
    .replaceAll(/\+?\d[\d\s.,]{3,}\d\w?/g, '…')
    .slice(0, 300);
}
