import type { StationReport } from '../../../rules/sync/protocol.ts';
import { PROGRAM_VERSION } from '../../host/program-version.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { isKioskBase } from '../kiosk-base.ts';
import { lastPrinterStates } from '../printing/printer-states.ts';
import { terminalState } from '../terminal/terminal-state.ts';
import { serviceOf } from './service.ts';

/** A little oftener than a kiosk greets the portal. */
const EVERY_MS = 15_000;

/** From now on the portal hears how this kiosk stands; at a counter's base it hears nothing. Answers how to stop. */
export function startHeartbeat(core: CoreServices): () => void {
  const beat = () => {
    try {
      if (core.base.fault !== undefined || !isKioskBase(core.base.readable())) return;
      core.sync.tellStation(stationReport(core));
    } catch (error) {
      core.ports.log.error('kiosk-heartbeat', error);
    }
  };
  beat();
  const beating = setInterval(beat, EVERY_MS);
  beating.unref();
  return () => clearInterval(beating);
}

export function stationReport(core: CoreServices): StationReport {
  const service = serviceOf(core);
  const { ticket, a4 } = lastPrinterStates(core);
  return {
    service: service.state === 'open' ? 'open' : service.reason,
    ticket,
    a4,
    terminal: terminalState(core),
    version: PROGRAM_VERSION,
  };
}
