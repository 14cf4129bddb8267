import { z } from 'zod';
import { isLiving } from '../../rules/registrations/states.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { ensureSpace } from '../spaces/ensure-space.ts';
import { fullName, loginOf, personNames, writeEmail } from '../spaces/logins.ts';
import { tenantDesk } from '../spaces/tenant-desk.ts';
import { textSchema } from './placing.ts';
import { mailLink } from './registration-ways.ts';
import { paperNumbersSchema, type SpaceActing, spaceAct } from './space-act.ts';

const reads = z.object({
  payload: z.object({ person: textSchema, email: textSchema }),
  result: z.object({ papers: paperNumbersSchema }),
});

/**
 * Another e-mail, given at a counter where the identity was checked: it is his from now on, and unproved until he answers
 * from it. A space not activated yet gets its link there; an active one a confirmation.
 */
export const registrationEmail = spaceAct('email', reads, async (acting, { payload }) => {
  const { tx, person, at } = acting;
  const space = await ensureSpace(tx, acting);
  if (space === undefined || !isLiving(space.state)) return false;
  const { email } = payload;
  const before = await loginOf(tx, person);
  const name = fullName(await personNames(tx, person));
  await writeEmail(tx, person, email, { verified: false, at });
  const waiting = (space.state === 'suspended' ? space.state_before : space.state) === 'pending';
  await mailLink(acting, waiting ? 'activation' : 'email', email, name);
  if (before?.email != null && before.emailVerified && before.email !== email) {
    await tellFormer(acting, before.email, name);
  }
  return true;
});

/** Whoever reads the address that was proved hears that it is used no more. */
async function tellFormer(
  { tx, command, account, person, feed, at }: SpaceActing,
  former: string,
  name: string,
): Promise<void> {
  await queueMail(tx, {
    facts: { kind: 'email-changed' },
    desk: await tenantDesk(tx),
    recipient: former,
    name,
    person,
    account,
    feed,
    about: `email-changed ${command}`,
    at,
  });
}
