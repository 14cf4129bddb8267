import type { PortalServices } from '../server/services.ts';
import { asLandlord } from '../store/scope.ts';

const WEEK_MS = 7 * 86_400_000;
const LEFT_MS = 90 * 86_400_000;

/**
 * Removes sessions whose time is over, and links a week after it: until then a late visitor is told that his has expired
 * or served. The link of a space that still waits for its activation stays: the counter shows that it expired. Who has
 * had no living space for three months has no password here any more.
 */
export async function sweepWays({ database, now }: Pick<PortalServices, 'database' | 'now'>): Promise<void> {
  const at = now();
  await database.db.deleteFrom('tenant_session').where('expires_at', '<', new Date(at)).execute();
  await asLandlord(database, (tx) =>
    tx
      .deleteFrom('tenant_link')
      .where('expires_at', '<', new Date(at - WEEK_MS))
      .where(({ or, eb }) =>
        or([
          eb('purpose', '<>', 'activation'),
          eb('used_at', 'is not', null),
          eb('dropped_at', 'is not', null),
        ]),
      )
      .execute(),
  );
  await asLandlord(database, (tx) =>
    tx
      .updateTable('tenant_login as l')
      .set({ password_hash: null, password_at: null, email_is_login: false })
      .where('l.password_hash', 'is not', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('tenant_space as s')
              .select('s.account')
              .whereRef('s.person', '=', 'l.person')
              .where(({ or, eb }) =>
                or([
                  eb('s.state', 'in', ['pending', 'active', 'suspended']),
                  eb('s.since', '>', new Date(at - LEFT_MS)),
                ]),
              ),
          ),
        ),
      )
      .execute(),
  );
}
