import { z } from 'zod';
import { ensureSpace } from '../spaces/ensure-space.ts';
import { endSessions } from '../spaces/logins.ts';
import { textSchema } from './placing.ts';
import { paperNumbersSchema, type SpaceActing, spaceAct } from './space-act.ts';

const reads = z.object({
  payload: z.object({ person: textSchema }),
  result: z.object({ papers: paperNumbersSchema }),
});

/** Nobody signs in to it until it is given back. */
export const registrationSuspend = spaceAct('suspend', reads, async (acting) => {
  const space = await ensureSpace(acting.tx, acting);
  if (space === undefined) return false;
  if (space.state !== 'pending' && space.state !== 'active') return true;
  await setState(acting, { state: 'suspended', state_before: space.state, since: space.since });
  if (!(await hasActiveSpace(acting))) await endSessions(acting.tx, acting.person);
  return true;
});

/** Given back as it was before. */
export const registrationResume = spaceAct('resume', reads, async (acting) => {
  const space = await ensureSpace(acting.tx, acting);
  if (space === undefined) return false;
  if (space.state !== 'suspended') return true;
  await setState(acting, { state: space.state_before ?? 'active', state_before: null, since: space.since });
  return true;
});

type Turn = {
  readonly state: 'pending' | 'active' | 'suspended' | 'closed' | 'exited';
  readonly state_before: 'pending' | 'active' | null;
  /** Since when it was as it was. */
  readonly since: Date;
};

async function setState(
  { tx, account, person, doneAt }: SpaceActing,
  { state, state_before, since }: Turn,
): Promise<void> {
  await tx
    .updateTable('tenant_space')
    .set({ state, state_before, since: since > doneAt ? since : doneAt })
    .where('account', '=', account)
    .where('person', '=', person)
    .execute();
}

async function hasActiveSpace({ tx, person }: SpaceActing): Promise<boolean> {
  const active = await tx
    .selectFrom('tenant_space')
    .select('account')
    .where('person', '=', person)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return active !== undefined;
}
