import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FilledDossier } from './dossier-base.ts';
import type { LandlordId } from './guichet.ts';
import type { FilledQueue, QueueState } from './outbox-base.ts';
import type { PaperGiven } from './papers-given.ts';
import type { FilledRequests } from './requests-base.ts';
import type { ScenarioBase } from './scenario-base.ts';
import type { FilledSpaces } from './spaces-base.ts';

const run = promisify(execFile);
const ENTRY = join(import.meta.dirname, 'scenario-process.ts');

// The core is opened in a process of its own: the browser's test runner reads sources in its own way.
async function ask<T>(
  work: 'make' | 'papers' | 'queue' | 'spaces' | 'requests' | 'dossier' | 'calls',
  ...of: readonly string[]
): Promise<T> {
  const { stdout } = await run(process.execPath, [ENTRY, work, ...of], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as T;
}

/** A real base of the landlord's, with tenants in every situation of the counter. */
export function makeScenario(landlord: LandlordId): Promise<ScenarioBase> {
  return ask('make', landlord);
}

/** Every paper given on a base, oldest first; the program must be closed. */
export function readPapers(data: string): Promise<PaperGiven[]> {
  return ask('papers', data);
}

/** Acts on a base in every state of the queue, and a portal that does not answer; the program must be closed. */
export function fillQueue(data: string, state: QueueState): Promise<FilledQueue> {
  return ask('queue', data, state);
}

/** Requests in every state, and a portal that does not answer; the program must be closed. */
export function fillRequests(data: string): Promise<FilledRequests> {
  return ask('requests', data);
}

/** Tenant spaces in every state, and a portal that does not answer; the program must be closed. */
export function fillSpaces(data: string): Promise<FilledSpaces> {
  return ask('spaces', data);
}

/** Changes of a file in every state, and a portal that does not answer; the program must be closed. */
export function fillDossier(data: string): Promise<FilledDossier> {
  return ask('dossier', data);
}

/** Calls of kiosks that nobody answered; the program must be closed. */
export function fillCalls(data: string): Promise<null> {
  return ask('calls', data);
}
