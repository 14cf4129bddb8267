import { landlordDay } from '../erp/landlord-day.ts';
import type { PortalServices } from '../server/services.ts';
import { asLandlord } from '../store/scope.ts';
import { refreshKiosks } from './refresh.ts';
import { hasKiosk, markAll } from './stale.ts';

const ROUND_MS = 5_000;
/** Time of one round: what is asked of the portal meanwhile goes first. */
const BUDGET_MS = 2_500;
const DAY = 'kiosk-day';

/** Keeps what the kiosks hold up to date while nobody asks; one round at a time. */
export function startKioskWork(services: PortalServices): { close(): Promise<void> } {
  let running = Promise.resolve();
  let busy = false;
  const round = async (): Promise<void> => {
    busy = true;
    try {
      await newDay(services);
      await refreshKiosks(services, { agency: null, budgetMs: BUDGET_MS });
    } catch (error) {
      services.log.error('kiosk-refresh-failed', error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => {
    if (!busy) running = round();
  }, ROUND_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Marks everything once a day: windows of documents and exits move with it. */
export async function newDay({ database, now }: Pick<PortalServices, 'database' | 'now'>): Promise<void> {
  const today = landlordDay(now());
  const seen = await database.db
    .selectFrom('portal_meta')
    .select('value')
    .where('key', '=', DAY)
    .executeTakeFirst();
  if (seen?.value === today) return;
  await asLandlord(database, async (tx) => {
    if (!(await hasKiosk(tx, null))) return;
    await markAll(tx);
    await tx
      .insertInto('portal_meta')
      .values({ key: DAY, value: today })
      .onConflict((on) => on.column('key').doUpdateSet({ value: today }))
      .execute();
  });
}
