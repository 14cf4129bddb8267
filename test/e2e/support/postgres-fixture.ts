import { test as base } from '@playwright/test';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';

/** A throw-away cluster for each worker, where PostgreSQL is installed; nothing here is about power cuts. */
export const test = base.extend<object, { readonly postgres: TestPostgres | undefined }>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: playwright reads the names of this pattern
    async ({}, use) => {
      const postgres = await startPostgres({ fsync: false });
      await use(postgres);
      await postgres?.remove();
    },
    { scope: 'worker' },
  ],
});
