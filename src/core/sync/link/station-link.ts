import type { PortalLink } from '../../../rules/sync/network.ts';
import type { StationReport } from '../../../rules/sync/protocol.ts';

/**
 * The same link, by which a kiosk says how it stands each time it greets the portal, and hears whether the staff closed
 * it. A counter says nothing and hears nothing.
 */
export function stationLink(
  link: PortalLink,
  station: () => StationReport | undefined,
  heard: (closed: boolean) => void,
): PortalLink {
  return {
    ...link,
    async hello(request) {
      const said = station();
      if (said === undefined) return link.hello(request);
      const reply = await link.hello({ ...request, station: said });
      if (reply.kind === 'answer') heard(reply.value.closed === true);
      return reply;
    },
  };
}
