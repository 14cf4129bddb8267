import { type CoreServices, command, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

function missing(): never {
  throw new Refusal('INT-404', "Cette partie n'est pas encore en place.");
}

/** Papers that a tenant asks for. */
export function orderHandlers(core: CoreServices, os: Procedures) {
  return {
    orders: os.documents.orders.handler(query(core, () => missing())),
    order: os.documents.order.handler(command(core, () => missing())),
  };
}
