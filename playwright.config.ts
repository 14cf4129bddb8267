import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './src/loopback/find-browser.ts';

// A counter's clock and its screen are of one machine, which is in France; what compiles once is read again.
process.env.TZ = 'Europe/Paris';
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/guichet-node');

const executablePath = process.env.GUICHET_BROWSER ?? findBrowser();
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/e2e/results',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  // A browser, a program and a portal wait for one another half of the time: two cores serve three of each.
  workers: 3,
  // A machine shared with others may stall for seconds; a real fault fails twice.
  retries: process.env.CI === undefined ? 0 : 2,
  forbidOnly: process.env.CI !== undefined,
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    actionTimeout: 10_000,
    trace: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(root ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // The guides first: each is one long walk, beside which the others go.
  projects: [{ name: 'parity', testDir: 'test/parity', testMatch: '*.spec.ts' }, { name: 'loopback' }],
});
