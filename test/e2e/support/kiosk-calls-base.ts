import { systemClock, systemIds } from '../../../src/core/host/system-clock.ts';
import { takeCall } from '../../../src/core/kiosk-desk/take-call.ts';
import { openPage } from '../../../src/core/sync/apply/page.ts';
import { landlordDay } from '../../../src/portal/erp/landlord-day.ts';
import { openScenario } from './scenario-base.ts';

/** Two kiosks have called a while ago, and one the day before; as the portal tells it. */
export async function fillCalls(data: string): Promise<null> {
  const core = openScenario(data);
  try {
    const now = systemClock.now();
    const page = openPage(core.services.base.writable(), {
      day: landlordDay(now),
      at: new Date(now).toISOString(),
    });
    for (const [kiosk, minutes] of [
      ['Borne du hall', 6],
      ['Hall B', 2],
      ['Borne de la veille', 1_440],
    ] as const) {
      const id = systemIds.next();
      const at = new Date(now - minutes * 60_000).toISOString();
      takeCall(page, {
        kind: 'appel-borne',
        key: id,
        op: 'put',
        absentSince: null,
        content: { id, kiosk, at },
      });
    }
    return null;
  } finally {
    await core.close();
  }
}
