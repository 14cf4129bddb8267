import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

function missing(): never {
  throw new Refusal('INT-404', "Cette partie n'est pas encore en place.");
}

export function dossierHandlers(core: CoreServices, os: Procedures) {
  return {
    prepare: os.dossier.prepare.handler(query(core, () => missing())),
    readPhone: os.dossier.readPhone.handler(query(core, () => missing())),
    change: os.dossier.change.handler(command(core, () => missing())),
    declare: os.dossier.declare.handler(command(core, () => missing())),
  };
}
