import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bulkRunner } from '../../src/core/documents/bulk/runner.ts';
import { openPost } from './kill-post.ts';

/** A post that prints a month until it is killed: it begins a run, or goes on with the one given, and says its progress. */
const { values } = parseArgs({
  options: { folder: { type: 'string' }, run: { type: 'string' }, resume: { type: 'boolean' } },
});
const { folder = '', run = '' } = values;

const { core, client } = openPost(folder);
core.services.events.subscribe((event) => {
  // Straight to the pipe: what was said is said, whatever becomes of this process the moment after.
  if (event.kind === 'progress') writeSync(1, `${event.done}\n`);
});
const choice = { kind: 'avis', month: '2026-10', residence: null, paperOnly: false } as const;
if (values.resume === true) await client.documents.bulkResume({ run });
else await client.documents.bulkStart({ commandId: run, ...choice, printer: null });
await new Promise((resolve) => setImmediate(resolve));
await bulkRunner(core.services).idle();
const [ended] = await client.documents.bulkRuns();
writeSync(1, `${ended?.state}\n`);
await core.close();
