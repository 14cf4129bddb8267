import pg from 'pg';
import type { PortalPayment } from './portal.ts';

/** What the portal's own tables hold, read beside it. @param url of a superuser, whom row security does not hold */
export async function paymentsInPostgres(url: string, account?: string): Promise<PortalPayment[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<PortalPayment>(
      `SELECT p.id::text AS id, p.number, p.cents::int AS cents, p.mode, (r.id IS NOT NULL) AS reversed
       FROM payment p LEFT JOIN reversal r ON r.payment = p.id
       WHERE NOT p.suspense AND ($1::text IS NULL OR p.account = $1) ORDER BY p.number`,
      [account ?? null],
    );
    return rows;
  } finally {
    await client.end();
  }
}
