import type { CardTerminal, Clock } from '../../ports.ts';
import { isHost } from '../../printing/host-name.ts';
import { caisseApTerminal } from './caisse-ap.ts';
import { simulatedTerminal } from './simulated-terminal.ts';

/**
 * The terminal that a kiosk's base names: `simule`, or `host:port` of one that speaks Caisse-AP over IP (`[::1]:8888`
 * for an address of IPv6). Undefined for none, or for a name that says neither: the kiosk then takes no payment.
 */
export function chooseTerminal(setting: string | undefined, clock: Clock): CardTerminal | undefined {
  if (setting === 'simule') return simulatedTerminal(clock);
  const parts = /^(?:\[([0-9a-fA-F:]+)\]|([A-Za-z0-9.-]{1,253})):(\d{1,5})$/.exec(setting?.trim() ?? '');
  const host = parts?.[1] ?? parts?.[2];
  const port = Number(parts?.[3]);
  if (host === undefined || !isHost(host) || port < 1 || port > 65_535) return undefined;
  return caisseApTerminal({ host, port });
}
