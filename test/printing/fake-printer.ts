import type { PaperFormat } from '../../src/contract/printing.ts';
import { PrinterFault, type PrinterPort, type PrintFailure } from '../../src/core/ports.ts';

export type Sent = {
  readonly printer: string;
  readonly pdf: Buffer;
  readonly format: PaperFormat;
  readonly title: string;
};

/** A system with one queue, `accueil`, that takes what it is sent unless told otherwise. */
export type FakePrinter = {
  readonly port: PrinterPort;
  /** What was taken, in order. */
  readonly sent: readonly Sent[];
  /** The next paper fails. */
  failNext(reason: PrintFailure | Error): void;
  /** The next paper waits inside the printer; resolves once it is there, with the hand that lets it out. */
  holdNext(): Promise<() => void>;
};

export function fakePrinter(): FakePrinter {
  const sent: Sent[] = [];
  const plans: (() => Promise<void>)[] = [];
  return {
    sent,
    failNext(reason) {
      plans.push(() =>
        Promise.reject(reason instanceof Error ? reason : new PrinterFault(reason, 'as the test asked')),
      );
    },
    holdNext() {
      const arrived = Promise.withResolvers<() => void>();
      plans.push(() => {
        const held = Promise.withResolvers<void>();
        arrived.resolve(held.resolve);
        return held.promise;
      });
      return arrived.promise;
    },
    port: {
      list: async () => [
        { id: 'accueil', name: "Imprimante de l'accueil", formats: ['a4', '80mm'], state: 'ready' },
        { id: 'reserve', name: 'Réserve', formats: ['a4'], state: 'paused' },
      ],
      async send(printer, pdf, { format, title }) {
        await plans.shift()?.();
        sent.push({ printer, pdf: Buffer.from(pdf), format, title });
      },
    },
  };
}
