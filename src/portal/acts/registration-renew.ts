import { z } from 'zod';
import { isLiving } from '../../rules/registrations/states.ts';
import { ensureSpace } from '../spaces/ensure-space.ts';
import { fullName, loginOf, personNames } from '../spaces/logins.ts';
import { textSchema } from './placing.ts';
import { keepWaysIn, slipCodeSchema } from './registration-ways.ts';
import { paperNumbersSchema, spaceAct } from './space-act.ts';

const reads = z.object({
  payload: z.object({ person: textSchema, email: z.boolean() }),
  result: z.object({ code: slipCodeSchema.nullish(), papers: paperNumbersSchema }),
});

/** A new activation: a mail or slip that did not work, a password forgotten. The password that was stays until then. */
export const registrationRenew = spaceAct('renew', reads, async (acting, { payload, result }) => {
  const { tx, person } = acting;
  const space = await ensureSpace(tx, acting);
  if (space === undefined || !isLiving(space.state)) return false;
  const login = await loginOf(tx, person);
  const email = payload.email ? (login?.email ?? null) : null;
  const name = fullName(await personNames(tx, person));
  await keepWaysIn(acting, { email, code: result.code ?? null, name });
  return true;
});
