import { type CoreServices, effect, type Procedures } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

export function kioskFilesHandlers(core: CoreServices, os: Procedures) {
  return {
    begin: os.kiosk.files.begin.handler(effect(core, async () => notYet())),
    append: os.kiosk.files.append.handler(effect(core, async () => notYet())),
    finish: os.kiosk.files.finish.handler(effect(core, async () => notYet())),
    drop: os.kiosk.files.drop.handler(effect(core, async () => notYet())),
    tray: os.kiosk.files.tray.handler(effect(core, async () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
