import { parentPort } from 'node:worker_threads';
import { warmUp } from './render/engine.ts';
import { draw } from './render/pdf.ts';
import type { Drawable, DrawOrder, DrawReport } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file is started as a worker thread');

// Fonts are parsed and the first layout compiled before the first paper is asked for. A failure shows with that paper.
let last: Promise<unknown> = warmUp().catch(() => undefined);

port.on('message', (order: DrawOrder) => {
  // One at a time: the layout keeps its state in the module.
  last = last.then(async () => port.postMessage(await answer(order)));
});

async function answer({ id, job }: DrawOrder): Promise<DrawReport> {
  try {
    return { kind: 'drawn', id, bytes: await draw(job as Drawable) };
  } catch (error) {
    return {
      kind: 'failed',
      id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
