import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire to a port: counts what goes up, and can be cut after so many bytes more. */
export type CountedWire = {
  readonly address: string;
  /** Bytes that went up since the beginning. */
  readonly up: () => number;
  /** Resolves once so many bytes more went up. */
  afterBytes(more: number): Promise<void>;
  /** Everything that passes is cut; what comes next passes. */
  cut(): void;
  /** Nothing passes until it is let through again. */
  hold(): void;
  letThrough(): void;
  close(): Promise<void>;
};

export async function countedWire(port: number): Promise<CountedWire> {
  const sockets = new Set<Socket>();
  const waiting = new Map<() => void, number>();
  let up = 0;
  let held = false;
  const server = createServer((near) => {
    if (held) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes: Buffer) => {
      up += bytes.length;
      for (const [resolve, wanted] of waiting) {
        if (up < wanted) continue;
        waiting.delete(resolve);
        resolve();
      }
    });
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    up: () => up,
    afterBytes: (more) => new Promise((resolve) => waiting.set(resolve, up + more)),
    cut,
    hold() {
      held = true;
      cut();
    },
    letThrough() {
      held = false;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
