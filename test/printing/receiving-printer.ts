import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A machine that listens as a printer does, and keeps what it was sent. */
export type ReceivingPrinter = {
  readonly host: string;
  readonly port: number;
  /** The bytes of each call that ended, in order. */
  readonly jobs: readonly Buffer[];
  /** The bytes of the next call to end. */
  nextJob(): Promise<Buffer>;
  /** How the next call is taken; after it, whole again. */
  onNext(take: (socket: Socket) => void): void;
  close(): Promise<void>;
};

export async function receivingPrinter(): Promise<ReceivingPrinter> {
  const jobs: Buffer[] = [];
  const waiting: ((job: Buffer) => void)[] = [];
  const plans: ((socket: Socket) => void)[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    const plan = plans.shift();
    if (plan !== undefined) return plan(socket);
    const pieces: Buffer[] = [];
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('end', () => {
      const job = Buffer.concat(pieces);
      // A call without a byte is someone looking whether the printer is on.
      if (job.length === 0) return;
      jobs.push(job);
      waiting.shift()?.(job);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    host: '127.0.0.1',
    port: address.port,
    jobs,
    nextJob() {
      const next = Promise.withResolvers<Buffer>();
      waiting.push(next.resolve);
      return next.promise;
    },
    onNext: (take) => plans.push(take),
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port of this machine where nobody listens any more. */
export async function deafPort(): Promise<number> {
  const printer = await receivingPrinter();
  await printer.close();
  return printer.port;
}
