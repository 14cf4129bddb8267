import { type CoreServices, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

function missing(): never {
  throw new Refusal('INT-404', "Cette partie n'est pas encore en place.");
}

export function contactsHandlers(core: CoreServices, os: Procedures) {
  return {
    directory: os.contacts.directory.handler(query(core, () => missing())),
  };
}
