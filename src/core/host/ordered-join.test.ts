import { afterEach, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { joinAsOrdered } from './ordered-join.ts';

let core: TestCore;
afterEach(() => core.close());

test('a portal that is not there is a sentence for the post and a line of the log, and nothing else', async () => {
  core = await openTestCore();
  const sentence = await joinAsOrdered(core.core.services, {
    address: 'http://127.0.0.1:1',
    code: 'AAAA-BBBB',
    adopt: true,
  });
  expect(sentence).toMatch(
    /^Ce poste n'a pas été relié au portail\. Le portail ne répond pas .* restent gardées\.$/s,
  );
  const [line] = core.log.entries.filter(({ event }) => event === 'portal-not-joined');
  expect(line?.level).toBe('error');
  expect(String(line?.detail instanceof Error ? line.detail.stack : line?.detail)).not.toContain('AAAA-BBBB');
  expect(await core.client('agent').sync.status()).toMatchObject({ link: 'none', portal: null });
});
