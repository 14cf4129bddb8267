import { z } from 'zod';
import { isLiving } from '../../rules/registrations/states.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { endSpace } from '../spaces/end-space.ts';
import { ensureSpace } from '../spaces/ensure-space.ts';
import { fullName, loginOf, personNames } from '../spaces/logins.ts';
import { tenantDesk } from '../spaces/tenant-desk.ts';
import { textSchema } from './placing.ts';
import { paperNumbersSchema, spaceAct } from './space-act.ts';

const reads = z.object({
  payload: z.object({ person: textSchema }),
  result: z.object({ papers: paperNumbersSchema }),
});

/** Désinscription. One that is closed or switched off already stays as it is. */
export const registrationClose = spaceAct('close', reads, async (acting) => {
  const { tx, command, account, person, feed, at, doneAt } = acting;
  const space = await ensureSpace(tx, acting);
  if (space === undefined) return false;
  if (!isLiving(space.state)) return true;
  const login = await loginOf(tx, person);
  const since = space.since > doneAt ? space.since : doneAt;
  await endSpace(tx, { account, person, state: 'closed', since, at });
  if (login?.email == null || !login.emailVerified) return true;
  await queueMail(tx, {
    facts: { kind: 'closed' },
    desk: await tenantDesk(tx),
    recipient: login.email,
    name: fullName(await personNames(tx, person)),
    person,
    account,
    feed,
    about: `closed ${command}`,
    at,
  });
  return true;
});
