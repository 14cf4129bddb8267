import { createRouterClient } from '@orpc/server';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  onRequestHookHandler,
} from 'fastify';
import { type PortalRouteMeta, portalContract } from '../../contract/portal.ts';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import { holderOfToken } from '../devices/sessions.ts';
import type { PortalServices } from '../server/services.ts';
import type { Limiters } from './limits.ts';
import { PortalRefusal } from './portal-refusal.ts';
import { type CallContext, portalRouter } from './router.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once its token was found good, before the body is read. */
    device: DeviceIdentity | undefined;
  }
}

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
      return [
        async (request: FastifyRequest, reply: FastifyReply) => {
          const identity = await identify(services, request);
          if (identity instanceof PortalRefusal) {
            // Whoever guesses at tokens is slowed down by where they come from.
            await limiters.badToken(request, reply);
            throw identity;
          }
          request.device = identity;
        },
        limiters.device,
      ];
  }
}

async function identify(
  services: PortalServices,
  { headers }: FastifyRequest,
): Promise<DeviceIdentity | PortalRefusal> {
  const token = /^Bearer ([\w-]{20,128})$/.exec(headers.authorization ?? '')?.[1];
  if (token === undefined)
    return new PortalRefusal(401, 'SYN-SESSION', 'La session de ce poste est terminée.');
  const holder = await holderOfToken(services, token);
  switch (holder.kind) {
    case 'device':
      return holder.identity;
    case 'revoked':
      return new PortalRefusal(401, 'SYN-REVOKED', "Ce poste n'est plus relié au portail.");
    case 'unknown':
      return new PortalRefusal(401, 'SYN-SESSION', 'La session de ce poste est terminée.');
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
