import { implement } from '@orpc/server';
import { portalContract } from '../../contract/portal.ts';
import { assertNever } from '../../rules/brand.ts';
import type { LinkFailure } from '../../rules/sync/network.ts';
import { answerHello, answerPull, receivePush } from '../../rules/sync/portal-engine.ts';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import { enrolDevice } from '../devices/enrol-device.ts';
import { giveChallenge, openSession } from '../devices/sessions.ts';
import { checkKioskPassword } from '../kiosk/check-password.ts';
import { claimCode } from '../kiosk/claim-code.ts';
import { hearKiosk } from '../kiosk/heartbeat.ts';
import { refreshKiosks } from '../kiosk/refresh.ts';
import { databaseAnswers } from '../server/database-answers.ts';
import type { PortalServices } from '../server/services.ts';
import { readAgencyFile } from './agency-file.ts';
import { hashHolds } from './command-hash.ts';

/** What moved is made again before a kiosk is answered, for no longer than this; of a kiosk that begins, much has. */
const REFRESH_MS = { first: 10_000, later: 1_500 } as const;

export type CallContext = {
  readonly services: PortalServices;
  /** Whose token came with the call; undefined where none is asked for. */
  readonly device: DeviceIdentity | undefined;
  /** What the portal holds has grown: through once the mark says so too. */
  readonly pushed: () => Promise<void>;
};

const os = implement(portalContract)
  // What goes out is typed, and a page of thousands of changes is not walked a second time.
  .$config({ initialOutputValidationIndex: Number.NaN })
  .$context<CallContext>();

/** What each route of the contract does; the decisions are those of rules/sync. */
export const portalRouter = os.router({
  enrol: os.enrol.handler(async ({ input, context: { services }, errors }) => {
    const enrolled = await enrolDevice(services, input);
    if (enrolled.kind === 'enrolled') return enrolled.answer;
    switch (enrolled.reason) {
      case 'code':
        throw errors['SYN-CODE']();
      case 'key':
        throw errors['SYN-INPUT']();
      case 'till':
        throw errors['SYN-TILL']();
      case 'landlord':
        throw errors['SYN-LANDLORD']();
      case 'kind':
        throw errors['SYN-KIND']();
      case 'version':
        throw errors['SYN-VERSION']();
      default:
        return assertNever(enrolled.reason);
    }
  }),
  challenge: os.challenge.handler(async ({ input, context: { services } }) => ({
    nonce: await giveChallenge(services, input.device),
  })),
  session: os.session.handler(async ({ input, context: { services }, errors }) => {
    const opened = await openSession(services, input);
    switch (opened.kind) {
      case 'opened':
        return opened.answer;
      case 'stale':
        throw errors['SYN-SESSION']();
      case 'refused':
        throw errors['SYN-REVOKED']();
      default:
        return assertNever(opened);
    }
  }),
  hello: os.hello.handler(async ({ input, context, errors }) => {
    const from = identity(context);
    const reply = await answerHello(portsOf(context), from, input);
    if (reply.kind === 'answer') {
      if (from.kind !== 'kiosk') return reply.value;
      return { ...reply.value, closed: await hearKiosk(context.services, from.device, input.station) };
    }
    throw errors[codeOf(reply.failure, ['SYN-VERSION'])]();
  }),
  push: os.push.handler(async ({ input, context, errors }) => {
    const reply = await receivePush(portsOf(context), identity(context), input);
    if (reply.kind === 'answer') {
      await context.pushed();
      return reply.value;
    }
    if (reply.failure.kind === 'epoch') throw errors['SYN-EPOCH']({ data: { epoch: reply.failure.epoch } });
    throw errors[codeOf(reply.failure, ['SYN-VERSION'])]();
  }),
  changes: os.changes.handler(async ({ input, context, errors }) => {
    const { cursor = null, limit } = input;
    const from = identity(context);
    if (from.kind === 'kiosk') {
      const { services } = context;
      const budgetMs = cursor === null ? REFRESH_MS.first : REFRESH_MS.later;
      // What is here already is answered all the same.
      await refreshKiosks(services, { agency: from.agency, budgetMs }).catch((error) =>
        services.log.error('kiosk-refresh-failed', error),
      );
    }
    const reply = await answerPull(portsOf(context), from, cursor, limit);
    if (reply.kind === 'answer') return reply.value;
    throw errors[codeOf(reply.failure, ['SYN-CURSOR'])]();
  }),
  file: os.file.handler(async ({ input, context, errors }) => {
    const bytes = await readAgencyFile(context.services, identity(context), input.sha256);
    if (bytes === undefined) throw errors['SYN-404']();
    return bytes;
  }),
  kioskPassword: os.kioskPassword.handler(async ({ input, context, errors }) => {
    const from = identity(context);
    if (from.kind !== 'kiosk') throw errors['SYN-BORNE']();
    return checkKioskPassword(context.services, from, input);
  }),
  kioskClaim: os.kioskClaim.handler(async ({ input, context, errors }) => {
    const from = identity(context);
    if (from.kind !== 'kiosk') throw errors['SYN-BORNE']();
    return { claimed: await claimCode(context.services, from, input.code) };
  }),
  health: os.health.handler(async ({ context: { services }, errors }) => {
    const { database, mode, landlord } = services;
    if (!(await databaseAnswers(database))) throw errors['SYN-BUSY']();
    return { status: 'ok' as const, mode, landlord };
  }),
});

function portsOf({ services: { store, now } }: CallContext) {
  return { store, now, hashHolds };
}

/** Set by the route itself, before the body is read, wherever the contract asks for a device. */
function identity({ device }: CallContext): DeviceIdentity {
  if (device === undefined) throw new Error('a route that asks for a device was called without one');
  return device;
}

const CODES = { pause: 'SYN-VERSION', 'cursor-gone': 'SYN-CURSOR' } as const;
type Code = (typeof CODES)[keyof typeof CODES];

function codeOf<const Expected extends Code>(failure: LinkFailure, expected: readonly Expected[]): Expected {
  const code = failure.kind === 'pause' || failure.kind === 'cursor-gone' ? CODES[failure.kind] : undefined;
  const found = expected.find((one) => one === code);
  if (found === undefined) throw new Error(`the engine answered ${failure.kind} where it cannot`);
  return found;
}
