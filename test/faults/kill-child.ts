import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { WritableDb } from '../../src/core/database/connection.ts';
import { type Act, idsOf, nextAct, openingAct, perform } from './kill-acts.ts';
import { openPost } from './kill-post.ts';
import type { Said } from './kill-words.ts';
import { seeded } from './random.ts';

/**
 * A post that takes payments until it is killed. It says what it is about to send, and what was acknowledged after the
 * answer. `--early` makes it the core that must be caught: it acknowledges inside the transaction, before the commit,
 * and stays there at the nth act.
 */
const { values } = parseArgs({
  options: { folder: { type: 'string' }, seed: { type: 'string' }, early: { type: 'string' } },
});
const { folder = '' } = values;
const random = seeded(Number(values.seed));

/** Straight to the pipe: what was said is said, whatever becomes of this process the moment after. */
function say(word: Said): void {
  writeSync(1, `${JSON.stringify(word)}\n`);
}

const { core, client } = openPost(folder);
if (values.early !== undefined) acknowledgeEarly(core.services.base.writable(), Number(values.early));

const taken: string[] = [];
if ((await client.till.state()).open === null) await act(openingAct());
for (;;) await act(nextAct(random, taken));

async function act(one: Act): Promise<void> {
  say({ kind: 'try', act: one });
  await perform(client, one);
  if (values.early === undefined) say({ kind: 'ack', ids: idsOf(one) });
  if (one.kind === 'payment' && idsOf(one).length === 1) taken.push(one.input.commandId);
}

function acknowledgeEarly(db: WritableDb, stopAt: number): void {
  let written = 0;
  db.function('acknowledge', (id) => {
    say({ kind: 'ack', ids: [String(id)] });
    written += 1;
    // Between the answer and the commit, for as long as it takes to be killed.
    if (written === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
    return null;
  });
  db.exec('CREATE TEMP TRIGGER early AFTER INSERT ON main.command BEGIN SELECT acknowledge(NEW.id); END');
}
