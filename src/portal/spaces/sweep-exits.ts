import { sql, type Transaction } from 'kysely';
import { isoDate } from '../../rules/dates.ts';
import { appliedRule } from '../../rules/profile.ts';
import { isLiving, switchedOffOn } from '../../rules/registrations/states.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import type { PortalServices } from '../server/services.ts';
import { kindOrder } from '../store/feed.ts';
import { asLandlord } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { endSpace } from './end-space.ts';
import { findSpace } from './ensure-space.ts';
import { exitOf } from './lease-people.ts';
import { lockSpace } from './space-locks.ts';
import { profileOf } from './tenant-desk.ts';

type Tx = Transaction<PortalTables>;

/**
 * Switches off the spaces of those who left, the landlord's number of months after their exit; none where its guide has
 * no such rule. One transaction each. An exit that the ERP takes back later gives nothing back: the tenant registers
 * again. Answers how many.
 */
export async function sweepExits({
  database,
  now,
}: Pick<PortalServices, 'database' | 'now'>): Promise<number> {
  const at = new Date(now());
  const today = landlordDay(at.getTime());
  const { months, left } = await asLandlord(database, async (tx) => {
    const rule = appliedRule(await profileOf(tx), 'exit.deactivateWithinMonths', today).value;
    return { months: rule, left: rule === null ? [] : await spacesOfWhoLeft(tx, today) };
  });
  let ended = 0;
  for (const { account, person, exitOn } of left) {
    if (!isOver(exitOn, months, today)) continue;
    const done = await asLandlord(database, async (tx) => {
      const feed = await lockSpace(tx, account, person);
      // Looked at again: a registration or an import may just have passed.
      const space = await findSpace(tx, account, person);
      const exit = await exitOf(tx, account, feed);
      if (space === undefined || !isLiving(space.state) || !isOver(exit, months, today)) return false;
      await endSpace(tx, { account, person, state: 'exited', since: at, at });
      return true;
    });
    if (done) ended += 1;
  }
  return ended;
}

function isOver(exitOn: string | null, months: number | null, today: string): boolean {
  const off = switchedOffOn(exitOn, months);
  return off !== null && off <= isoDate(today);
}

async function spacesOfWhoLeft(
  tx: Tx,
  today: string,
): Promise<readonly { readonly account: string; readonly person: string; readonly exitOn: string }[]> {
  const { rows } = await sql<{ account: string; person: string; exitOn: string }>`
    SELECT s.account, s.person, r.content::json ->> 'date_sortie' AS "exitOn" FROM tenant_space s
    JOIN record r ON r.feed = s.feed AND r.kind_order = ${kindOrder('baux')}::smallint AND r.key = s.account AND r.op = 'put'
    WHERE s.state IN ('pending', 'active', 'suspended') AND r.content::json ->> 'date_sortie' <= ${today}
    ORDER BY s.account, s.person`.execute(tx);
  return rows;
}
