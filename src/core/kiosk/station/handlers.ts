import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

export function stationHandlers(core: CoreServices, os: Procedures) {
  return {
    status: os.kiosk.station.status.handler(query(core, () => notYet())),
    stay: os.kiosk.station.stay.handler(effect(core, async () => notYet())),
    finish: os.kiosk.station.finish.handler(effect(core, async () => notYet())),
    help: os.kiosk.station.help.handler(effect(core, async () => notYet())),
    leave: os.kiosk.station.leave.handler(effect(core, async () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
