import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { NEXT_OWED } from '../sync/store/owed-files.ts';
import { OWED } from './queries.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => core.close());

test.each([
  ['the next file to send', NEXT_OWED],
  ['what is still to be sent', OWED],
])('%s is found among those that are not there yet, however many were sent', (_, text) => {
  const plan = core.db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all()
    .map(({ detail }) => detail)
    .join('\n');
  expect(plan).toContain('INDEX file_upload_owed');
  expect(plan).not.toMatch(/SCAN (u|file_upload|o|outbox)(?! USING INDEX file_upload_owed)/);
});
