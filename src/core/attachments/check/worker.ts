import { parentPort } from 'node:worker_threads';
import { checkFile } from './check-file.ts';
import { FileRefused } from './fault.ts';
import type { CheckOrder, CheckReport } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file is started as a worker thread');

/** A picture of fifty million points takes three. */
const DRAWING_SECONDS = 15;

port.on('message', async (order: CheckOrder) => {
  const report = await answer(order);
  port.postMessage(report);
});

const ready: CheckReport = { kind: 'ready' };
port.postMessage(ready);

async function answer({ id, name, bytes }: CheckOrder): Promise<CheckReport> {
  try {
    const checked = await checkFile(name, bytes, DRAWING_SECONDS);
    return { kind: 'checked', id, type: checked.type, bytes: checked.bytes, pages: checked.pages };
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', id, code: error.code };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'failed', id, message };
  }
}
