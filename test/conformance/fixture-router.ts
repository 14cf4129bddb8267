import { os } from '@orpc/server';
import { TOPICS } from '../../src/contract/events.ts';
import { sql } from '../../src/core/database/connection.ts';
import type { Core } from '../../src/core/open-core.ts';
import type { CoreServices, PortContext } from '../../src/core/procedures/procedures.ts';
import { command, query } from '../../src/core/procedures/procedures.ts';
import { Refusal } from '../../src/core/procedures/refusal.ts';

const base = os.$context<PortContext>();

/**
 * The core's router with a few acts that the product does not have: acts that break in the middle. They stand on
 * the product's own wrappers, without its access check.
 */
export function fixtureRouter(core: Core) {
  const { services } = core;
  services.base.writable().exec('CREATE TABLE IF NOT EXISTS fixture (n INTEGER NOT NULL) STRICT');
  return { ...core.router, fixture: fixtureProcedures(services) };
}

function fixtureProcedures(core: CoreServices) {
  const write = (db: Parameters<typeof sql>[0], n: unknown) =>
    sql(db, 'INSERT INTO fixture (n) VALUES (?)').run(Number(n));
  return {
    /** Writes a number and tells the topic of that rank. */
    write: base.handler(
      command(core, ({ db, changed }, n: unknown) => {
        write(db, n);
        changed(TOPICS[Number(n) % TOPICS.length] ?? 'session');
        return { n: Number(n) };
      }),
    ),
    count: base.handler(
      query(core, ({ db }, _input: unknown) => ({
        rows: sql<{ rows: number }>(db, 'SELECT count(*) AS rows FROM fixture').get()?.rows ?? -1,
      })),
    ),
    writeThenThrow: base.handler(
      command(core, ({ db, changed }, n: unknown) => {
        write(db, n);
        changed('payments');
        throw new Error('the disk of the fixture is at "/secret/place" for DURAND');
      }),
    ),
    writeThenRefuse: base.handler(
      command(core, ({ db, changed }, n: unknown) => {
        write(db, n);
        changed('payments');
        throw new Refusal('FIX-001', 'Refusé par la fixture.', { kept: 'Votre saisie est gardée.' });
      }),
    ),
    /** What the types forbid, as a careless author would get around them. */
    writeThenPromise: base.handler(
      command(core, ({ db, changed }, n: unknown) => {
        write(db, n);
        changed('payments');
        return Promise.resolve({ n }) as never;
      }),
    ),
  };
}
