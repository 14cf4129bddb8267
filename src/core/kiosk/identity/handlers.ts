import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { derive } from '../derive.ts';
import { identify, identifyToPay } from './identify.ts';
import { proofs, useCode, usePassword } from './prove.ts';

export function kioskIdentityHandlers(core: CoreServices, os: Procedures) {
  return {
    identify: os.kiosk.identity.identify.handler(
      effect(core, (scope, input) => identify(scope, input, derive)),
    ),
    identifyToPay: os.kiosk.identity.identifyToPay.handler(effect(core, identifyToPay)),
    proofs: os.kiosk.identity.proofs.handler(query(core, proofs)),
    useCode: os.kiosk.identity.useCode.handler(effect(core, (scope, input) => useCode(scope, input, derive))),
    usePassword: os.kiosk.identity.usePassword.handler(effect(core, usePassword)),
  };
}
