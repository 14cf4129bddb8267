import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded before a program whose memory is watched, in each of its threads: the engine leaves garbage for as long as there
// is room, and what it has left says nothing of what is kept.
const EVERY_MS = 5_000;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
setInterval(collect, EVERY_MS).unref();
