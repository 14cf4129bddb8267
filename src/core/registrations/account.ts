import type { z } from 'zod';
import type { registrationsContract } from '../../contract/registrations.ts';
import { offeredOnline } from '../../rules/online/offers.ts';
import { maskEmail } from '../../rules/registrations/email.ts';
import { readLogin } from '../../rules/registrations/login.ts';
import { exitSentence, lostOnClosing, lostOnWithdrawing } from '../../rules/registrations/losses.ts';
import { recordConsultation } from '../accounts/recent.ts';
import type { ReadableDb } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { requireLiving } from './checks.ts';
import { offersOf } from './consents.ts';
import { requireSomebody, type SpaceDesk, spaceDesk, tenantAddress } from './desk.ts';
import { mayRegisterHere, presentPeople } from './prepare.ts';
import { type ActBody, listActs, spacePapers } from './queries.ts';

type Section = z.infer<NonNullable<(typeof registrationsContract.account)['~orpc']['outputSchema']>>;
type LoginInput = z.infer<NonNullable<(typeof registrationsContract.login)['~orpc']['inputSchema']>>;

/** Section "Espace locataire" of an account. */
export function spaceSection(db: ReadableDb, desk: SpaceDesk): Section {
  const { lease, profile, legal, view } = desk;
  const papers = spacePapers(db, lease.id);
  return {
    spaces: [...desk.spaces],
    mayRegister: presentPeople(desk).some((person) => mayRegisterHere(desk, person).allowed),
    lostOnClosing: lostOnClosing(profile, view.on),
    lostOnWithdrawing: lostOnWithdrawing(profile, view.on),
    exitSentence: exitSentence(profile, lease.exitOn, view.on),
    offers: offersOf(desk),
    legalVersion: legal.version,
    address: tenantAddress(db, profile, view.on),
    online: offeredOnline(profile, view.on).map(({ label, rule }) => ({ label, rule })),
    acts: listActs(db, lease.id).map(({ commandId, at, act, body, agentName, outbox }) => ({
      at,
      act,
      name: (JSON.parse(body) as ActBody).name,
      agentName,
      outbox: outbox === 'sending' ? 'waiting' : outbox,
      papers: papers.get(commandId) ?? [],
    })),
  };
}

/**
 * "Identifiant oublié", once the identity is checked: enough for its owner to know which e-mail it is, and the whole
 * identifier of who signs in without one. It is kept that somebody looked.
 * @throws Refusal `INS-SANS-ESPACE`
 */
export function recallLogin(scope: CommandScope, { account, person }: LoginInput) {
  const { db, core, session, changed } = scope;
  const desk = spaceDesk(core, db, account);
  const { email, login } = requireLiving(requireSomebody(desk, person));
  recordConsultation(db, {
    leaseId: desk.lease.id,
    agentId: session.agent().id,
    post: requireMeta(db, 'post'),
    at: new Date(core.ports.clock.now()).toISOString(),
  });
  changed('accounts');
  return {
    maskedEmail: email === null ? null : maskEmail(email),
    login: login !== null && readLogin(login).kind === 'identifier' ? login : null,
  };
}
