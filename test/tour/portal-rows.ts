import pg from 'pg';
import type { PortalAnnouncement, PortalPayment } from './portal.ts';

/** What the portal's own tables hold, read beside it. */
export class PortalRows {
  readonly #url: string;

  /** @param url of a superuser, whom row security does not hold */
  constructor(url: string) {
    this.#url = url;
  }

  payments(account?: string): Promise<PortalPayment[]> {
    return this.#rows<PortalPayment>(
      `SELECT p.id::text AS id, p.number, p.cents::int AS cents, p.mode, (r.id IS NOT NULL) AS reversed
       FROM payment p LEFT JOIN reversal r ON r.payment = p.id
       WHERE NOT p.suspense AND ($1::text IS NULL OR p.account = $1) ORDER BY p.number`,
      account ?? null,
    );
  }

  announcements(account: string): Promise<PortalAnnouncement[]> {
    return this.#rows<PortalAnnouncement>(
      'SELECT number, cents::int AS cents FROM announcement WHERE account = $1 ORDER BY number',
      account,
    );
  }

  async acts(): Promise<number> {
    const [row] = await this.#rows<{ held: number }>('SELECT count(*)::int AS held FROM command');
    return row?.held ?? 0;
  }

  async #rows<Row extends pg.QueryResultRow>(
    text: string,
    ...given: readonly (string | null)[]
  ): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    try {
      return (await client.query<Row>(text, [...given])).rows;
    } finally {
      await client.end();
    }
  }
}
