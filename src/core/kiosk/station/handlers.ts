import { type CoreServices, effect, type Procedures, queryWithoutBase } from '../../procedures/procedures.ts';
import { derive } from '../derive.ts';
import { callAgent } from './call-agent.ts';
import { leave } from './leave.ts';
import { stationStatus } from './status.ts';

export function stationHandlers(core: CoreServices, os: Procedures) {
  return {
    status: os.kiosk.station.status.handler(
      queryWithoutBase(core, ({ session }) => stationStatus(core, session)),
    ),
    // Being called is enough: the port has just been touched.
    stay: os.kiosk.station.stay.handler(effect(core, async () => ({}))),
    finish: os.kiosk.station.finish.handler(
      effect(core, async ({ session }) => {
        session.end();
        return {};
      }),
    ),
    help: os.kiosk.station.help.handler(effect(core, callAgent)),
    leave: os.kiosk.station.leave.handler(effect(core, (scope, input) => leave(scope, input, derive))),
  };
}
