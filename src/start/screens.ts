import { ensureBrowser } from './ensure-browser.ts';
import { runNode } from './run-step.ts';

/** `npm run screens`: draws the product's screens again into docs/screens, at both sizes. */
const browser = await ensureBrowser();
if (browser === undefined || (await runNode('src/start/build.ts', [])) !== 0) process.exitCode = 1;
else {
  process.exitCode = await runNode(
    'node_modules/@playwright/test/cli.js',
    ['test', 'screens', '--workers=2'],
    {
      GUICHET_BROWSER: browser,
      GUICHET_SCREENS: 'keep',
    },
  );
}
