import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';

/** An accepted command about to have its effect, in the transaction that keeps it. */
export type Placing = {
  readonly tx: Transaction<PortalTables>;
  readonly command: WireCommand;
  readonly from: DeviceIdentity;
  /** Its account is not known here. */
  readonly suspense: boolean;
  /** The feed of its account as it was when the command was looked at; undefined where nobody has looked. */
  readonly accountFeed: string | undefined;
  /** When it was received. */
  readonly at: Date;
};

/** How one type of act is placed. `unread`: what can still be done with one that cannot be read whole. */
export type Act = {
  /** False when the command cannot be read. */
  place(placing: Placing): Promise<boolean>;
  unread?(placing: Placing): Promise<void>;
};

/** @param reads what is read of `{payload, result}`; what it does not name is of no concern here */
export function act<Read>(
  reads: z.ZodType<Read>,
  place: (placing: Placing, read: Read) => Promise<void>,
  unread?: Act['unread'],
): Act {
  return {
    async place(placing) {
      const { payload, result } = placing.command;
      const read = reads.safeParse({ payload, result });
      if (!read.success) return false;
      await place(placing, read.data);
      return true;
    },
    ...(unread === undefined ? {} : { unread }),
  };
}

export const textSchema = z.string().transform(plainText);
export const centsSchema = z.number().int().positive();
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const monthsSchema = z.array(z.object({ month: textSchema, cents: z.number().int() }));

/** Day of the post when the act was done: its clock says the instant, its offset says the day. */
export function dayAt(instant: string, offsetMinutes: number): string {
  return new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString().slice(0, 10);
}

/** When the counter says it was done; never after it was received. */
export function doneAt({ command, at }: Placing): Date {
  const done = Date.parse(command.occurredAt);
  return done <= at.getTime() ? new Date(done) : at;
}

/** Nothing was typed. */
export function orNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}

const readsNumber = z.object({ number: textSchema });

/** The number that an act printed, where no more of it can be read. */
export function numberRead({ command }: Placing): readonly string[] {
  const read = readsNumber.safeParse(command.result);
  return read.success ? [read.data.number] : [];
}
