import { z } from 'zod';
import { CERTIFICATE_DECISIONS, CERTIFICATE_STATES, REFUSAL_REASONS } from '../../rules/insurance/states.ts';
import { decideCertificate } from '../insurance/decide.ts';
import { act, dayAt, doneAt, orNull, textSchema } from './placing.ts';

/** What a decision says; what refuses it reads the same. */
export const readsDecision = z.object({
  certificate: textSchema,
  from: z.enum(CERTIFICATE_STATES),
  decision: z.enum(CERTIFICATE_DECISIONS),
  reason: z.enum(REFUSAL_REASONS).nullish(),
  comment: textSchema.nullish(),
});

/** A certificate validated or refused at a counter. */
export const insuranceDecide = act(z.object({ payload: readsDecision }), async (placing, { payload }) => {
  const { tx, command, at } = placing;
  const { certificate, from, decision, reason, comment } = payload;
  const decided = await decideCertificate(tx, {
    id: certificate,
    from,
    decision,
    reason: reason ?? null,
    comment: orNull(comment),
    author: command.agentName,
    where: 'counter',
    command: command.id,
    at: doneAt(placing),
    doneOn: dayAt(command.occurredAt, command.offsetMinutes),
    received: at,
  });
  // What refuses it has looked, and holds the lock.
  if (decided.kind !== 'done')
    throw new Error(`a decision that was not refused cannot take place: ${decided.kind}`);
});
