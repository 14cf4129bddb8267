import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openJoinedPost } from './crash-post.ts';
import { type Act, idsOf, nextAct, openingAct, perform } from './kill-acts.ts';
import type { Said } from './kill-words.ts';
import { seeded } from './random.ts';

/** A post that takes payments, and sends them meanwhile, until it is killed. */
const { values } = parseArgs({ options: { folder: { type: 'string' }, seed: { type: 'string' } } });
const random = seeded(Number(values.seed));
const { client } = openJoinedPost(values.folder ?? '');

/** Straight to the pipe: what was said is said, whatever becomes of this process the moment after. */
function say(word: Said): void {
  writeSync(1, `${JSON.stringify(word)}\n`);
}

const taken: string[] = [];
if ((await client.till.state()).open === null) await act(openingAct());
for (;;) {
  await act(nextAct(random, taken));
  // A clerk is slower than a loop: the thread that sends must have its share of the base.
  await new Promise((resolve) => setTimeout(resolve, random.below(60)));
}

async function act(one: Act): Promise<void> {
  say({ kind: 'try', act: one });
  await perform(client, one);
  say({ kind: 'ack', ids: idsOf(one) });
  if (one.kind === 'payment' && idsOf(one).length === 1) taken.push(one.input.commandId);
}
