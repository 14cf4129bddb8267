import { createRouterClient } from '@orpc/server';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  onRequestHookHandler,
} from 'fastify';
import { type PortalRouteMeta, portalContract } from '../../contract/portal.ts';
import type { PortalServices } from '../server/services.ts';
import { deviceGuards } from './device-guard.ts';
import type { Limiters } from './limits.ts';
import { type CallContext, portalRouter } from './router.ts';

type RouteName = keyof typeof portalContract;

type RouteOptions = {
  readonly services: PortalServices;
  readonly limiters: Limiters;
  readonly pushed: () => Promise<void>;
};

/** Serves every route of the contract, and only those. */
export function registerRoutes(app: FastifyInstance, options: RouteOptions): void {
  app.decorateRequest('device', undefined);
  for (const name of Object.keys(portalContract) as RouteName[]) {
    const { route, meta } = portalContract[name]['~orpc'];
    app.route({
      method: route.method as HTTPMethods,
      url: (route.path ?? '').replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit: meta.bodyBytes,
      onRequest: guards(meta, options),
      handler: (request, reply) => answer(name, request, reply, options),
    });
  }
}

function guards({ access }: PortalRouteMeta, { services, limiters }: RouteOptions): onRequestHookHandler[] {
  switch (access) {
    case 'open':
      return [];
    case 'address':
      return [limiters.address];
    case 'device':
      return deviceGuards(services, limiters);
  }
}

async function answer(
  name: RouteName,
  request: FastifyRequest,
  reply: FastifyReply,
  { services, pushed }: RouteOptions,
): Promise<FastifyReply> {
  const input =
    request.method === 'GET' ? { ...(request.query as object), ...(request.params as object) } : request.body;
  const context: CallContext = { services, device: request.device, pushed };
  // What came in is checked by the schema of the contract, whatever its type.
  const ask = createRouterClient(portalRouter, { context })[name] as (input: unknown) => Promise<unknown>;
  const output = await ask(input);
  return output instanceof Uint8Array
    ? reply.type('application/octet-stream').send(Buffer.from(output))
    : reply.send(output);
}
