import { type CoreServices, command, effect, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

const soon = () => {
  throw new Refusal('INT-404', 'Pas encore construit.');
};

export function tillHandlers(core: CoreServices, os: Procedures) {
  return {
    state: os.till.state.handler(query(core, () => soon())),
    open: os.till.open.handler(command(core, () => soon())),
    count: os.till.count.handler(command(core, () => soon())),
    close: os.till.close.handler(command(core, () => soon())),
    journal: os.till.journal.handler(query(core, () => soon())),
    verify: os.till.verify.handler(effect(core, async () => soon())),
  };
}
