import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PortalRefusal } from './portal-refusal.ts';

const MINUTE = 60_000;

/**
 * Requests a minute. A post that comes back after three weeks with 2 000 acts makes some 20 pushes, and a first pull of a
 * million rows 500 pages; an agency's posts share one address.
 */
export type Limits = {
  /** Enrolment, challenge and session, of one address. */
  readonly address: number;
  readonly device: number;
  /** Tokens that open nothing, of one address. */
  readonly badToken: number;
};
export const LIMITS: Limits = { address: 300, device: 3_000, badToken: 120 };

type Limiter = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
export type Limiters = Readonly<Record<keyof Limits, Limiter>>;

/** Counted in this instance's memory: with two of them, each lets as much through. */
export function makeLimiters(app: FastifyInstance, limits: Limits): Limiters {
  return {
    address: limiter(app, limits.address, ({ ip }) => `address:${ip}`),
    device: limiter(app, limits.device, ({ device, ip }) => `device:${device?.device ?? ip}`),
    badToken: limiter(app, limits.badToken, ({ ip }) => `token:${ip}`),
  };
}

function limiter(
  app: FastifyInstance,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
): Limiter {
  const check = app.createRateLimit({ max, timeWindow: MINUTE, keyGenerator });
  return async (request) => {
    const result = await check(request);
    if (result.isAllowed || !result.isExceeded) return;
    throw new PortalRefusal(
      429,
      'SYN-BUSY',
      'Trop de demandes\u202f: réessayez plus tard.',
      result.ttlInSeconds,
    );
  };
}
