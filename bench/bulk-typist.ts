import { parentPort } from 'node:worker_threads';

/**
 * A clerk who types in the window: a keystroke leaves each `everyMs`, and its round trip is timed on his side, so that
 * whatever keeps the core busy is in it. Told to stop, he hands in his times.
 */
const port = parentPort;
if (port === null) throw new Error('this file is started as a worker thread');

const everyMs = 20;
const left = new Map<number, number>();
const times: number[] = [];
let last = 0;
const typing = setInterval(() => {
  last += 1;
  left.set(last, performance.now());
  port.postMessage({ key: last });
}, everyMs);

port.on('message', (word: { readonly answered: number } | 'stop') => {
  if (word === 'stop') {
    clearInterval(typing);
    port.postMessage({ times });
    return;
  }
  const from = left.get(word.answered);
  if (from !== undefined) times.push(performance.now() - from);
  left.delete(word.answered);
});
