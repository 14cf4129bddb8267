import type { Post } from '../../contract/session.ts';
import type { ReadableDb } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import {
  type CoreServices,
  command,
  effect,
  type Procedures,
  query,
  queryWithoutBase,
} from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { listAgents, setTheme, signedInOn, signInView } from './agents.ts';
import { authorise } from './authorise.ts';
import { choosePin, resume, signIn } from './sign-in.ts';
import { Throttle } from './throttle.ts';

export function sessionHandlers(core: CoreServices, os: Procedures) {
  const throttle = new Throttle(() => core.ports.clock.monotonic());
  return {
    status: os.session.status.handler(
      queryWithoutBase(core, ({ session }) => ({
        session: session.view(),
        post: core.base.fault === undefined ? readPost(core.base.readable()) : null,
      })),
    ),
    agents: os.session.agents.handler(
      query(core, ({ db }) => {
        const today = localDay(core.ports.clock);
        return listAgents(db).map((row) =>
          signInView(row, row.pin_hash !== null && signedInOn(db, row.id, today)),
        );
      }),
    ),
    signIn: os.session.signIn.handler(
      effect(core, (scope, input) => signIn(scope, throttle, input.agent, input.password)),
    ),
    resume: os.session.resume.handler(
      effect(core, (scope, input) => resume(scope, throttle, input.agent, input.pin)),
    ),
    choosePin: os.session.choosePin.handler(
      effect(core, (scope, input) => choosePin(scope, throttle, input.password, input.pin)),
    ),
    lock: os.session.lock.handler(
      effect(core, async ({ session }) => {
        session.lock(new Date(core.ports.clock.now()).toISOString());
        core.events.changed(['session']);
        return session.view();
      }),
    ),
    signOut: os.session.signOut.handler(
      effect(core, async ({ session }) => {
        session.signOut();
        core.events.changed(['session']);
        return session.view();
      }),
    ),
    chooseTheme: os.session.chooseTheme.handler(
      command(core, ({ db, session, changed }, { theme }) => {
        const agent = session.agent();
        setTheme(db, agent.id, theme);
        session.signIn({ ...agent, theme }, core.ports.clock.monotonic());
        changed('session');
        return session.view();
      }),
    ),
    approvers: os.session.approvers.handler(
      query(core, ({ db }) =>
        listAgents(db)
          .filter(({ role }) => role !== 'agent')
          .map(({ id, name, job_title, pin_hash }) => ({
            id,
            name,
            jobTitle: job_title,
            hasPin: pin_hash !== null,
          })),
      ),
    ),
    authorise: os.session.authorise.handler(
      effect(core, (scope, input) => authorise(scope, throttle, input)),
    ),
    touch: os.session.touch.handler(effect(core, async () => ({}))),
  };
}

/** Which post this is, or null while the base belongs to no landlord. */
function readPost(db: ReadableDb): Post | null {
  const landlordId = readMeta(db, 'landlord');
  if (landlordId === undefined) return null;
  return {
    landlordId,
    landlordName: landlordName(db) ?? landlordId,
    agencyName: readMeta(db, 'agency') ?? '',
    postName: readMeta(db, 'post') ?? '',
    demonstration: readMeta(db, 'demonstration') === 'yes',
  };
}

/** Undefined when the stored profile cannot be read: setup.status says so, and the post must still name itself. */
function landlordName(db: ReadableDb): string | undefined {
  try {
    return currentProfile(db).name;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
