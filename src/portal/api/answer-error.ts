import { ORPCError } from '@orpc/server';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalFailure } from '../../contract/portal.ts';
import type { PortalLog } from '../log/portal-log.ts';
import { PortalRefusal } from './portal-refusal.ts';

type Answer = PortalFailure & { readonly status: number; readonly retryAfterSeconds?: number | undefined };

const INPUT = "La demande n'a pas la forme attendue.";
const BUSY_SECONDS = 5;
const busy: Answer = {
  status: 503,
  code: 'SYN-BUSY',
  message: 'Le portail ne peut pas répondre pour le moment.',
  retryAfterSeconds: BUSY_SECONDS,
};

/** What a caller is told of an error: a code and a sentence, nothing of the inside. */
export function answerError(log: PortalLog) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const answer = answerOf(error) ?? unexpected(log, error, request);
    const { status, retryAfterSeconds, ...body } = answer;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', Math.max(1, retryAfterSeconds));
    return reply.status(status).send(body);
  };
}

function answerOf(error: unknown): Answer | undefined {
  if (error instanceof PortalRefusal) {
    const { statusCode: status, code, message, retryAfterSeconds } = error;
    return { status, code, message, retryAfterSeconds };
  }
  if (error instanceof ORPCError) return fromProcedure(error);
  if (isFastifyError(error)) return fromTransport(error);
  return undefined;
}

function fromProcedure(error: ORPCError<string, unknown>): Answer | undefined {
  if (error.code === 'BAD_REQUEST') return { status: 400, code: 'SYN-INPUT', message: INPUT };
  if (!error.code.startsWith('SYN-')) return undefined;
  if (error.code === 'SYN-BUSY') return busy;
  const { status, code, message, data } = error;
  const epoch = (data as { readonly epoch?: unknown } | undefined)?.epoch;
  return { status, code, message, ...(typeof epoch === 'string' ? { epoch } : {}) };
}

/** Refused before the procedure: a body too large, not JSON, of another type. */
function fromTransport({ statusCode = 500 }: FastifyError): Answer | undefined {
  if (statusCode === 413) {
    return { status: 413, code: 'SYN-SIZE', message: 'La demande est trop volumineuse.' };
  }
  if (statusCode === 503) return busy;
  return statusCode >= 400 && statusCode < 500
    ? { status: statusCode, code: 'SYN-INPUT', message: INPUT }
    : undefined;
}

function unexpected(log: PortalLog, error: unknown, request: FastifyRequest): Answer {
  const fault = error instanceof ORPCError ? (error.cause ?? error) : error;
  log.error('request-failed', fault, { method: request.method, route: request.routeOptions.url ?? '' });
  return isPassing(fault)
    ? busy
    : { status: 500, code: 'SYN-FAULT', message: "Le portail n'a pas pu traiter la demande." };
}

/** Codes of PostgreSQL and of the system that say: not now. */
const PASSING = /^(08...|40001|40P01|53...|55P03|57P0[1-3]|57014|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/;

/** Whether the database was away or too busy: the same request may succeed later. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && PASSING.test(String(error.code))) return true;
  // pg says these in words alone.
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  );
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_');
}
