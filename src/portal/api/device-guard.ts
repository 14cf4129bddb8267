import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import { holderOfToken } from '../devices/sessions.ts';
import type { PortalServices } from '../server/services.ts';
import type { Limiters } from './limits.ts';
import { PortalRefusal } from './portal-refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once its token was found good, before the body is read. */
    device: DeviceIdentity | undefined;
  }
}

/** Lets in a post with its token, before its body is read. */
export function deviceGuards(services: PortalServices, limiters: Limiters): onRequestHookHandler[] {
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
