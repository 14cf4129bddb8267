import { setImmediate } from 'node:timers/promises';
import { openConnection } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import { localDay } from '../local-day.ts';
import { type CoreServices, command, effect, type Procedures, query } from '../procedures/procedures.ts';
import { closeTillAct, countTillAct, openTillAct } from './acts.ts';
import { journalOfDay } from './day.ts';
import { tillState } from './till-session.ts';
import { type TillVerdict, walkTill } from './verify.ts';

/** The till of this post: opened with a float, counted blind, closed, and proved. */
export function tillHandlers(core: CoreServices, os: Procedures) {
  return {
    state: os.till.state.handler(query(core, ({ db }) => tillState(db, requireMeta(db, 'till')))),
    open: os.till.open.handler(command(core, openTillAct)),
    count: os.till.count.handler(command(core, countTillAct)),
    close: os.till.close.handler(command(core, closeTillAct)),
    journal: os.till.journal.handler(
      query(core, ({ db }, { on }) =>
        journalOfDay(db, requireMeta(db, 'till'), on ?? localDay(core.ports.clock)),
      ),
    ),
    verify: os.till.verify.handler(
      effect(core, ({ read }) =>
        verifyApart(
          core,
          read((db) => requireMeta(db, 'till')),
        ),
      ),
    ),
  };
}

/**
 * On a connection of its own, so that what is proved is the base of one instant; in short steps, so that the counter
 * goes on meanwhile.
 */
async function verifyApart(core: CoreServices, till: string): Promise<TillVerdict> {
  const db = openConnection(core.base.file, core.base.key, { create: false });
  let stopped = false;
  const work = (async () => {
    try {
      db.exec('BEGIN');
      const walk = walkTill(db, till);
      for (;;) {
        const step = walk.next();
        if (step.done === true) return step.value;
        await setImmediate();
        if (stopped) throw new Error('the base was closed');
      }
    } finally {
      db.close();
    }
  })();
  const stop = async () => {
    stopped = true;
    await work.catch(() => undefined);
  };
  core.closing.add(stop);
  try {
    return await work;
  } finally {
    core.closing.delete(stop);
  }
}
