import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres, type TestPostgres } from './postgres.ts';

/** What the desk answers a test file that asks for PostgreSQL. */
export type DeskAnswer =
  | { readonly kind: 'postgres'; readonly url: string; readonly superUrl: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket at which this run's one PostgreSQL is asked for. */
    postgresDesk: string;
  }
}

let server: Server | undefined;
let folder: string | undefined;
let started: Promise<TestPostgres | undefined> | undefined;

/**
 * ONE PostgreSQL for a whole run of the tests, started by the first file that asks: files run in processes of their own,
 * and most of them need none.
 */
export async function setup(project: TestProject): Promise<void> {
  if (findPostgres() === undefined) {
    console.warn('\nPostgreSQL est absent\u202f: les essais du portail tournent sur PGlite seul.\n');
  }
  folder = mkdtempSync(join(tmpdir(), 'guichet-desk-'));
  const socket = join(folder, 'desk');
  server = createServer((connection) => {
    connection.on('error', () => {});
    void answer().then((said) => connection.end(JSON.stringify(said)));
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(socket, resolve));
  project.provide('postgresDesk', socket);
}

export async function teardown(): Promise<void> {
  server?.close();
  const postgres = await started?.catch(() => undefined);
  await postgres?.remove();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

async function answer(): Promise<DeskAnswer> {
  try {
    // Nothing here cuts the power, and what a killed process had committed stays with the system: a test needs no disk.
    started ??= startPostgres({ fsync: false });
    const postgres = await started;
    return postgres === undefined
      ? { kind: 'absent' }
      : { kind: 'postgres', url: postgres.url, superUrl: postgres.superUrl };
  } catch (error) {
    return { kind: 'failed', reason: String(error) };
  }
}
