import { z } from 'zod';
import { CONSENT_KINDS } from '../../rules/registrations/consents.ts';
import { recordConsents } from '../spaces/consents.ts';
import { forgetPassword, hasLivingSpace } from '../spaces/end-space.ts';
import { findSpace } from '../spaces/ensure-space.ts';
import { writeEmail } from '../spaces/logins.ts';
import { ensureLogin } from '../spaces/new-login.ts';
import { textSchema } from './placing.ts';
import { consentSchema, keepWaysIn, slipCodeSchema } from './registration-ways.ts';
import { paperNumbersSchema, type SpaceActing, spaceAct } from './space-act.ts';

const reads = z.object({
  payload: z.object({
    person: textSchema,
    name: textSchema,
    email: textSchema.nullable(),
    legalVersion: textSchema,
    consents: z.array(consentSchema).max(CONSENT_KINDS.length),
  }),
  result: z.object({
    /** The identifier, as the counter printed it. */
    login: textSchema.nullish(),
    code: slipCodeSchema.nullish(),
    papers: paperNumbersSchema,
  }),
});

/** A space opened at a counter; opened again after it was closed or switched off, it begins anew. */
export const registrationOpen = spaceAct('open', reads, async (acting, { payload, result }) => {
  const { tx, command, account, person, feed } = acting;
  const { name, email, legalVersion, consents } = payload;
  const last = !(await hasLivingSpace(tx, person));
  await ensureLogin(tx, person, result.login ?? null);
  if (last) await forgetPassword(tx, person);
  if (email !== null) await writeEmail(tx, person, email, { verified: false, at: acting.at });
  else if (last) await forgetEmail(acting);
  const since = await beginSpace(acting, legalVersion);
  await recordConsents(tx, { account, person, feed, consents, by: 'counter', at: since, command });
  await keepWaysIn(acting, { email, code: result.code ?? null, name });
  return true;
});

/** "Sans adresse e-mail": the one of a registration that is over is not used any more. */
async function forgetEmail({ tx, person }: SpaceActing): Promise<void> {
  await tx
    .updateTable('tenant_login')
    .set({ email: null, email_key: null, email_is_login: false, email_verified_at: null })
    .where('person', '=', person)
    .execute();
}

/**
 * Answers since when it counts: never before what was there ended, nor before an answer given then, whatever the post's
 * clock says. What was agreed to before it no longer holds (`consentsOf`).
 */
async function beginSpace(
  { tx, command, account, person, feed, doneAt }: SpaceActing,
  legalVersion: string,
): Promise<Date> {
  const before = await findSpace(tx, account, person);
  const asked = await tx
    .selectFrom('tenant_consent')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('account', '=', account)
    .where('person', '=', person)
    .executeTakeFirst();
  const after = asked?.at == null ? 0 : asked.at.getTime() + 1;
  const since = new Date(Math.max(doneAt.getTime(), before?.since.getTime() ?? 0, after));
  const begun = {
    feed,
    state: 'pending' as const,
    state_before: null,
    since,
    registered_at: since,
    activated_at: null,
    terms_version: legalVersion,
    last_command: command,
    bounced_at: null,
    bounce_reason: null,
  };
  await tx
    .insertInto('tenant_space')
    .values({ account, person, ...begun })
    .onConflict((on) => on.columns(['account', 'person']).doUpdateSet(begun))
    .execute();
  return since;
}
