import type { FastifyInstance } from 'fastify';
import type { PortalLog } from '../log/portal-log.ts';

/** One line per answer: the pattern of the route, never what was asked of it, and the device by its number. */
export function logRequests(app: FastifyInstance, log: PortalLog): void {
  app.addHook('onResponse', async (request, reply) => {
    log.info('request', {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      device: request.device?.device ?? null,
    });
  });
}
