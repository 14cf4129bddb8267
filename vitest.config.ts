import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks' as const };

export default defineConfig({
  test: {
    // Its own choice leaves one core idle, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          globalSetup: ['test/support/postgres-global.ts'],
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['test/install/**'],
        },
      },
      {
        // Minutes of npm: a stage of its own.
        test: {
          ...shared,
          name: 'install',
          include: ['test/install/**/*.test.ts'],
          testTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
