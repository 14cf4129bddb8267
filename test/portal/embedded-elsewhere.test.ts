import { expect, test } from 'vitest';
import { DATABASES, EMBEDDED_ELSEWHERE } from '../support/postgres-database.ts';

test.skipIf(EMBEDDED_ELSEWHERE)(
  'suites of the portal run on the embedded base too; short of time, npm test runs them there',
  () => expect(DATABASES.map(([name]) => name)).toContain('PGlite'),
);
