import { type CoreServices, command, effect, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

const soon = () => {
  throw new Refusal('INT-404', 'Pas encore construit.');
};

export function printingHandlers(core: CoreServices, os: Procedures) {
  return {
    printers: os.printing.printers.handler(effect(core, async () => soon())),
    choose: os.printing.choose.handler(command(core, () => soon())),
    addNetworkPrinter: os.printing.addNetworkPrinter.handler(command(core, () => soon())),
    removeNetworkPrinter: os.printing.removeNetworkPrinter.handler(command(core, () => soon())),
    preview: os.printing.preview.handler(effect(core, async () => soon())),
    print: os.printing.print.handler(effect(core, async () => soon())),
    save: os.printing.save.handler(effect(core, async () => soon())),
    jobs: os.printing.jobs.handler(query(core, () => soon())),
    retry: os.printing.retry.handler(effect(core, async () => soon())),
    testPage: os.printing.testPage.handler(effect(core, async () => soon())),
  };
}
