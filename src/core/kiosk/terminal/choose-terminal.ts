import type { CardTerminal, Clock } from '../../ports.ts';
import { simulatedTerminal } from './simulated-terminal.ts';

/**
 * The terminal that a kiosk's base names: `simule`, or `host:port` of one that speaks Caisse-AP over IP. Undefined for
 * none, or for a name that says neither: the kiosk then takes no payment.
 */
export function chooseTerminal(setting: string | undefined, clock: Clock): CardTerminal | undefined {
  if (setting === 'simule') return simulatedTerminal(clock);
  return undefined;
}
