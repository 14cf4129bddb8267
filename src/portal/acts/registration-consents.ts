import { z } from 'zod';
import { CONSENT_KINDS } from '../../rules/registrations/consents.ts';
import { recordConsents } from '../spaces/consents.ts';
import { ensureSpace } from '../spaces/ensure-space.ts';
import { textSchema } from './placing.ts';
import { consentSchema } from './registration-ways.ts';
import { paperNumbersSchema, spaceAct } from './space-act.ts';

const reads = z.object({
  payload: z.object({ person: textSchema, consents: z.array(consentSchema).max(CONSENT_KINDS.length) }),
  result: z.object({ papers: paperNumbersSchema }),
});

/** Consents given or withdrawn at a counter: the tenant's will, whatever the state of his space. */
export const registrationConsents = spaceAct('consents', reads, async (acting, { payload }) => {
  const { tx, command, account, person, feed, doneAt } = acting;
  const space = await ensureSpace(tx, acting);
  if (space === undefined) return false;
  const at = space.registered_at > doneAt ? space.registered_at : doneAt;
  await recordConsents(tx, { account, person, feed, consents: payload.consents, by: 'counter', at, command });
  return true;
});
