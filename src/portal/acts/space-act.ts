import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { SpaceAct } from '../../rules/registrations/states.ts';
import { findSpace } from '../spaces/ensure-space.ts';
import { peopleOfLease } from '../spaces/lease-people.ts';
import { lockSpace } from '../spaces/space-locks.ts';
import { putSpaceRecordsOf, tellSpaceAgain } from '../spaces/space-record.ts';
import { raiseAlarm } from '../store/alarms.ts';
import { plainText } from '../store/plain-text.ts';
import { reachingPast } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { spendNumbers } from './numbers.ts';
import { type Act, act, dayAt, type Placing, textSchema } from './placing.ts';

export const paperNumbersSchema = z.array(z.object({ number: textSchema }));

/** What every act on a space says. */
type SpaceRead = {
  readonly payload: { readonly person: string; readonly name?: string };
  readonly result: { readonly papers: readonly { readonly number: string }[] };
};

/** An act on somebody's space, with the feeds of this person locked and every agency within reach. */
export type SpaceActing = {
  readonly tx: Transaction<PortalTables>;
  readonly command: string;
  readonly account: string;
  readonly person: string;
  readonly feed: string;
  /** When it was received: what begins here counts from then. */
  readonly at: Date;
  /** When the counter says it was done; never after `at`. */
  readonly doneAt: Date;
};

/**
 * How an act on a space is placed. `work` answers false where there is no such space: the act is kept, and told. Its
 * numbers are spent in any case, since its papers were handed over.
 */
export function spaceAct<Read extends SpaceRead>(
  kind: SpaceAct,
  reads: z.ZodType<Read>,
  work: (acting: SpaceActing, read: Read) => Promise<boolean>,
): Act {
  return act(reads, async (placing, read) => {
    const numbers = read.result.papers.map(({ number }) => number);
    const { person } = read.payload;
    const known =
      placing.accountFeed !== undefined &&
      (await reachingPast(placing.tx, async () => {
        const acting = await begin(placing, person);
        if (!(await work(acting, read))) return false;
        await keepAct(acting, kind, placing, { number: numbers[0] ?? null, name: read.payload.name ?? '' });
        await putSpaceRecordsOf(placing.tx, person);
        await tellSpaceAgain(placing.tx, acting.account, person);
        return true;
      }));
    await spendNumbers(placing, numbers);
    if (!known) await tellUnknown(placing, person);
  });
}

async function begin({ tx, command, at }: Placing, person: string): Promise<SpaceActing> {
  const account = plainText(command.account ?? '');
  const done = Date.parse(command.occurredAt);
  const doneAt = done <= at.getTime() ? new Date(done) : at;
  return { tx, command: command.id, account, person, feed: await lockSpace(tx, account, person), at, doneAt };
}

/** What goes back to the ERP, as it stood when it took place. */
async function keepAct(
  { tx, account, person, feed }: SpaceActing,
  kind: SpaceAct,
  { command }: Placing,
  { number, name }: { readonly number: string | null; readonly name: string },
): Promise<void> {
  const space = await findSpace(tx, account, person);
  const login = await tx
    .selectFrom('tenant_login')
    .select('email')
    .where('person', '=', person)
    .executeTakeFirst();
  const named = (await peopleOfLease(tx, account, feed)).find((one) => one.person === person);
  if (space === undefined) throw new Error('a space that is not there');
  await tx
    .insertInto('tenant_act')
    .values({
      command: command.id,
      account,
      person,
      feed,
      act: kind,
      number,
      last_name: named?.lastName ?? name,
      first_name: named?.firstName ?? null,
      email: login?.email ?? null,
      state: space.state,
      done_on: dayAt(command.occurredAt, command.offsetMinutes),
    })
    .execute();
}

function tellUnknown({ tx, command, from, at }: Placing, person: string): Promise<void> {
  const facts = {
    account: plainText(command.account ?? ''),
    command: command.id,
    person,
    type: command.type,
  };
  return raiseAlarm(tx, { kind: 'espace-inconnu', agency: from.agency, facts, at });
}
