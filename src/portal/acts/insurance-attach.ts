import { z } from 'zod';
import { CERTIFICATE_FLAGS } from '../../rules/insurance/states.ts';
import { tellCertificate } from '../insurance/certificate-record.ts';
import { placeOfAccount } from './account-place.ts';
import { filesSchema, keepFiles } from './attached-files.ts';
import { spendNumbers } from './numbers.ts';
import { act, dayAt, daySchema, doneAt, numberRead, orNull, textSchema } from './placing.ts';

const reads = z.object({
  payload: z.object({
    insurer: textSchema.nullable(),
    policy: textSchema.nullable(),
    startsOn: daySchema.nullable(),
    endsOn: daySchema,
    address: textSchema.nullable(),
    flags: z.array(z.enum(CERTIFICATE_FLAGS)),
    comment: textSchema.nullish(),
    files: filesSchema,
  }),
  result: z.object({ number: textSchema }),
});

/** A certificate taken at a counter, to be checked. */
export const insuranceAttach = act(
  reads,
  async (placing, { payload, result }) => {
    const { tx, command, at } = placing;
    const { account, feed } = await placeOfAccount(placing);
    const { insurer, policy, startsOn, endsOn, address, flags, files } = payload;
    const done = doneAt(placing);
    const comment = orNull(payload.comment);
    await tx
      .insertInto('certificate')
      .values({
        id: command.id,
        account,
        feed,
        number: result.number,
        insurer: orNull(insurer),
        policy: orNull(policy),
        starts_on: startsOn,
        ends_on: endsOn,
        address: orNull(address),
        flags: JSON.stringify(flags),
        files: JSON.stringify(files),
        state: 'a_verifier',
        reason: null,
        comment,
        decided_by: null,
        decided_at: null,
        decided_where: null,
        received_at: done,
      })
      .execute();
    await tx
      .insertInto('certificate_event')
      .values({
        certificate: command.id,
        feed,
        kind: 'attach',
        state: 'a_verifier',
        reason: null,
        comment,
        author: command.agentName,
        done_where: 'counter',
        at: done,
        done_on: dayAt(command.occurredAt, command.offsetMinutes),
        command: command.id,
      })
      .execute();
    await keepFiles(tx, { owner: 'certificate', ownerId: command.id, account, feed, files, at });
    await tellCertificate(tx, command.id);
    await spendNumbers(placing, [result.number]);
  },
  (placing) => spendNumbers(placing, numberRead(placing)),
);
