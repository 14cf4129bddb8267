import { describe, expect, it } from 'vitest';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { erpPortal, query } from './erp-support.ts';
import { bringDemonstration, joinKiosk, pulled, refreshed, servicesOn } from './kiosk-support.ts';

describe(`the ERP's folder where a kiosk lives (${POSTGRES_WORD})`, () => {
  it('marks the accounts of its agency and whom to call there, and nothing the second time', async () => {
    const portal = await erpPortal('neolia');
    try {
      const services = servicesOn(portal.database, 'neolia');
      const kiosk = await joinKiosk(services, 'AG2');
      await refreshed(services);
      await bringDemonstration(portal.database, 'neolia', 100);
      const marks = () =>
        query<{ account: string }>(portal.database, 'SELECT account FROM kiosk_stale ORDER BY account');
      const own = await query<{ account: string }>(
        portal.database,
        "SELECT key AS account FROM account WHERE feed IN ('*', 'AG2') ORDER BY key COLLATE \"C\"",
      );
      const marked = (await marks()).map(({ account }) => account);
      expect(own.length).toBeGreaterThan(10);
      expect(marked).toEqual(expect.arrayContaining([' AG2', ...own.map(({ account }) => account)]));
      await refreshed(services);
      const pictures = (await pulled(services, kiosk)).filter(({ kind }) => kind === 'borne-compte');
      expect(pictures.map(({ key }) => key)).toEqual(own.map(({ account }) => account));
      for (const { key, content } of pictures) {
        expect((content as { balanceCents: number }).balanceCents).toBe(await portal.balance(key));
      }
      await bringDemonstration(portal.database, 'neolia', 100);
      expect(await marks()).toEqual([]);
    } finally {
      await portal.close();
    }
  });
});
