import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

export function kioskIdentityHandlers(core: CoreServices, os: Procedures) {
  return {
    identify: os.kiosk.identity.identify.handler(effect(core, async () => notYet())),
    identifyToPay: os.kiosk.identity.identifyToPay.handler(effect(core, async () => notYet())),
    proofs: os.kiosk.identity.proofs.handler(query(core, () => notYet())),
    useCode: os.kiosk.identity.useCode.handler(effect(core, async () => notYet())),
    usePassword: os.kiosk.identity.usePassword.handler(effect(core, async () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
