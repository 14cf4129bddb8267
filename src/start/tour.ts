import { ensureBrowser } from './ensure-browser.ts';
import { runNode } from './run-step.ts';
import { readTourOptions } from './tour-options.ts';

/** `npm run tour`: a whole day at the counter in a real browser, asserted on the page, in the base and at the portal. */
const args = process.argv.slice(2);
const read = readTourOptions(args);
if (read.kind === 'refused') {
  console.error(read.sentence);
  process.exitCode = 1;
} else {
  const browser = await ensureBrowser();
  if (browser === undefined || (await runNode('src/start/build.ts', [])) !== 0) process.exitCode = 1;
  else process.exitCode = await runNode('test/tour/walk.ts', args, { GUICHET_BROWSER: browser });
}
