import { afterEach } from 'vitest';
import { openTestCore, type TestCore, type TestCoreOptions } from './open-test-core.ts';

const open: TestCore[] = [];

/** A device before its first start, unless a landlord is named; closed after the test where the file called `closeEmptyDevices`. */
export async function emptyDevice(more: TestCoreOptions = {}): Promise<TestCore> {
  const core = await openTestCore({ landlordId: null, ...more });
  open.push(core);
  return core;
}

/** Registers the closing of every device of the file. */
export function closeEmptyDevices(): void {
  afterEach(async () => {
    for (const core of open.splice(0)) await core.close();
  });
}

/** The code a call was refused with, or `done`. */
export const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { data?: { code?: string }; failure?: { code?: string }; code?: string }) =>
      error.data?.code ?? error.failure?.code ?? error.code,
  );
