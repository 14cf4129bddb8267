import { type CoreServices, command, type Procedures, query } from '../../procedures/procedures.ts';
import { readDesk } from './desk.ts';
import { orderPaper } from './order.ts';
import { ordersOf } from './orders.ts';

/** Papers that a tenant asks for. */
export function orderHandlers(core: CoreServices, os: Procedures) {
  return {
    orders: os.documents.orders.handler(query(core, ({ db }, { account }) => ordersOf(core, db, account))),
    desk: os.documents.desk.handler(query(core, ({ db }) => readDesk(core, db))),
    order: os.documents.order.handler(command(core, orderPaper)),
  };
}
